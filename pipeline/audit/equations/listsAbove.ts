import type { DocumentFacts } from "../facts/documentFacts.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import { sumWay } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";
import { headNoun, numbersOf, wholesOf } from "../statements/wholes.js";
import { readingsBefore } from "./items.js";
import { takeParts } from "./runs.js";

/** Parts, and the whole of another sentence that they should make. */
export interface ListAbove {
  readonly items: readonly Quantity[];
  readonly whole: Quantity;
}

const OF_IT = /^(?:of|from|out of) (?:this|these|those|them|it|the total)\b/;
const BY = /^(?:⟨X\d+⟩\s+)?by\s+[a-z]+(?:\s+[a-z]+){0,3}\s*[:,]/;
const ENDS =
  /\b(?:others?|other [a-z]+|(?:the )?rest|remaining|neither|none|unknown|not (?:known|stated|recorded))\b[^⟨⟩]{0,25}$/;
const ANY =
  /\b(?:more than one|some of|at least|such as|including|among|average|each|together|more|fewer|less|compared|against|target|before|after|from|up|down|cut)\b/;

/**
 * "Fourteen applications were considered. Nine were approved, three deferred and two refused": a list whose whole is the
 * one number of the sentence before, or of the lines above. Null where it makes one of the numbers there, or its words
 * do not say that it is of all.
 */
export function listAbove(reading: Reading, facts: DocumentFacts): ListAbove | null {
  const { figures, shape, segment } = reading;
  if (segment.kind === "row" || segment.kind === "heading" || ANY.test(shape.text)) return null;
  if (wholesOf(reading).length > 0) return null;
  const numbers = numbersOf(reading);
  const run = takeParts(reading, numbers, true);
  const last = run.at(-1) ?? 0;
  if (run.length < 2 || run.length !== numbers.length) return null;
  if (figures.some(({ kind }) => !["count", "money", "percent", "ignored"].includes(kind))) return null;
  const items = run.flatMap((index) => figures[index] ?? []);
  const about = readingsBefore(reading, facts, 6).slice(1);
  const sum = sumWay(items);
  const all = about.flatMap((one) => numbersOf(one).flatMap((index) => one.figures[index] ?? []));
  const alike = all.filter((one) => one.kind === items[0]?.kind);
  if (alike.some((one) => meets(intervalOf(one), sum.interval))) return null;
  const [near] = about;
  if (near === undefined) return null;
  const noun = (one: Reading, index: number) => headNoun(one, index);
  const wholes = numbersOf(near).filter(
    (index) =>
      near.figures[index]?.kind === items[0]?.kind &&
      near.roles[index]?.name !== "before" &&
      items.every((item) => item.value < (near.figures[index]?.value ?? 0)),
  );
  const words = shape.text.slice(0, shape.behind[last]);
  const said = OF_IT.test(shape.text) || BY.test(shape.text) || ENDS.test(words.replace(/⟨N\d+⟩$/, ""));
  const [at, ...more] = wholes;
  const whole = near.figures[at ?? -1];
  // "By type of road user: 81, 45, 36 and 28": what it nearly makes, further up.
  const [close] = alike
    .filter(({ value, hedge }) => hedge === null && value > sum.value * 0.85 && value < sum.value * 1.15)
    .sort((a, b) => Math.abs(a.value - sum.value) - Math.abs(b.value - sum.value));
  if (whole === undefined && BY.test(shape.text) && close !== undefined) return { items, whole: close };
  if (at === undefined || whole === undefined || more.length > 0 || whole.hedge !== null) return null;
  const same =
    whole.kind === "money" || run.every((index) => ["", noun(near, at)].includes(noun(reading, index)));
  const ratio = sum.value / whole.value;
  const over = ratio > 1 && ratio <= 1.5;
  const nearly = ratio > 0.8 && ratio <= 1.25;
  return same && (said ? nearly : over && near.segment.block === segment.block) ? { items, whole } : null;
}
