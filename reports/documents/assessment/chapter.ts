import { formatDecimal } from "../../../pipeline/words/number.js";
import { ordinal } from "../../../pipeline/words/ordinal.js";
import { type Block, type Chart, text } from "../../document.js";
import { rangeWords } from "../../words/scoring.js";
import { changeChart } from "../charts/changeChart.js";
import { hoursChart, timed, whenWords } from "../charts/hoursChart.js";
import { longRunChart } from "../charts/longRunChart.js";
import { seasonalChart } from "../charts/seasonalChart.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { Finding } from "../data/finding.js";
import type { IssueMembers } from "../data/groupByIssue.js";
import { isApart, type RankedPriority } from "../data/ranking.js";
import type { StrategicData } from "../data/strategicData.js";
import { mapped, wardMap } from "../maps/wardMap.js";
import { wardRates } from "../maps/wardRates.js";
import { lastPlaceSentence } from "../parts/lastPlace.js";
import { measuresTable } from "../parts/measuresTable.js";
import { repeating, repeatsTable, repeatsWords } from "../parts/repeats.js";
import { sentence } from "../parts/sentenceBlock.js";
import { careNotes } from "./careNotes.js";
import { lastActions } from "./lastActions.js";
import { leadFindings } from "./leadFindings.js";
import { assessmentSection } from "./section.js";
import { wardList } from "./wardSentence.js";

/**
 * A chapter for one issue of the plan: its place, what changed, a section for each measure that stands for it, the
 * finding first, a table of what else partners counted, where in the district, what to beware of, what last year's actions
 * came to. Its other charts, the seasons and the years among them, are in the annex.
 *
 * @param drawn the measure whose years the summary has
 */
export function issueChapter(
  data: StrategicData,
  { title, id, issue, members }: IssueMembers<AssessedFinding>,
  commentary: readonly Block[] = [],
  drawn: AssessedFinding | null = null,
): { blocks: Block[]; annex: Block[] } {
  const leads = leadFindings(members, data.leading?.get(issue ?? ""));
  const others = members.filter((finding) => !leads.includes(finding));
  const largest = mapped(members);
  const map = largest === null ? null : wardMap(data, largest, ratesIn(data, largest));
  const seasons = seasonalChart(data, leads);
  const changes = changeChart(title, id, members);
  const hours = timed(data, members);
  const places = [...(map === null ? [] : [map]), ...wardList(members, leads)];
  const when = sentence(hours === null ? "" : whenWords(data, hours.finding, hours.hours));
  const again = repeating(data, members);
  const where = [...places, ...when, ...again.flatMap((found) => sentence(repeatsWords(found)))];
  const sections = leads.map((finding, index) => assessmentSection(data, finding, members, index === 0));
  const charts = [
    ...sections.flatMap((section) => section.charts),
    ...(seasons === null ? [] : [seasons]),
    ...longRun(
      data,
      leads.filter((finding) => finding !== drawn),
    ),
    ...(hours === null ? [] : [hoursChart(data, hours.finding, hours.hours)]),
  ];
  const blocks: Block[] = [
    { kind: "heading", level: 1, id, text: title },
    ...sentence(placeWords(data, issue)),
    ...commentary,
    ...(changes === null ? [] : [changes]),
    ...sections.flatMap((section) => section.blocks),
    ...(others.length === 0
      ? []
      : [
          {
            kind: "heading" as const,
            level: 2 as const,
            id: `partners-${id}`,
            text: leads.length === 0 ? "What was counted" : "What partners counted",
          },
          measuresTable(data, `${title}: other measures`, `table-${id}`, others.map(inAppendix), true),
        ]),
    ...(where.length === 0
      ? []
      : [
          {
            kind: "heading" as const,
            level: 2 as const,
            id: `wards-${id}`,
            text:
              when.length === 0 ? "Where in the district" : places.length === 0 ? "When" : "Where and when",
          },
          ...where,
        ]),
    ...careNotes(members),
    ...lastActions(data, issue, id),
  ];
  const behind = [...charts, ...repeatsTable(data, title, id, members)];
  const annex: Block[] =
    behind.length === 0 ? [] : [{ kind: "heading", level: 2, id: `charts-${id}`, text: title }, ...behind];
  return { blocks, annex };
}

/** The years of the first of a chapter's leading measures that has enough of them. */
function longRun(data: StrategicData, leads: readonly AssessedFinding[]): Chart[] {
  for (const finding of leads) {
    const chart = longRunChart(data, finding);
    if (chart !== null) return [chart];
  }
  return [];
}

/** A measure without a section of its own is found among all figures. */
export function inAppendix(finding: AssessedFinding): AssessedFinding {
  return { ...finding, id: "all-measures" };
}

