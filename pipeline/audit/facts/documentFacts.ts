import { addMonths, type Day, day, endOfMonth, monthsBetween, yearOf } from "../../calendar/day.js";
import { type Block, toBlocks } from "../document/blocks.js";
import { type ContentsEntry, contentsOf } from "../document/contents.js";
import type { DateMention } from "../document/dates.js";
import type { SourceDocument } from "../document/document.js";
import { matchesOf } from "../document/matches.js";
import { lineAt, type Segment, toSegments } from "../document/segments.js";
import { findQuantities } from "../quantities/findQuantities.js";
import { speaksOfChange } from "../statements/lexicon.js";
import { type Reading, readSegments } from "../statements/reading.js";

/** plan: a year ahead. report: a year gone. paper: a committee's covering paper about a plan. */
export type DocumentKind = "plan" | "report" | "paper" | "other";

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** A date where a document prints it. */
export interface PlacedDate {
  readonly segment: number;
  readonly date: DateMention;
}

/** What a document says of itself: what it is, the year it is for, when it was made, how it is laid out. */
export interface DocumentFacts {
  readonly document: SourceDocument;
  readonly blocks: readonly Block[];
  readonly segments: readonly Segment[];
  /** The figures and wording of each segment, by its index. */
  readonly readings: readonly Reading[];
  readonly dates: readonly PlacedDate[];
  readonly kind: DocumentKind;
  /** The year the document is for, by its title, else its file name; null when neither says. */
  readonly own: Period | null;
  /** A date printed at its head. */
  readonly dated: PlacedDate | null;
  /** The twelve months most of its data come from, by its own use: at least two mentions. */
  readonly data: Period | null;
  readonly contents: readonly ContentsEntry[];
  /** Numbered actions (1.1, 1.2, …) of a plan. */
  readonly actions: number;
  /** Words of its own area, as its title and running heads name it, in lower case: they distinguish nothing in it. */
  readonly ownNames: ReadonlySet<string>;
}

const HEAD_BLOCKS = 16;

