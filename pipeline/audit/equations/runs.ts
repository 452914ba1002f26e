import type { Reading } from "../statements/reading.js";
import { textBetween } from "../statements/wholes.js";

/** A percentage that stands beside a part: "(29%)", ", or 29%". */
export const BESIDE = /\s*\(\s*(?:or\s+)?⟨P\d+⟩[^⟨⟩()]{0,20}\)|,?\s+or\s+⟨P\d+⟩/g;

/**
 * Numbers that follow one another as parts: "470 noise, 120 smoke and 496 other", each after a comma or "and".
 *
 * @param bracketed - each may stand in brackets behind its name: "Oldgate (12), Tollbar (9)"
 */
export function takeParts(reading: Reading, rest: readonly number[], bracketed = false): number[] {
  const run: number[] = [];
  for (const index of rest) {
    const figure = reading.figures[index];
    const first = run[0];
    const whole = run.length === 0 ? "" : textBetween(reading, run.at(-1) ?? 0, index);
    // "Q1: 24; Q2: 18" and "car occupants 22; cyclists 7" are lists too.
    const plainer = whole
      .replace(BESIDE, " ")
      .replace(/^\s*\)/, "")
      .replace(/\bin ⟨D\d+⟩(?=,|\s+and\b)/, "")
      .replace(/;(?=\s*(?:(?:[a-z'’-]+\s*){1,3}|⟨X\d+⟩)(?::|\s)\s*$)/, ",");
    const gap = bracketed
      ? plainer.replace(/\($/, "")
      : plainer.replace(/;\s*(?=the (?:other|rest|remain))/, ", ");
    if (
      run.length > 0 &&
      (gap.length > 70 ||
        /\bof (?:the|these|those|all)\s+$/.test(gap) ||
        /[.;()]|\b(?:compared|while|than|increase|decrease|total|against|up|down|more|fewer|rose|fell)\b|⟨[PDRQ]/.test(
          gap,
        ) ||
        !/,|\band\b|&|\bplus\b/.test(gap))
    )
      break;
    if (
      figure === undefined ||
      figure.hedge !== null ||
      (first !== undefined && figure.kind !== reading.figures[first]?.kind)
    )
      break;
    run.push(index);
  }
  return run;
}