/**
 * What is unknown leaves open, of the issue itself or, where all of it is known, of the others, whose places decide its own: " Only 67%
 * of the weights are known; if the rest were, it could be in any place."; nothing where no other place is open.
 */
function blanksWords(
  { known, open, best, worst }: Pick<RankedPriority, "known" | "open" | "best" | "worst">,
  count: number,
): string {
  if (open.best === null || open.worst === null) return "";
  const whole = known >= 1 - 1e-9;
  if (whole && open.best === best && open.worst === worst) return "";
  const places = open.best === 1 && open.worst === count ? "in any place" : rangeWords(open.best, open.worst);
  return whole
    ? ` All of its own weights are known, but not all of the others’; if theirs were, it could be ${places}.`
    : ` Only ${formatDecimal(known * 100, 0)}% of the weights are known; if the rest were, it could be ${places}.`;
}

/** "By the evidence it is 4th of 7 … In the plan for 2024/25 it is 1st: …": the issue's places, and how sure they are. */
function placeWords({ ranking }: StrategicData, issue: string | null): string {
  const own = ranking?.ranked.find(({ id }) => id === issue);
  if (ranking === undefined || own === undefined) return "";
  const plan = ranking.planYear.replace("-", "/");
  const count = ranking.ranked.length;
  const range =
    own.best === null || own.worst === null
      ? ""
      : own.best === own.worst
        ? "; by what is known it keeps that place, or shares it, with all other weights tried and with any criterion left out"
        : `; by what is known it is ${ordinal(own.best)} to ${ordinal(own.worst)} with other weights or a criterion left out`;
  const blanks = blanksWords(own, count);
  return [
    own.position === null || own.score === null
      ? "By the evidence it has no place, because too little is known."
      : `By the evidence it is ${ordinal(own.position)} of ${count}, with ${formatDecimal(own.score, 2)} of 5${range}.${blanks}`,
    own.adopted === null
      ? ""
      : `In the plan for ${plan} it is ${ordinal(own.adopted)}${isApart(own) ? `: ${own.reason === null ? "no reason has been recorded" : own.reason.replace(/[.\s]+$/, "")}` : ""}.`,
    lastPlaceSentence(own),
  ]
    .filter((words) => words !== "")
    .join(" ");
}

/** What belongs to no issue of the plan: one table, and what the analyst wrote of each. */
export function otherIssues(
  data: StrategicData,
  chapters: readonly { chapter: IssueMembers<AssessedFinding>; commentary: readonly Block[] }[],
): Block[] {
  if (chapters.length === 0) return [];
  // without a plan there is nothing to be outside of: what belongs to no issue has a heading of its own
  const outside: Block[] =
    data.planned === false
      ? [{ kind: "heading", level: 1, id: "other-issues", text: "What belongs to no issue" }]
      : [
          { kind: "heading", level: 1, id: "other-issues", text: "Issues outside the plan" },
          {
            kind: "paragraph",
            style: "plain",
            inlines: [
              text(
                "These measures belong to issues of other years or to none. They are watched and not ranked.",
              ),
            ],
          },
        ];
  const noted = chapters.filter(({ commentary }) => commentary.length > 0);
  const plain = chapters.filter(({ commentary }) => commentary.length === 0);
  return [
    ...outside,
    ...noted.flatMap(({ chapter: { title, id, members }, commentary }): Block[] => [
      { kind: "heading", level: 2, id, text: title },
      ...commentary,
      measuresTable(data, title, `table-${id}`, members.map(inAppendix), true),
    ]),
    ...together(
      data,
      plain.map(({ chapter }) => chapter),
    ),
    ...careNotes(chapters.flatMap(({ chapter: { members } }) => members)),
  ];
}

/** Issues of which nothing is written in one table, which says of each measure to which it belongs. */
function together(data: StrategicData, chapters: readonly IssueMembers<AssessedFinding>[]): Block[] {
  const [first, second] = chapters;
  if (first === undefined) return [];
  const rows = chapters.flatMap(({ members }) => members.map(inAppendix));
  if (second === undefined) return [measuresTable(data, first.title, `table-${first.id}`, rows, true)];
  const issueOf = ({ measure }: Finding) =>
    chapters.find(({ members }) => members.some((member) => member.measure.measure === measure.measure))
      ?.title ?? "";
  return [measuresTable(data, "Issues outside the plan", "table-other-issues", rows, true, issueOf)];
}

/** The rates of the wards of a finding, where estimates of all of them were imported. */
const ratesIn = ({ wardEstimates = [] }: StrategicData, { wards, row, measure }: AssessedFinding) =>
  wardRates(wards, row, measure, wardEstimates);