export function documentFacts(document: SourceDocument): DocumentFacts {
  const blocks = toBlocks(document);
  const segments = toSegments(blocks);
  // The cells of a PDF's tables are often torn: they are read as figures of a table, and not as prose. What a cell lost
  // to another one opens brackets that it does not close, or two at once.
  const torn = ({ kind, text }: Segment) =>
    document.format === "pdf" &&
    (kind === "row" || /\([^()]*\(/.test(text) || brackets(text, "(") !== brackets(text, ")"));
  const readings = readSegments(segments, torn);
  const dates = readings.flatMap(({ segment, figures }) =>
    figures.flatMap((figure) =>
      figure.date === null ? [] : [{ segment: segment.index, date: figure.date }],
    ),
  );
  const contents = contentsOf(blocks);
  const headEnd = Math.min(HEAD_BLOCKS, contents[0]?.block ?? HEAD_BLOCKS);
  const head = segments.filter((segment) => segment.block < headEnd);
  const kind = kindOf(head, document.name);
  const own = ownPeriod(head, document.name, dates);
  return {
    document,
    blocks,
    segments,
    readings,
    dates,
    kind,
    own,
    dated: dates.find(({ segment, date }) => isHeadDate(head, segment, date)) ?? null,
    data: dataPeriod(dates) ?? (kind === "plan" ? assessmentYear(own, dates) : null),
    contents,
    actions: countActions(blocks),
    ownNames: namesOf(head),
  };
}

function brackets(text: string, one: string): number {
  return text.split(one).length;
}

/** Capitalised words of a document's first lines. */
function namesOf(head: readonly Segment[]): Set<string> {
  const titles = head
    .slice(0, 6)
    .filter(
      ({ text, kind }) => kind !== "row" && !/[.!?:%]$|%/.test(text) && !speaksOfChange(text.toLowerCase()),
    );
  const text = titles.map((segment) => segment.text).join(" ");
  return new Set([...matchesOf(/\b[A-Z][A-Za-z’'-]{2,}/g, text)].map((match) => match[0].toLowerCase()));
}

function kindOf(head: readonly Segment[], name: string): DocumentKind {
  const text = head.map((segment) => segment.text).join("\n");
  for (const words of [text, name.replace(/[-_]/g, " ")]) {
    // A committee is asked to adopt a plan, or hears how a year went; only the first is about a year to come.
    const before = /\bcommittee\b|\breport of:|\bkey decision\b/i.test(words);
    if (before) return /\bplan\b|\bstrategy\b/i.test(words) ? "paper" : "other";
    if (/\bannual report\b|\breview of the year\b/i.test(words)) return "report";
    if (/\baction plan\b|\bstrategy\b|\bdelivery plan\b/i.test(words)) return "plan";
  }
  return "other";
}

/**
 * The year by votes: each label at the head or in the file's name, unless it is only compared with. Two years with
 * as many votes there are settled by the text, and stay unknown where it does not settle them.
 */
function ownPeriod(head: readonly Segment[], name: string, dates: readonly PlacedDate[]): Period | null {
  const votes = new Map<string, { period: Period; head: number; text: number }>();
  const vote = ({ from, to }: Period, where: "head" | "text", weight = 1) => {
    if (to <= from || monthsBetween(from, to) > 12) return;
    const key = from.slice(0, 7);
    const entry = votes.get(key) ?? { period: { from, to }, head: 0, text: 0 };
    entry[where] += weight;
    votes.set(key, entry);
  };
  const texts = new Map(head.map((one) => [one.index, one.text]));
  const isTitle = (at: number) =>
    head.some(
      ({ index, block, kind, text }) =>
        index === at && block < 3 && kind !== "item" && !/[.;]\s*$/.test(text),
    );
  for (const { segment, date } of dates) {
    const year = date.kind === "label" || (date.kind === "range" && monthsBetween(date.from, date.to) === 12);
    if (!year) continue;
    const text = texts.get(segment);
    if (text === undefined) vote(date, "text");
    else if (
      // "Year September 2023 to August 2024" under the title
      (date.kind === "label" || (votes.size === 0 && isTitle(segment))) &&
      !/\b(?:compar\w+|than|of|since|from|against|on|previous|last)\s+(?:the\s+|in\s+)*$/i.test(
        text.slice(0, date.start),
      )
    )
      vote(date, "head", votes.size === 0 ? 2 : 1);
    else vote(date, "text");
  }
  const named = findQuantities(
    name
      .replaceAll("_", " ")
      .replace(/\.[a-z]+$/i, "")
      .replace(/(?<=[a-z])-|-(?=[a-z])/gi, " "),
  ).find((figure) => figure.date?.kind === "label");
  if (named?.date !== undefined && named.date !== null) vote(named.date, "head");
  const [best, next] = [...votes.values()]
    .filter((one) => one.head > 0)
    .sort((a, b) => b.head - a.head || b.text - a.text);
  if (best === undefined || (next !== undefined && next.head === best.head && next.text === best.text))
    return null;
  return best.period;
}

/** "April 2021" or "Committee - 23 February 2022" standing alone at the head. */
function isHeadDate(head: readonly Segment[], segment: number, date: DateMention): boolean {
  const text = head.find((one) => one.index === segment)?.text;
  if (text === undefined || !date.yearGiven || (date.kind !== "day" && date.kind !== "month")) return false;
  // "Year to 31 March 2025" says what it is about, and not when it was made.
  if (/\b(?:to|ending|ended|until|from|since)\s+$/i.test(text.slice(0, date.start))) return false;
  return text.length < 110 && /^[\s.]*$/.test(text.slice(date.end));
}

/** The twelve-month range mentioned most often, or the one a year later where it is almost as frequent: null when none is mentioned twice. */
function dataPeriod(dates: readonly PlacedDate[]): Period | null {
  const counts = new Map<string, { period: Period; count: number }>();
  for (const { date } of dates) {
    if (date.kind !== "range" || date.garbled || monthsBetween(date.from, date.to) !== 12) continue;
    const key = `${date.from.slice(0, 7)}|${date.to.slice(0, 7)}`;
    const entry = counts.get(key) ?? { period: { from: date.from, to: date.to }, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const [best] = [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.period.from < b.period.from ? 1 : -1),
  );
  if (best === undefined || best.count < 2) return null;
  // A document that sets two years side by side is about the later one.
  const next = addMonths(best.period.from, 12).slice(0, 7);
  const later = [...counts.values()].find((one) => one.period.from.slice(0, 7) === next);
  return later !== undefined && later.count >= Math.max(2, best.count / 3) ? later.period : best.period;
}

/** The assessment year before a plan (1 October to 30 September, ending half a year before it), if it is mentioned at all. */
function assessmentYear(own: Period | null, dates: readonly PlacedDate[]): Period | null {
  if (own === null) return null;
  const from = addMonths(own.from, -18);
  const to = endOfMonth(addMonths(from, 11));
  const named = dates.some(
    ({ date }) =>
      date.kind === "range" &&
      date.from.slice(0, 7) === from.slice(0, 7) &&
      date.to.slice(0, 7) === to.slice(0, 7),
  );
  return named ? { from, to } : null;
}

function countActions(blocks: readonly Block[]): number {
  const numbers = new Set<string>();
  for (const block of blocks) {
    const first = block.kind === "row" ? (block.cells.find((cell) => cell !== "") ?? "") : "";
    const number = /^(\d{1,2}\.\d{1,2})\.?$/.exec(first)?.[1];
    if (number !== undefined) numbers.add(number);
  }
  return numbers.size;
}

/** The last day a document of this kind could speak of as past: null when nothing says. */
export function writtenBy(facts: DocumentFacts): Day | null {
  if (facts.kind === "plan" && facts.own !== null) return addMonths(facts.own.from, 3);
  if (facts.dated !== null) return facts.dated.date.to;
  if (facts.own === null) return null;
  // a paper asks for a decision as its year begins; anything of no known kind may look back on it
  return facts.kind === "paper" ? addMonths(facts.own.from, 3) : addMonths(facts.own.to, 9);
}

/** The plan or report year a document is for, as "2020/21". */
export function yearLabel(period: Period): string {
  return `${yearOf(period.from)}/${String(yearOf(period.to) % 100).padStart(2, "0")}`;
}

/** A label's year as a period, 1 April to 31 March. */
export function financialYear(start: number): Period {
  return { from: day(start, 4, 1), to: day(start + 1, 3, 31) };
}

export function sourceLine(facts: DocumentFacts, segment: number, offset: number): number {
  const one = facts.segments[segment];
  return one === undefined ? 1 : lineAt(one, offset);
}
