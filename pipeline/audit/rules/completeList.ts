import { largest } from "../../bulk.js";
import { matchesOf } from "../document/matches.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Quantity } from "../quantities/quantity.js";
import type { Reading } from "../statements/reading.js";
import { numbersOf, textBetween } from "../statements/wholes.js";

/** A list whose words say that it names all parts, and the whole it should make. */
export interface CompleteList {
  readonly items: readonly Quantity[];
  readonly whole: Quantity;
}

const DAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/gi;
const KINDS =
  "districts|wards|areas|boroughs|towns|divisions|partnerships|forces|counties|quarters|categories|types|strands|neighbourhoods";
const OF_KIND = new RegExp(`^\\s+(?:[a-z]+\\s+){0,1}?(?:${KINDS})\\b`);
const BY = /\bby\s+[a-z]+(?:\s+[a-z]+)?\s*:\s*(?:[a-z'’ -]|⟨[DX]\d+⟩)*$/;
const OTHERS = /\b(?:other|others|remaining|remainder|rest)\b[^⟨⟩.;]{0,30}$/;
/** How far from the sum a printed number may be and still be meant as the whole. */
const NEAR = 0.25;

/**
 * "In the five districts there were 190. A had 60, B 47, C 38, D 25 and E 30": as many parts as there are places, all
 * days of the week, a list "by district:", or the rest of those the sentence before counts. Null where the list may be
 * of some parts only, or no number before it can be its whole.
 */
export function completeList(reading: Reading, facts: DocumentFacts): CompleteList | null {
  const { shape, figures } = reading;
  const numbers = numbersOf(reading).filter((index) => reading.roles[index]?.name !== "before");
  const run = numbers.filter((index) => !isWord(figures[index]));
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || run.length < 3) return null;
  if (run.some((index) => figures[index]?.hedge !== null) || !isList(reading, run)) return null;
  const earlier = before(reading, facts);
  const said = [...earlier, reading].some((one) => countsPlaces(one, run.length));
  const ahead = shape.text.slice(0, shape.at[first]);
  const days = new Set([...matchesOf(DAY, shape.text)].map((match) => match[0].slice(0, 3).toLowerCase()));
  const rest =
    OTHERS.test(shape.text.slice(0, shape.at[last])) && /\bof (?:them|these|those)\b/.test(shape.text);
  if (!said && !BY.test(ahead) && !rest && !(days.size === 7 && run.length === 7)) return null;
  const items = run.flatMap((index) => figures[index] ?? []);
  const sum = items.reduce((all, one) => all + one.value, 0);
  const wholes = earlier
    .flatMap((one) => numbersOf(one).flatMap((index) => one.figures[index] ?? []))
    .filter((one) => one.kind === items[0]?.kind && one.value > largest(items.map(({ value }) => value)))
    .sort((a, b) => Math.abs(a.value - sum) - Math.abs(b.value - sum));
  const [whole] = wholes;
  return whole === undefined || Math.abs(whole.value - sum) > sum * NEAR ? null : { items, whole };
}

/** Numbers that only names, commas and shares stand between. */
function isList(reading: Reading, run: readonly number[]): boolean {
  const { figures, shape } = reading;
  const inside = (at: number, one: number) => at > (run[0] ?? 0) && at < one;
  const alien = figures.some(
    ({ kind }, at) =>
      inside(at, run.at(-1) ?? 0) && !run.includes(at) && !["percent", "ignored"].includes(kind),
  );
  if (alien || figures.some((one, at) => run.includes(at) && one.kind !== figures[run[0] ?? 0]?.kind))
    return false;
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
    }) && !/⟨T\d+⟩/.test(shape.text.slice(shape.at[run[0] ?? 0]))
  );
}

/** "The five districts" before as many items. */
function countsPlaces({ figures, shape }: Reading, many: number): boolean {
  return figures.some(
    (one, index) =>
      one.kind === "count" &&
      one.value === many &&
      /\b(?:the|our|its|all|all the)\s+$/.test(shape.text.slice(0, shape.at[index])) &&
      OF_KIND.test(shape.text.slice(shape.behind[index])),
  );
}

/** The sentences before in the paragraph, its heading, and where it opens a paragraph those of the one before. */
function before({ segment }: Reading, { readings }: DocumentFacts): Reading[] {
  const own = readings.filter(
    (one) => one.segment.block === segment.block && one.segment.index < segment.index,
  );
  const above = readings.filter(
    (one) => one.segment.block === segment.block - 1 && one.segment.kind !== "row",
  );
  const heading = readings.filter((one) => one.segment.block === segment.heading);
  return [...(own.length > 0 ? own : above), ...heading];
}

function isWord(figure: Quantity | undefined): boolean {
  return figure !== undefined && /^[a-z]/i.test(figure.text);
}
