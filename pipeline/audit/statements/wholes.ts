import type { Reading } from "./reading.js";
import { singular } from "./subject.js";

const LINK =
  "(?:the\\s+|these\\s+|those\\s+|all\\s+|our\\s+|its\\s+|their\\s+|(?:a|the) total of\\s+|some\\s+|a further\\s+)*";
const WHOLE_AHEAD = new RegExp(
  `(?:^|[.,;:(–—-]\\s*|\\b(?:and|that|where|while|most|many|some|majority|half|all|few|out)\\s+)(?:out\\s+)?of\\s+${LINK}$|⟨[NP]\\d+⟩\\)?(?:\\s+(?!(?:increase|rise|fall|decrease|reduction|drop|average|rate|total|number|level|and|or|but)\\b)[a-z-]+){0,3}?\\s*(?:\\(\\s*⟨[NP]\\d+⟩[^⟨⟩()]{0,20}\\)\\s*)?(?:\\s(?:out\\s+)?of|\\samong|\\sout of)\\s+${LINK}$`,
);
const WHOLE_BEHIND =
  /^(?:[^⟨⟩.;]{0,60}?,\s+⟨N\d+⟩)?[^⟨⟩.;]{0,60}?[,(]?\s+(?:of\s+(?:which|whom)|(?<=[a-z,(]\s)of\s+(?:these|those|them)|(?<=,\s+⟨N\d+⟩\s)of\s+(?:these|those|them)|including|among (?:them|these))\b/;

const PREDICATE =
  /^\s+(?:were|was|are|is|had|have|has|did|went|led|came|took|gave|said|ended|resulted|received|\(⟨P)/;

/** Numbers that the wording makes the whole of something: "of the 54 actions", "1,299 calls, of which …". */
export function wholesOf(reading: Reading): readonly number[] {
  const known = WHOLES.get(reading);
  if (known !== undefined) return known;
  const { figures, shape, roles } = reading;
  const wholes = figures.flatMap((figure, index) => {
    if (figure.kind !== "count" && figure.kind !== "money") return [];
    if (roles[index]?.name === "change" || roles[index]?.name === "target") return [];
    const start = shape.at[index] ?? 0;
    const [ahead, behind] = [
      shape.text.slice(Math.max(0, start - NEAR), start),
      shape.text.slice(shape.behind[index], start + NEAR),
    ];
    // "Of these 176 were for public order": a part.
    if (/\bof (?:these|those|them)\s+$/.test(ahead) && PREDICATE.test(behind)) return [];
    return WHOLE_AHEAD.test(ahead) || WHOLE_BEHIND.test(behind) ? [index] : [];
  });
  WHOLES.set(reading, wholes);
  return wholes;
}

const WHOLES = new WeakMap<Reading, readonly number[]>();

/** What makes a number a whole stands within so many characters of it; a list of thousands is one sentence. */
const NEAR = 400;

/** Counts and sums of money of a sentence that are no differences, by index. */
export function numbersOf(reading: Reading): readonly number[] {
  const known = NUMBERS.get(reading);
  if (known !== undefined) return known;
  const numbers = reading.figures.flatMap((figure, index) =>
    (figure.kind === "count" || figure.kind === "money") &&
    !["change", "target", "label"].includes(reading.roles[index]?.name ?? "")
      ? [index]
      : [],
  );
  NUMBERS.set(reading, numbers);
  return numbers;
}

const NUMBERS = new WeakMap<Reading, readonly number[]>();

/** The noun phrase that a number counts: "online frauds" behind "565". */
function nounBehind({ shape }: Reading, index: number): string {
  const phrase = /^\s+((?:[a-z'’-]+\s*){1,7})/.exec(shape.text.slice(shape.behind[index]))?.[1] ?? "";
  return phrase.split(PHRASE_END)[0] ?? "";
}

/** The plural noun that ends the phrase behind a number, as a singular; "" where it has none. */
export function headNoun(reading: Reading, index: number): string {
  const words = nounBehind(reading, index)
    .replace(/\b(?:of|the)\b.*$/, "")
    .trim()
    .split(/\s+/);
  const last = words.at(-1) ?? "";
  if (last === "children") return "child";
  return /[^s]s$/.test(last) ? singular(last) : "";
}

const PHRASE_END =
  /\b(?:in|across|within|at|on|during|for|with|and|to|were|was|have|had|has|compared|against|came|over|more|fewer|less|higher|lower|up|down|this|last|which|that|who|while|but|as|than|by|is|are|recorded|reported|or|now|between|under|after|a|year|years|there|so)\b/;

export function textBetween({ shape }: Reading, one: number, other: number): string {
  return shape.text.slice(shape.behind[one], shape.at[other]);
}
