import { largest, smallest, sumOf } from "../../bulk.js";
import { formatNumber } from "../../words/number.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { noteChecked } from "../facts/coverage.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Severity } from "../facts/finding.js";
import { intervalOf, isSmallWord, meets, type Quantity } from "../quantities/quantity.js";
import { sumWay, type Way } from "../quantities/ways.js";
import { levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { numbersOf, textBetween, wholesOf } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";
import { gives } from "./anywhere.js";
import { isNear } from "./items.js";
import { readingsOf } from "./pool.js";
import { takeParts } from "./runs.js";

/** Parts of a whole that may overlap, or that are not all of it. */
export const OVERLAP =
  /\b(?:more than one|overlap\w*|do not add|not add up|some of|at least|rounding|including|among them|such as|tick|multiple|in each|up to [a-z]+ (?:answers|reasons|choices)|answers each)\b/;

const SUMMED =
  /\b(?:together|combined|between them|jointly|altogether|in all|in total|making|giving|mak(?:es|ing)|adds? up to|com(?:es?|ing) to|came to|amount(?:s|ed|ing)? to|totall?(?:ed|ing|s)?|g[ai]ves? us|brought us|bringing in)\b[^⟨⟩.;()]{0,40}$|[:–-]\s*a total of\s+$/;

const IN_ALL =
  /^(?:\s+[a-z-]+){0,4}?\s+(?:in (?:total|all|(?:the|those|all) ⟨T\d+)|altogether|overall|combined|together|between them|for the (?:year|half year|quarter|month|period))\b/;

const JOINED = /^(?:\s+[a-z-]+){0,4}?\s+(?:altogether|combined|together|between them)\b/;

/** "20 in one town, 30 in another and 50 in a third, making 100 in total" */
export function summed(reading: Reading, facts: DocumentFacts): Judgement[] {
  const { shape, figures } = reading;
  const numbers = plain(reading);
  for (const whole of numbers) {
    const ahead = shape.text.slice(0, shape.at[whole]);
    const tail = shape.text.slice(shape.behind[whole]);
    const last = JOINED.test(tail) || (IN_ALL.test(tail) && /[,;:(–-]\s*$/.test(ahead));
    if (!SUMMED.test(ahead) && !last) continue;
    const earlier = figures.flatMap((figure, index) =>
      index < whole && figure.kind === figures[whole]?.kind && !isSmallWord(figure) ? [index] : [],
    );
    const run = runBefore(reading, earlier);
    const listed = run.flatMap((index) => figures[index] ?? []);
    // "Of the 5 areas, Central had 410, …": how many are listed
    const items =
      listed.length > 2 && listed[0]?.value === listed.length - 1 && listed[0].decimals === 0
        ? listed.slice(1)
        : listed;
    // A lone number before the total is what was added to it, not its only part.
    if (items.length < 2) continue;
    if (OVERLAP.test(shape.text)) continue;
    // "31, 9, 7, and all others 8 together": what is less than one of them is no sum of them.
    const size = figures[whole]?.value ?? 0;
    if (last && items.some(({ value }) => value > size)) continue;
    return judgeSum(reading, facts, figures[whole], items, last || items.length < 2 ? "suspect" : "error");
  }
  return [];
}

const TOGETHER =
  /^(?:together|combined|between them|in all|in total|overall|altogether|taken together|the (?:two|three|four) [a-z]+ (?:together|combined))\b[^⟨⟩]*$/;

/** "Abbey had 115. Castle had 46. Together they had 161", "in all there were 525" under two tables of as many columns: what the sums give. */
export function together(
  reading: Reading,
  facts: DocumentFacts,
  earlier: readonly Reading[],
  tables: readonly Table[],
): Judgement[] {
  const { shape, figures, segment, roles } = reading;
  const index = plain(reading)[0] ?? -1;
  const whole = figures[index];
  if (whole === undefined || whole.hedge !== null || !TOGETHER.test(shape.text.slice(0, shape.at[index])))
    return [];
  if (isSmallWord(whole) || roles[index]?.name === "change") return [];
  const levels = earlier.map((one) =>
    levelsOf(one, undefined, { small: true }).flatMap(({ figure, role }) =>
      figure.kind === whole.kind && role.name !== "before" && role.name !== "change" ? [figure] : [],
    ),
  );
  // "Between them they had 456 children": the tables count something else.
  const [noun] = subjectWords(/^\s+[a-z]+/.exec(shape.text.slice(shape.behind[index]))?.[0] ?? "");
  const counts = ({ header, caption }: Table) =>
    noun === undefined || subjectWords(`${header.join(" ")} ${caption}`).includes(noun);
  const near = tables
    .filter((table) => isNear(table, segment.block) && counts(table))
    .flatMap((table) => table.rows.find(({ total }) => total) ?? []);
  const columns = (near[0]?.cells ?? []).map((_, column) =>
    near.flatMap(({ cells }) =>
      cells[column]?.figure.kind === whole.kind && cells[column]?.signed === false
        ? (cells[column]?.figure ?? [])
        : [],
    ),
  );
  const sums = [...runsOf(levels.flat()), ...columns.flatMap(runsOf)].filter((run) => run.length > 1);
  if (sums.some((run) => meets(intervalOf(whole), sumWay(run).interval))) return [];
  // One number in each of the last two sentences, or the totals of one column, leave nothing else to be meant.
  const two = levels
    .slice(-2)
    .filter((list) => list.length === 1)
    .flat();
  const likely = [
    ...(two.length === 2 ? [two] : []),
    ...columns.filter((column) => column.length > 1),
  ].filter((run) => {
    const ratio = sumWay(run).value / whole.value;
    return ratio > 0.75 && ratio < 1.34;
  });
  return judgeSum(reading, facts, whole, likely[0] ?? [whole], "suspect");
}

/** The parts that end at the last of some numbers: all of them, or those behind a colon. */
function runBefore(reading: Reading, earlier: readonly number[]): number[] {
  for (let from = 0; from < earlier.length; from += 1) {
    const rest = earlier.slice(from);
    const led = from === 0 || textBetween(reading, earlier[from - 1] ?? 0, rest[0] ?? 0).includes(":");
    const run = led ? takeParts(reading, rest, true) : [];
    if (run.length === rest.length && run.length > 0) return run;
  }
  return [];
}

/** Numbers that follow one another, of every length. */
export function runsOf(numbers: readonly Quantity[]): Quantity[][] {
  return numbers.flatMap((_, from) =>
    numbers.slice(from).map((__, to) => numbers.slice(from, from + to + 1)),
  );
}

/** Counts and sums of money that are neither years' levels compared nor differences. */
export function plain(reading: Reading): number[] {
  return numbersOf(reading).filter((index) => reading.roles[index]?.name !== "before");
}

/**
 * What else the numbers of a sentence may be, so that the parts are not those of this whole: they make another number
 * that it or the next prints ("1,004 casualties in 742 collisions: 21, 187 and 796"), one of them is made of the others or
 * is no part, some more are ("three did not say"), some are in both ("nine had both"), or each has its own percentage of the
 * whole, and these leave some of it out.
 */
function isOtherwise(
  reading: Reading,
  facts: DocumentFacts,
  whole: Quantity,
  given: readonly Quantity[],
): boolean {
  const others = reading.figures.filter(
    (one) => one.kind === whole.kind && one !== whole && !given.includes(one),
  );
  // "9, 12, 8, 14 and 11: on average 10.8, with a median of 11"
  const isMean = (one: Quantity) =>
    MEAN.test(reading.shape.text.slice(0, reading.shape.at[reading.figures.indexOf(one)]));
  if (given.some((one) => reading.figures.includes(one) && isMean(one))) return true;
  const sum = sumWay(given);
  const made = (total: Quantity, parts: Way, less: number) =>
    meets(intervalOf(total), { low: parts.interval.low - less, high: parts.interval.high - less });
  // "Of 688 women, 337 did, as did 404 of 569 men": a part of another whole.
  const ofOther = (one: Quantity) =>
    /^\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?⟨N/.test(
      reading.shape.text.slice(reading.shape.behind[reading.figures.indexOf(one)]),
    );
  if (given.slice(1).some((one) => reading.figures.includes(one) && ofOther(one))) return true;
  const { block, index } = reading.segment;
  const around = readingsOf(block, facts.readings).filter(({ segment }) => segment.index !== index);
  const beside = around.flatMap(({ figures }) =>
    figures.filter((one) => one.kind === whole.kind && one !== whole),
  );
  const next = around.find(({ segment }) => segment.index === index + 1);
  if ([...others, ...(next?.figures ?? [])].some((one) => one.kind === whole.kind && made(one, sum, 0)))
    return true;
  // "2,118 officers. Staff were 1,344 and PCSOs 176, so the whole workforce came to 3,638."
  if (beside.some((one) => one.value > 12 && made(whole, sum, -one.value))) return true;
  if (sum.value > whole.value && next !== undefined && OVERLAP.test(next.shape.text)) return true;
  // "We began with 248, took on 39 and lost 22"
  const [start, ...moves] = given.map(({ value }) => value);
  if (
    given.length === 2 &&
    beside.some((one) => Math.abs(one.value) === Math.abs((start ?? 0) - (moves[0] ?? 0)))
  )
    return true;
  const ends = moves.reduce((all, move) => all.flatMap((one) => [one + move, one - move]), [start ?? 0]);
  if (ends.includes(whole.value)) return true;
  if (others.some((one) => made(whole, sum, one.value) || made(whole, sum, -one.value))) return true;
  if (given.length > 2 && given.some((one) => isSmallWord(one) && made(whole, sum, one.value))) return true;
  const [first] = given;
  const led = first !== undefined && wholesOf(reading).includes(reading.figures.indexOf(first));
  if (led && given.length > 2 && made(first, sum, first.value)) return true;
  // "641 none, 118 glass, 67 a blade and 154 another; in 12 two were named, so that these come to 980": some of them make it.
  const cut = given.findIndex((_, at) => at > 0 && startsAnew(reading, given, at));
  if (cut > 1 && made(whole, sumWay(given.slice(0, cut)), 0)) return true;
  // what has no percentage of its own makes the sum no number, and nothing is said
  const besides = given.map((part) => {
    const at = reading.figures.indexOf(part);
    return [1, -1, 2].flatMap((step) => reading.figures[at + step] ?? []).filter(isShare);
  });
  const own = (part: Quantity, at: number) => besides[at]?.find((one) => gives(part, whole, one));
  const shares = sumOf(given.map(own), (one) => one?.value ?? Number.NaN);
  if (given.length > 1 && sum.value < whole.value && shares < 100 - given.length) return true;
  // "5,120 (70%), 2,874 (39%) and 231 (3%)": shares that pass a hundred are of parts that overlap.
  const behind = given.map((part) => reading.figures[reading.figures.indexOf(part) + 1]);
  const printed = sumOf(behind, (one) => (one !== undefined && isShare(one) ? one.value : Number.NaN));
  return given.length > 1 && sum.value > whole.value && printed > 100 + given.length;
}

/** A semicolon stands between a number and the one before it. */
function startsAnew({ figures, shape }: Reading, given: readonly Quantity[], at: number): boolean {
  const [one, other] = [given[at - 1], given[at]].map((some) =>
    some === undefined ? -1 : figures.indexOf(some),
  );
  return shape.text.slice(shape.behind[one ?? -1], shape.at[other ?? -1]).includes(";");
}

const MEAN = /\b(?:average|mean|median)\b[^⟨⟩.;,]*$/;

const isShare = ({ kind, sign }: Quantity): boolean => kind === "percent" && sign === 0;

export function judgeSum(
  reading: Reading,
  facts: DocumentFacts,
  whole: Quantity | undefined,
  items: readonly (Quantity | undefined)[],
  severity: Severity,
): Judgement[] {
  const { segment } = reading;
  const given = items.filter((item) => item !== undefined);
  if (
    whole === undefined ||
    whole.hedge !== null ||
    given.some((item) => item.hedge !== null || item.kind !== whole.kind)
  )
    return [];
  noteChecked(segment, [whole, ...given]);
  const way = sumWay(given);
  if (meets(intervalOf(whole), way.interval) || isOtherwise(reading, facts, whole, given)) return [];
  const sum = way.value;
  const adding = `${way.words} = ${formatNumber(sum)}`;
  const message = `The parts do not make the whole: ${adding}, and ${whole.text} is printed.`;
  const ends = [
    ...(whole.end <= segment.text.length && segment.text.slice(whole.start, whole.end) === whole.text
      ? [whole]
      : []),
    ...given,
  ];
  return [
    aboutSegment(
      segment,
      severity,
      message,
      formatNumber(sum),
      smallest(ends.map((one) => one.start)),
      largest(ends.map((one) => one.end)),
    ),
  ];
}
