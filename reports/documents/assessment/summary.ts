import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { ordinal } from "../../../pipeline/words/ordinal.js";
import { counted, oneOrMany } from "../../../pipeline/words/plural.js";
import { type Block, type Cell, cell, reference, text } from "../../document.js";
import { blanksSentence, judgedSentence, knownCell, range } from "../committee/tables.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { Finding } from "../data/finding.js";
import { withCare } from "../data/reading.js";
import type { StrategicData } from "../data/strategicData.js";
import { lastPlace } from "../parts/lastPlace.js";
import { sentence } from "../parts/sentenceBlock.js";
import { careList, findingsList, standingList, unknownList } from "./summaryLists.js";

interface Chapter {
  title: string;
  id: string;
  issue: string | null;
}

/** One page: the priorities with their scores and how far the order holds, what rose, what fell, what cannot be said. */
export function summary(data: StrategicData, chapters: readonly Chapter[], all: readonly Finding[]): Block[] {
  const higher = all.filter((finding) => finding.reading === "higher").sort(bySize);
  const lower = all.filter((finding) => finding.reading === "lower").sort(bySize);
  const unknown = all.filter((finding) => finding.reading === null || finding.reading === "not comparable");
  return [
    { kind: "heading", level: 1, id: "summary", text: "Summary" },
    {
      kind: "paragraph",
      style: "lead",
      inlines: [text(lead(data, all))],
    },
    ...priorities(data, chapters),
    ...findingsList(data, "summary-higher", "What is higher", higher),
    ...findingsList(data, "summary-lower", "What is lower", lower),
    ...careList(data, all),
    ...standingList(all),
    ...unknownList(unknown),
  ];
}

/** The issues in the order of the evidence; with the scores and the places they could take, where they were scored. */
function priorities({ ranking, priorities: planned }: StrategicData, chapters: readonly Chapter[]): Block[] {
  const ranked = planned.some(({ rank }) => rank !== null);
  if (ranking === undefined) {
    // without an order they are the contents once more
    if (!ranked) return [];
    const items = chapters.map(({ title, id }) => [reference(title, id)]);
    return [
      { kind: "heading", level: 2, id: "summary-issues", text: "The priorities, in their order" },
      { kind: "list", ordered: true, items },
    ];
  }
  const place = (position: number | null): Cell =>
    position === null ? cell("[x]") : { ...cell(ordinal(position)), value: null };
  return [
    {
      kind: "table",
      id: "table-summary",
      caption: `The priorities of ${ranking.planYear.replace("-", "/")} at a glance`,
      columns: [
        { label: "Priority", align: "left" },
        { label: "By the evidence", align: "left" },
        { label: "In the plan", align: "left" },
        { label: "Score of 5", align: "right" },
        { label: "Known", align: "right" },
        { label: "By what is known", align: "left" },
        { label: "The year before", align: "left" },
      ],
      rows: ranking.ranked.map((issue) => {
        const chapter = chapters.find((candidate) => candidate.issue === issue.id);
        return [
          cell(chapter === undefined ? issue.name : reference(issue.name, chapter.id)),
          place(issue.position),
          place(issue.adopted),
          issue.score === null ? cell("[x]") : { ...cell(formatDecimal(issue.score, 2)), value: issue.score },
          knownCell(issue),
          cell(range(issue)),
          { ...cell(lastPlace(issue)), value: null },
        ];
      }),
      headerColumn: true,
      units: null,
      notes: [
        `Known: the share of the weights of which something is known. By what is known: its places with other weights or a criterion left out. [x] not available, or not ranked.`,
      ],
      source: "the partnership's scoring of its extracts",
      repeats: true,
    },
    ...sentence(
      [judgedSentence(ranking), ranking.against, ranking.robustness, blanksSentence(ranking.ranked)]
        .filter((words) => words !== "")
        .join(" "),
    ),
  ];
}

/** The whole in one paragraph: how many are higher, lower, level, and of how many that cannot be said. */
function lead({ period }: AssessmentData, all: readonly Finding[]): string {
  const count = (reading: Finding["reading"]) => all.filter((finding) => finding.reading === reading).length;
  const number = `${counted(all.length, "measure")}`;
  const unknown = count(null) + count("not comparable");
  const elsewhere = all.filter(({ otherPeriod }) => otherPeriod).length;
  const span = formatPeriod(period.start, period.end);
  const others = [
    `${are(count("within normal variation"))} within normal variation`,
    ...(count("too few to say") === 0 ? [] : [`${formatCount(count("too few to say"))} too few to say`]),
    ...(count("not tested") === 0
      ? []
      : [`${counted(count("not tested"), "a share", "shares")} from a survey, not tested`]),
    ...(count(withCare) === 0
      ? []
      : [
          `${are(count(withCare))} to be read with care (months of one year were not recorded as those of the other)`,
        ]),
    ...(unknown === 0 ? [] : [`${formatCount(unknown)} without a change that can be given`]),
  ];
  const first =
    unknown === all.length
      ? `${number} for ${span} ${oneOrMany(all.length, "is", "are")} set out here; of none can a change from the year before be given.`
      : `Of ${number} for ${span}, ${are(count("higher"))} higher and ${are(count("lower"))} lower than in the same period of the previous year by more than chance alone would give; ${joinWords(others)}.`;
  const compared = (reading: Finding["reading"]) =>
    all.filter(({ untouched }) => untouched?.reading === reading).length;
  const told =
    compared("higher") + compared("lower") === 0
      ? ""
      : ` In the months that compare, ${are(compared("higher"))} higher and ${are(compared("lower"))} lower.`;
  const whole = `${first}${told}`;
  return elsewhere === 0 ? whole : `${whole} ${are(elsewhere)} for another twelve months, which are named.`;
}

function are(count: number): string {
  return `${count === 0 ? "none" : formatCount(count)} ${count === 1 || count === 0 ? "is" : "are"}`;
}

function bySize(a: Finding, b: Finding): number {
  return Math.abs(b.row.change ?? 0) - Math.abs(a.row.change ?? 0) || a.measure.position - b.measure.position;
}
