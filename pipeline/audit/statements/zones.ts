import type { Quantity } from "../quantities/quantity.js";
import { isLevel } from "../quantities/quantity.js";
import { cutClauses } from "./clauses.js";
import type { Reading } from "./reading.js";
import { subjectWords } from "./subject.js";

/**
 * Figures that a percentage may speak of: those of its clause since the percentage that closed what went before ("A (3 to
 * 4, +33%) and B (5 to 6, +20%)"), and up to the next one where none go before it ("down 8%, from 650 to 598").
 */
export function zoneOf(reading: Reading, index: number): number[] {
  const { figures, shape } = reading;
  const turn = inTurn(reading, index);
  if (turn !== null) return turn;
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
      (figure.kind === "percent" &&
        /^\s*(?:\)|,(?!\s+(?:or|that is|i\.e\.)\s)|;|$|[^⟨⟩.,;()]{0,30}\([^()]*⟨P\d+⟩[^()]*\))/.test(
          behind,
        )) ||
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
  const levels = zone.filter((one) => isLevel(figures[one] as Quantity));
  if (percents(zone) === 1 && levels.length < 2 && percents(next) === 0) return [...zone, ...next];
  return zone;
}

/** "By 22% and 9% respectively, from 353 to 274 and from 103 to 94": each percentage has as many numbers, in its turn. */
function inTurn({ figures, shape, roles }: Reading, index: number): number[] | null {
  if (!/\brespectively\b/.test(shape.text)) return null;
  const of = (test: (one: Quantity, at: number) => boolean) =>
    figures.flatMap((one, at) => (test(one, at) ? [at] : []));
  const percents = of(({ kind }) => kind === "percent");
  const levels = of((one) => isLevel(one));
  const many = percents.length;
  const turn = percents.indexOf(index);
  if (many < 2 || levels.length !== many * 2) return null;
  const name = (at: number) => roles[levels[at] ?? -1]?.name === "before";
  const apart = levels.every((_, at) => name(at) === name(at < many ? 0 : many)) && name(0) !== name(many);
  return [
    index,
    ...(apart ? [turn, turn + many] : [turn * 2, turn * 2 + 1]).flatMap((at) => levels[at] ?? []),
  ];
}

/** "…, an increase of 12%", "; this is a decrease of 8%": a clause that goes on about what stood before it. */
const GOES_ON = /^\s*(?:this|that|these|it|they|so|or|representing|up|down)(?![a-z])/;

/** Figures of the sentence before a clause that has no subject of its own, where no percentage has closed what it says. */
export function before(reading: Reading, zone: readonly number[]): number[] {
  const { figures, shape } = reading;
  const first = zone[0] ?? 0;
  const at = shape.at[first] ?? 0;
  const clause = cutClauses(shape.text).find(({ from, to }) => at >= from && at < to);
  const own = shape.text.slice(clause?.from ?? 0, at);
  const percent = zone.find((index) => figures[index]?.kind === "percent") ?? first;
  const behind = shape.text.slice(shape.behind[percent]).split(/[⟨(,.;]/)[0] ?? "";
  // "10% more volunteers (22)" is of the volunteers.
  const bare =
    subjectWords(own.split("⟨")[0] ?? "").length +
      subjectWords(behind.split(/\b(?:on|over|in|than|compared|from|to)\b/)[0] ?? "").length ===
    0;
  if (!bare && !GOES_ON.test(own)) return [];
  const closed = figures.some((one, index) => index < first && one.kind === "percent");
  return closed ? [] : [...figures.keys()].filter((index) => index < first);
}
