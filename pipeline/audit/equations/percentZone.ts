import type { Quantity } from "../quantities/quantity.js";
import { cutClauses } from "../statements/clauses.js";
import { CHANGE_NOUN } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { singular, subjectWords } from "../statements/subject.js";
import { isLevel } from "./pool.js";

/** A change that has no subject of its own: "; change: -12%", ", amount to a reduction of 9%". */
const NOMINAL = new RegExp(
  `(?:[,;(–-]|\\b(?:amounts? to|is|was|are|represents?|representing|equals?|equivalent to|being))\\s*(?:an?\\s+)?(?:${CHANGE_NOUN})\\s*(?:of|:|is|was)?\\s*$`,
);

/**
 * Figures that a percentage may speak of: those of its clause since the percentage that closed what went before ("A (3 to
 * 4, +33%) and B (5 to 6, +20%)"), and up to the next one where none go before it ("down 8%, from 650 to 598").
 */
export function zoneOf({ figures, shape }: Reading, index: number): number[] {
  const spot = (one: number) => shape.at[one] ?? 0;
  const clause = cutClauses(shape.text).find(({ from, to }) => spot(index) >= from && spot(index) < to);
  const zones: number[][] = [[]];
  figures.forEach((figure, one) => {
    if (clause === undefined || spot(one) < clause.from || spot(one) >= clause.to) return;
    zones.at(-1)?.push(one);
    const behind = shape.text.slice(shape.behind[one]);
    const percent = zones.at(-1)?.some((other) => figures[other]?.kind === "percent") === true;
    // It ends with the percentage, or with the bracket behind it: "10% (Oldgate, 110) and 12% (…".
    if (
      (figure.kind === "percent" && /^\s*(?:\)|,|;|$|[^⟨⟩.,;()]{0,30}\([^()]*⟨P\d+⟩[^()]*\))/.test(behind)) ||
      (figure.kind !== "percent" && percent && /^[^⟨⟩(]*\)/.test(behind)) ||
      /^\)?[,;]\s+[a-z -]+:/.test(behind)
    )
      zones.push([]);
  });
  const own = zones.findIndex((zone) => zone.includes(index));
  const [zone = [], next = []] = [zones[own], zones[own + 1]];
  // "One in four (24.6%)" is one share.
  const percents = (list: readonly number[]) =>
    list.filter(
      (one) => figures[one]?.kind === "percent" && (figures[one]?.worded === false || one === index),
    ).length;
  const levels = (list: readonly number[]) => list.some((one) => isLevel(figures[one] as Quantity));
  if (percents(zone) === 1 && !levels(zone) && percents(next) === 0) return [...zone, ...next];
  // "Ten years ago there were 700; now there are 300, a fall of 57%": the other level stands in the clause before.
  const before = figures.flatMap((_, one) => (spot(one) < (clause?.from ?? 0) ? [one] : []));
  const nominal = NOMINAL.test(shape.text.slice(0, spot(index)));
  return own === 0 && nominal && percents(before) === 0 ? [...before, ...zone] : zone;
}

/** "A (61) and B (1,844) together made up 12% of all crime": parts, whose whole stands elsewhere. */
const TOGETHER = /\b(?:together|combined|between them|jointly|both)\b[^⟨⟩.;]*$/;

/** "12% of all crime", "97% of days monitored": a base that none of the numbers counts. */
export function namesItsBase({ figures, shape }: Reading, index: number, inside: readonly number[]): boolean {
  const base = /^\s+of\s+(?:the\s+|all\s+|its\s+|their\s+|our\s+|these\s+|those\s+)*(?!⟨)([a-z'’ -]+)/.exec(
    shape.text.slice(shape.behind[index]),
  )?.[1];
  if (base === undefined || /^(?:total|whole|them|these|those|all|it)\b/.test(base)) return false;
  const words = new Set(subjectWords(base).slice(0, 2));
  // "6 of the 48 hotspots account for 31% of robberies": each number counts something else.
  const nouns = inside.map((one) => shape.text.slice(shape.behind[one]).split(/[⟨.;,()]/)[0] ?? "");
  const raw = singular(base.trim().split(/\s+/).at(-1) ?? "");
  if (
    nouns.every((noun) => subjectWords(noun).length > 0 || /^\s+of\s/.test(noun)) &&
    !nouns.some((noun) => noun.split(/[^a-z'’-]+/).some((word) => singular(word) === raw))
  )
    return words.size === 0 || !nouns.some((noun) => subjectWords(noun).some((word) => words.has(word)));
  // "… of all crime, and 832 were recorded": the numbers are of what follows.
  if (words.size === 0)
    return (
      (inside.every((one) => one < index) && TOGETHER.test(shape.text.slice(0, shape.at[index]))) ||
      (inside.every((one) => one > index) &&
        /,\s+(?:and|but|with|while)\b/.test(shape.text.slice(shape.behind[index], shape.at[inside[0] ?? 0])))
    );
  return !inside.some(
    (one) =>
      figures[one] !== undefined &&
      shape.text
        .slice(shape.behind[one])
        .split(/[⟨.;]/)[0]
        ?.split(/[^a-z'’-]+/)
        .some((word) => word.length > 3 && words.has(singular(word))),
  );
}
