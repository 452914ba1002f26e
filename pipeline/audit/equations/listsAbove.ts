import { largest } from "../../bulk.js";
import { matchesOf } from "../document/matches.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import { sumWay } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";
import { headNoun, numbersOf, textBetween, wholesOf } from "../statements/wholes.js";
import { readingsBefore } from "./items.js";
import { readingsOf } from "./pool.js";
import { takeParts } from "./runs.js";

/** Parts, and the whole of another sentence that they should make. */
export interface ListAbove {
  readonly items: readonly Quantity[];
  readonly whole: Quantity;
  /** Its words say that it names all parts. */
  readonly complete: boolean;
}

const DAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/gi;
const KINDS =
  /^\s+(?:[a-z]+\s+){0,1}?(?:districts|wards|areas|boroughs|towns|divisions|partnerships|forces|counties|quarters|categories|types|strands|neighbourhoods)\b/;
const BY = /\bby\s+[a-z]+(?:\s+[a-z]+){0,3}\s*:\s*(?:[a-z'’ -]|⟨[DX]\d+⟩)*$/;
const OTHERS = /\b(?:other|others|remaining|remainder|rest)\b[^⟨⟩.;]{0,30}$/;
const OF_IT = /^(?:of|from|out of) (?:this|these|those|them|it|the total)\b/;
const ENDS =
  /\b(?:others?|other [a-z]+|(?:the )?rest|remaining|neither|none|unknown|not (?:known|stated|recorded))\b[^⟨⟩]{0,25}$/;
const APART =
  /\b(?:more than one|some of|at least|such as|including|among|average|each|together|more|with the most|busiest|highest|largest|fewer|less|compared|against|target|before|after|from|up|down|cut)\b/;
/** How far from the sum a printed number may be and still be meant as the whole. */
const NEAR = 0.25;
const REACH = 6;

/**
 * A list, and the whole above it. "In the five districts there were 190. A had 60, B 47, C 38, D 25 and E 30" says that it
 * names all: as many parts as there are places, all days of the week, "by district:", or the rest of those that the sentence
 * before counts. "Fourteen were considered. Nine were approved, four deferred and two refused" is more than the one number of
 * the sentence before. Null where the list makes one of the numbers above, or may be of some parts only.
 */
export function listAbove(reading: Reading, facts: DocumentFacts): ListAbove | null {
  if (reading.segment.kind === "row" || reading.segment.kind === "heading") return null;
  return completeList(reading, facts) ?? bareList(reading, facts);
}

function completeList(reading: Reading, facts: DocumentFacts): ListAbove | null {
  const { shape, figures } = reading;
  const run = numbersOf(reading).filter(
    (index) => reading.roles[index]?.name !== "before" && !/^[a-z]/i.test(figures[index]?.text ?? ""),
  );
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || run.length < 3) return null;
  if (run.some((index) => figures[index]?.hedge !== null) || !isList(reading, run)) return null;
  const earlier = before(reading, facts);
  const ahead = shape.text.slice(0, shape.at[first]);
  const days = new Set(matchesOf(DAY, shape.text).map((match) => match[0].slice(0, 3).toLowerCase()));
  const rest =
    OTHERS.test(shape.text.slice(0, shape.at[last])) && /\bof (?:them|these|those)\b/.test(shape.text);
  const said = [...earlier, reading].some((one) => countsPlaces(one, run.length));
  if (!said && !BY.test(ahead) && !rest && !(days.size === 7 && run.length === 7)) return null;
  const items = run.flatMap((index) => figures[index] ?? []);
  const whole = closest(items, earlier);
  return whole === null ? null : { items, whole, complete: true };
}

/** The number of some sentences that comes nearest to the sum of a list, above each of its parts. */
function closest(items: readonly Quantity[], readings: readonly Reading[]): Quantity | null {
  const sum = items.reduce((all, { value }) => all + value, 0);
  const [whole] = readings
    .flatMap((one) => numbersOf(one).flatMap((index) => one.figures[index] ?? []))
    .filter((one) => one.kind === items[0]?.kind && one.value > largest(items.map(({ value }) => value)))
    .sort((a, b) => Math.abs(a.value - sum) - Math.abs(b.value - sum));
  return whole === undefined || Math.abs(whole.value - sum) > sum * NEAR ? null : whole;
}

function bareList(reading: Reading, facts: DocumentFacts): ListAbove | null {
  const { figures, shape, segment } = reading;
  const numbers = numbersOf(reading);
  const run = takeParts(reading, numbers, true);
  if (APART.test(shape.text) || wholesOf(reading).length > 0) return null;
  if (run.length < 2 || run.length !== numbers.length) return null;
  if (figures.some(({ kind }) => !["count", "money", "percent", "ignored"].includes(kind))) return null;
  const items = run.flatMap((index) => figures[index] ?? []);
  const about = readingsBefore(reading, facts, REACH).slice(1);
  const [near] = about;
  const sum = sumWay(items);
  const made = about.some((one) =>
    one.figures.some((figure) => figure.kind === items[0]?.kind && meets(intervalOf(figure), sum.interval)),
  );
  if (near === undefined || made) return null;
  const wholes = numbersOf(near).filter(
    (index) =>
      near.figures[index]?.kind === items[0]?.kind &&
      near.roles[index]?.name !== "before" &&
      items.every((item) => item.value < (near.figures[index]?.value ?? 0)),
  );
  const [at, ...more] = wholes;
  const whole = near.figures[at ?? -1];
  const listed = BY.test(shape.text.slice(0, shape.at[run[0] ?? 0]));
  if (whole === undefined || at === undefined) {
    const other = listed ? closest(items, about) : null;
    return other === null ? null : { items, whole: other, complete: false };
  }
  if (more.length > 0 || whole.hedge !== null) return null;
  const noun = headNoun(near, at);
  const same = whole.kind === "money" || run.every((index) => ["", noun].includes(headNoun(reading, index)));
  const words = shape.text.slice(0, shape.at[run.at(-1) ?? 0]);
  const all = OF_IT.test(shape.text) || listed || ENDS.test(words);
  const ratio = sum.value / whole.value;
  const fitting = all
    ? ratio > 0.8 && ratio <= 1.25
    : ratio > 1 && ratio <= 1.5 && near.segment.block === segment.block;
  return same && fitting ? { items, whole, complete: false } : null;
}

/** Numbers that only names, commas and shares stand between. */
function isList(reading: Reading, run: readonly number[]): boolean {
  const { figures, shape } = reading;
  const [first = 0, last = 0] = [run[0], run.at(-1)];
  const alien = figures.some(
    ({ kind }, at) => at > first && at < last && !run.includes(at) && !["percent", "ignored"].includes(kind),
  );
  if (alien || run.some((index) => figures[index]?.kind !== figures[first]?.kind)) return false;
  return (
    run.slice(1).every((index, at) => {
      const gap = textBetween(reading, run[at] ?? 0, index);
      return (
        gap.length < 80 &&
        /[,;]|\band\b/.test(gap) &&
        !/\b(?:more|fewer|less|up|down|rose|fell|than|against|compared|from|average|including|of which)\b|⟨P\d+⟩\s+of\b/.test(
          gap,
        )
      );
    }) && !/⟨T\d+⟩/.test(shape.text.slice(shape.at[first]))
  );
}

/** "The five districts" before as many items. */
function countsPlaces({ figures, shape }: Reading, many: number): boolean {
  return figures.some(
    (one, index) =>
      one.kind === "count" &&
      one.value === many &&
      /\b(?:the|our|its|all|all the)\s+$/.test(shape.text.slice(0, shape.at[index])) &&
      KINDS.test(shape.text.slice(shape.behind[index])),
  );
}

/** The sentences before in the paragraph, its heading, and where it opens a paragraph those of the one before. */
function before({ segment }: Reading, { readings }: DocumentFacts): Reading[] {
  const own = readingsOf(segment.block, readings).filter((one) => one.segment.index < segment.index);
  const above = readingsOf(segment.block - 1, readings).filter((one) => one.segment.kind !== "row");
  const heading = readingsOf(segment.heading, readings);
  return [...(own.length > 0 ? own : above), ...heading];
}
