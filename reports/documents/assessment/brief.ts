import { formatMonth, formatPeriod } from "../../../pipeline/calendar/print.js";
import { comesToLight, judgement } from "../../../pipeline/facts/polarity.js";
import { wilson } from "../../../pipeline/statistics/index.js";
import { capital, lowerFirst } from "../../../pipeline/words/firstLetter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatDecimal, formatPercent } from "../../../pipeline/words/number.js";
import { ordinal } from "../../../pipeline/words/ordinal.js";
import { counted, oneOrMany } from "../../../pipeline/words/plural.js";
import type { Survey } from "../../../pipeline/workspace/contracts/contractSurvey.js";
import { type Block, type Inline, strong, text } from "../../document.js";
import { insideSentence } from "../../words/countedThing.js";
import { polarityClaim } from "../../words/polarity.js";
import { placeWords } from "../../words/rankWords.js";
import { figureWords, shareOf } from "../../words/share.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import { placesOf } from "../data/finding.js";
import { everyPlaceOpen, isApart, type RankedPriority } from "../data/ranking.js";
import type { StrategicData } from "../data/strategicData.js";
import { blockWords } from "../parts/blockWords.js";
import { storyOf } from "./section.js";
import { standingList } from "./summaryLists.js";
import { wardSentence } from "./wardSentence.js";

/** One side of A4, for a councillor with two minutes. */
const mostWords = 300;

/** How many of each are said, and in how many words: as many as the page holds, changes for worse and better last to go. */
interface Most {
  changes: number;
  eitherWay: number;
  /** how many of the rest of them are named with their change, the largest first, since it may be larger than those told of */
  others: number;
  highPlaces: number;
  concerns: number;
  /**
   * what the chapters say as well: how many have no ward, where the plan's order differs most, of each change its priority; bare is
   * a change without its place too
   */
  asides: "all" | "priority" | "none" | "bare";
}
const lengths: readonly Most[] = [
  { changes: 3, eitherWay: 2, others: 4, highPlaces: 2, concerns: 3, asides: "all" },
  { changes: 3, eitherWay: 1, others: 4, highPlaces: 2, concerns: 2, asides: "all" },
  { changes: 3, eitherWay: 1, others: 4, highPlaces: 1, concerns: 1, asides: "all" },
  { changes: 3, eitherWay: 1, others: 1, highPlaces: 1, concerns: 1, asides: "all" },
  { changes: 3, eitherWay: 1, others: 0, highPlaces: 1, concerns: 1, asides: "all" },
  { changes: 3, eitherWay: 1, others: 1, highPlaces: 1, concerns: 1, asides: "priority" },
  { changes: 3, eitherWay: 1, others: 0, highPlaces: 1, concerns: 1, asides: "priority" },
  { changes: 3, eitherWay: 1, others: 1, highPlaces: 1, concerns: 1, asides: "none" },
  { changes: 3, eitherWay: 1, others: 0, highPlaces: 1, concerns: 1, asides: "none" },
  { changes: 3, eitherWay: 1, others: 1, highPlaces: 1, concerns: 1, asides: "bare" },
  { changes: 3, eitherWay: 1, others: 0, highPlaces: 1, concerns: 1, asides: "bare" },
  { changes: 2, eitherWay: 1, others: 0, highPlaces: 1, concerns: 1, asides: "bare" },
  { changes: 1, eitherWay: 1, others: 0, highPlaces: 1, concerns: 1, asides: "bare" },
];

/** The first of them; one more where it would be the only one left out, since its name is as long as the words that it is missing. */
const first = <Item>(found: readonly Item[], most: number): readonly Item[] =>
  found.length === most + 1 ? found : found.slice(0, most);

/**
 * The assessment on one page, without a word of statistics: crime as a whole and our place, what got worse and better and
 * what that means, where and when, what residents say, the priorities and why, what is asked. Of more than one page holds,
 * fewer things are said.
 */
export function brief(data: StrategicData, all: readonly AssessedFinding[]): Block[] {
  const made = lengths.map((most) => blocksOf(data, all, most));
  return made.find((blocks) => wordsIn(blocks) <= mostWords) ?? made.at(-1) ?? [];
}

/** How many words a reader reads. */
export const wordsIn = (blocks: readonly Block[]): number =>
  blocks
    .map(blockWords)
    .join(" ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

function blocksOf(data: StrategicData, all: readonly AssessedFinding[], most: Most): Block[] {
  const none: Inline[][] = [[text("No clear change.")]];
  const items = (meaning: "unwelcome" | "welcome") => {
    const found = changed(data, all, meaning);
    const named = first(found, most.changes);
    const others = found.length - named.length;
    const rest: Inline[][] =
      others === 0 ? [] : [[text(`Also: ${othersWords(found, named.length, most.others)}.`)]];
    return found.length === 0 ? none : [...named.map((finding) => item(data, finding, most)), ...rest];
  };
  const lists = [
    list("brief-worse", "What got worse", items("unwelcome")),
    list("brief-better", "What got better", items("welcome")),
  ];
  return [
    { kind: "heading", level: 1, id: "brief", text: "The assessment in brief" },
    ...overall(data, all),
    ...lists.flat(),
    ...paragraph("Good or bad, by what came to light", eitherWay(data, all, most)),
    ...standingList(all, most.highPlaces),
    ...paragraph("Where and when", whereAndWhen(data, all, most)),
    ...paragraph("What residents say", residents(data, all, most.concerns)),
    ...proposed(data),
    ...asked(data, most),
  ];
}

/** Crime as a whole: the offences of which the most are counted, where we have a place by them; null where none are. */
export const crimeAsAWhole = (all: readonly AssessedFinding[]): AssessedFinding | null =>
  all
    .filter(({ measure, row, otherPeriod, byRate, byCount }) => {
      const placed = byRate !== null || byCount !== null;
      return /^offences$/i.test(measure.unit) && row.status === "complete" && !otherPeriod && placed;
    })
    .toSorted((a, b) => (b.row.value ?? 0) - (a.row.value ?? 0))[0] ?? null;

/** Crime as a whole, with our place among the county's areas. */
function overall(data: StrategicData, all: readonly AssessedFinding[]): Block[] {
  const found = crimeAsAWhole(all);
  if (found === null) return [];
  const { row, measure } = found;
  const rate =
    row.rate === null || row.per === null
      ? ""
      : `: ${formatDecimal(row.rate, 1)} for every ${formatCount(row.per)} ${/household/i.test(row.denominator ?? "") ? "households" : "residents"}`;
  const place = placeWords(placesOf(found), data.partnership.county);
  return [
    {
      kind: "paragraph",
      style: "lead",
      inlines: [
        text(`${measure.name}, ${formatPeriod(data.period.start, data.period.end)}: `),
        found.cite(formatCount(row.value ?? 0), "current"),
        text(`, ${changeInWords(found)}. ${place === null ? "" : `${capital(place)}${rate}.`}`),
      ],
    },
  ];
}

/** "106 more (22.4%)"; a difference that chance alone could make is no clear change. */
function changeInWords({ row, reading }: AssessedFinding): string {
  const { change, percent } = row;
  if (change === null) return "which cannot be compared with the year before";
  if (change === 0) return "as many as the year before";
  const share = percent === null ? "" : ` (${formatPercent(percent)})`;
  const words = `${formatCount(Math.abs(change))} ${change > 0 ? "more" : "fewer"}${share} than the year before`;
  return reading === "higher" || reading === "lower" ? words : `${words}, no clear change`;
}

/** What changed clearly for better or worse: what stands for its issue before other things, what is reported before what is done. */
function changed(
  data: StrategicData,
  all: readonly AssessedFinding[],
  meaning: "welcome" | "unwelcome" | "either",
): AssessedFinding[] {
  const leading = new Set([...(data.leading ?? new Map<string, readonly string[]>()).values()].flat());
  const weight = ({ measure, row }: AssessedFinding) =>
    (leading.has(measure.measure) ? 4 : 0) + (comesToLight(measure) ? 2 : 0) + (row.percent === null ? 0 : 1);
  return all
    .filter(
      ({ row, measure, reading, otherPeriod }) =>
        !otherPeriod &&
        (reading === "higher" || reading === "lower") &&
        judgement(row.change, measure.polarity) === meaning,
    )
    .toSorted(
      (a, b) =>
        weight(b) - weight(a) ||
        Math.abs(b.row.change ?? 0) - Math.abs(a.row.change ?? 0) ||
        a.measure.position - b.measure.position,
    );
}

/** "1,221, 127 more (11.6%)" */
function figureAndChange({ row, cite }: AssessedFinding): Inline[] {
  const change = row.change ?? 0;
  const share = row.percent === null ? "" : ` (${formatPercent(row.percent)})`;
  return [
    cite(formatCount(row.value ?? 0), "current"),
    text(", "),
    cite(`${formatCount(Math.abs(change))} ${change > 0 ? "more" : "fewer"}${share}`, "current"),
  ];
}

/** The change, and so what: where it leaves us among the others, and how the issue that it is of ranks. */
function item(data: StrategicData, finding: AssessedFinding, { asides }: Most): Inline[] {
  const { measure } = finding;
  const { byRate, byCount } = placesOf(finding);
  // the place by number stands in the summary beside it
  const place = placeWords({ byRate, byCount: byRate === null ? byCount : null });
  const issue = data.ranking?.ranked.find(({ id }) => id === measure.priority);
  const meaning = [
    ...(place === null || asides === "bare" ? [] : [place]),
    ...(issue?.position == null || asides === "none" || asides === "bare"
      ? []
      : [`priority ${issue.position}`]),
  ];
  return [
    strong(measure.name),
    text(": "),
    ...figureAndChange(finding),
    text(meaning.length === 0 ? "." : `; ${meaning.join("; ")}.`),
  ];
}

/** "stalking and harassment (23.3% fewer) and drug offences (33.1% more)"; where there are many, of the last how many. */
function othersWords(found: readonly AssessedFinding[], told: number, most: number): string {
  const percent = ({ row }: AssessedFinding) => Math.abs(row.percent ?? 0);
  const others = found.slice(told).toSorted((a, b) => percent(b) - percent(a));
  const named = most === 0 ? [] : first(others, most);
  const said = named.map(({ measure, row }) => {
    const change = row.change ?? 0;
    const size = row.percent === null ? formatCount(Math.abs(change)) : formatPercent(row.percent);
    return `${insideSentence(measure.name)} (${size} ${change > 0 ? "more" : "fewer"})`;
  });
  const left = others.length - named.length;
  return joinWords(left === 0 ? said : [...said, counted(left, "other")]);
}

/** The largest clear changes of which a reader cannot know whether more happened or more came to light. */
function eitherWay(data: StrategicData, all: readonly AssessedFinding[], most: Most): Inline[] {
  const told = all.filter(({ row, measure }) => polarityClaim(row, measure) !== null);
  const found = changed(data, told, "either");
  if (found.length === 0) return [];
  const named = first(found, most.eitherWay);
  return [
    ...named.flatMap((finding, index): Inline[] => {
      const { name } = finding.measure;
      return [text(index === 0 ? `${name}: ` : `; ${insideSentence(name)}: `), ...figureAndChange(finding)];
    }),
    text(found.length > named.length ? `; also ${othersWords(found, named.length, most.others)}.` : "."),
  ];
}

/** The wards with the most of what got worse where partners say which, and the months in which the year was unusual. */
function whereAndWhen(data: StrategicData, all: readonly AssessedFinding[], { asides }: Most): Inline[] {
  const placed = all
    .filter(({ wards, row, otherPeriod }) => wards.length > 0 && row.status === "complete" && !otherPeriod)
    .toSorted((a, b) => (b.row.value ?? 0) - (a.row.value ?? 0));
  const where = placed.flatMap((finding) => {
    const [block] = wardSentence(finding, asides === "all");
    return block?.kind === "paragraph" && block.inlines.length > 1
      ? [[text(`${finding.measure.name}, `), ...beginsLower(block.inlines)]]
      : [];
  })[0];
  const worst = changed(data, all, "unwelcome")[0];
  const story = worst === undefined ? null : storyOf(data, worst);
  const month = worst?.evidence.series?.points
    .filter(({ month: at, value }) => at >= data.period.start && at <= data.period.end && value !== null)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  const when =
    worst === undefined
      ? ""
      : story !== null && story !== "no month stands out"
        ? ` ${worst.measure.name}: ${story}.`
        : month === undefined
          ? ""
          : ` ${worst.measure.name}: most in ${formatMonth(month.month)}.`;
  return [...(where ?? []), ...(when === "" ? [] : [text(where === undefined ? when.trim() : when)])];
}

/** The concerns that most residents named. */
function residents({ surveys }: StrategicData, all: readonly AssessedFinding[], most: number): Inline[] {
  const named = all
    .filter(({ measure, row }) => !measure.counted && measure.polarity !== "up" && row.status === "complete")
    .toSorted((a, b) => (b.row.value ?? 0) - (a.row.value ?? 0))
    .slice(0, most);
  return named.flatMap((finding, index): Inline[] => [
    text(
      `${index === 0 ? "" : "; "}${index === 0 ? finding.measure.name : insideSentence(finding.measure.name)}: `,
    ),
    finding.cite(figureWords(finding.row) ?? "", "current"),
    text(ofRespondents(finding)),
    ...(index === named.length - 1
      ? [text(`${askedIn(finding.row, surveys?.get(finding.row.source))}.`)]
      : []),
  ]);
}

/** " in October 2022": the month of asking where the contract says it, else the months of the figure. */
function askedIn({ period_start, period_end }: AssessedFinding["row"], survey: Survey | undefined): string {
  if (survey?.asked === undefined) return `, ${formatPeriod(period_start, period_end)}`;
  const month = String(survey.asked).padStart(2, "0");
  const year = [period_start, period_end]
    .map((day) => day.slice(0, 4))
    .find((of) => `${of}-${month}` >= period_start.slice(0, 7) && `${of}-${month}` <= period_end.slice(0, 7));
  return year === undefined
    ? `, ${formatPeriod(period_start, period_end)}`
    : ` in ${formatMonth(`${year}-${month}-01`)}`;
}

/** " of 1,000 (give or take 3.0)": what chance alone could make of the share; nothing where it is none. */
function ofRespondents({ row }: AssessedFinding): string {
  const share = shareOf(row);
  if (share === null || row.value === null) return "";
  const { lower, upper } = wilson({ count: row.value, total: share.respondents, multiplier: 100 });
  const apart = lower === null || upper === null ? null : (upper - lower) / 2;
  const about = apart === null ? "" : ` (give or take ${formatDecimal(apart, 1)})`;
  return ` of ${formatCount(share.respondents)}${about}`;
}

/** The priorities in the order of the evidence, each with the criterion that speaks for it most. */
function proposed({ ranking }: StrategicData): Block[] {
  if (ranking === undefined) return [];
  const items = ranking.ranked.map((issue): Inline[] => {
    const [strongest] = ranking.criteria
      .filter(({ id }) => issue.scores[id] != null)
      .toSorted((a, b) => (issue.scores[b.id] ?? 0) - (issue.scores[a.id] ?? 0));
    const shared = ranking.ranked.some(({ id, position }) => id !== issue.id && position === issue.position);
    const why = [
      ...(strongest === undefined ? [] : [insideSentence(strongest.name)]),
      ...(ranking.judgements.some(
        ({ priority, criterion }) => priority === issue.id && criterion === strongest?.id,
      )
        ? ["as judged"]
        : []),
      ...(shared && issue.position !== null ? [`joint ${ordinal(issue.position)}`] : []),
    ].join(", ");
    // the number before it is that of the evidence
    const said = [why, issue.adopted === null ? "" : ordinal(issue.adopted)].filter((part) => part !== "");
    return [text(said.length === 0 ? issue.name : `${issue.name} (${said.join("; ")})`)];
  });
  const planned = ranking.ranked.some(({ adopted }) => adopted !== null);
  return list(
    "brief-priorities",
    `Priorities by evidence (why${planned ? "; the plan’s place" : ""})`,
    items,
    true,
  );
}

/** What the reader is to decide, and what it rests on that is not counted. */
function asked({ ranking }: StrategicData, { asides }: Most): Block[] {
  if (ranking === undefined) return [];
  const moved = ({ adopted, position }: RankedPriority) => Math.abs((adopted ?? 0) - (position ?? 0));
  const apart = ranking.ranked.filter(isApart).toSorted((a, b) => moved(b) - moved(a));
  const [most] = apart;
  const plan = ranking.planYear.replace("-", "/");
  const open = everyPlaceOpen(ranking.ranked) ? " What is not known could put any of them first." : "";
  const leads = ranking.ranked.filter(({ position }) => position === 1);
  // a place that people's scores or weights decide is not one that was counted
  const judged = leads.filter(({ unjudged }) => unjudged !== 1);
  const by =
    judged.length === 0
      ? ""
      : ` ${joinWords(judged.map(({ name }) => name))} ${oneOrMany(judged.length, "is", "are")} first only by judgement.`;
  // the list says the plan's place of each
  const apartWords =
    asides === "all"
      ? `, which differs for ${formatCount(apart.length)} of ${formatCount(ranking.ranked.length)}, most for ${insideSentence(most?.name ?? "")} (${ordinal(most?.adopted ?? 0)})`
      : "";
  return paragraph("What is asked of you", [
    text(
      most === undefined
        ? `To agree these priorities for ${plan}.${by}${open}`
        : `To agree these priorities for ${plan}, or the plan’s order${apartWords}.${by}${open}`,
    ),
  ]);
}

function list(id: string, title: string, items: Inline[][], ordered = false): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: "heading", level: 2, id, text: title },
    { kind: "list", ordered, items },
  ];
}

const paragraph = (title: string, inlines: Inline[]): Block[] =>
  inlines.length === 0
    ? []
    : [{ kind: "paragraph", style: "plain", inlines: [strong(`${title}. `), ...inlines] }];

const beginsLower = ([first, ...rest]: readonly Inline[]): Inline[] =>
  first === undefined ? [] : [{ ...first, text: lowerFirst(first.text) } as Inline, ...rest];
