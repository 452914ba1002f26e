import { eTest } from "../../pipeline/statistics/eTest.js";
import { poissonZ } from "../../pipeline/statistics/poissonZ.js";
import type { MeasuresRow, TrendsRow } from "../../pipeline/store/rows.js";
import { comesToLight, judgement } from "../polarity.js";

/** What a change is held to be; null where there is no change to judge. */
export type Reading =
  | "higher"
  | "lower"
  | "within normal variation"
  | "too few to say"
  | "not tested"
  | "not comparable"
  | null;

/** Below this Poisson z overstates: 3 against none would already count; the exact test decides. */
const smallCount = 20;

/**
 * Is the change more than chance gives? Poisson z of the two counts (methods: Wheeler), a signal beyond 3; for
 * small counts the E-test (Krishnamoorthy & Thomson 2004) must agree at the same level, p under 0.0027. The
 * exposure is equal because both are the same period of a year. A survey's share is no count: it is not tested. Across a recording break for which the
 * percentage is withheld, nothing is said of the direction either.
 */
export function readChange(
  {
    change,
    value,
    previous,
    percent,
    note,
  }: Pick<TrendsRow, "change" | "value" | "previous" | "percent" | "note">,
  { name }: Pick<MeasuresRow, "name">,
): Reading {
  if (change === null || value === null || previous === null) return null;
  if (percent === null && /\bacross a break\b/.test(note ?? "")) return "not comparable";
  const share = /\bin 1,000\b|per cent|%/i.test(name);
  if (share || !Number.isInteger(value) || !Number.isInteger(previous)) return "not tested";
  const z = poissonZ({ current: value, previous }) ?? 0;
  const small = Math.min(value, previous) < smallCount;
  const p = small ? (eTest({ count1: value, count2: previous }) ?? 1) : 0;
  if (Math.abs(z) <= 3 || p >= 0.0027) return "within normal variation";
  return z > 0 ? "higher" : "lower";
}

/** The reading with what it means under the measure's polarity: "higher, unwelcome". */
export function readingWords(
  reading: Reading,
  row: Pick<TrendsRow, "change">,
  measure: Pick<MeasuresRow, "polarity" | "unit">,
): string {
  if (reading === null) return "cannot be said";
  if (reading !== "higher" && reading !== "lower") return reading;
  const meaning = judgement(row.change, measure.polarity);
  if (meaning !== "either") return `${reading}, ${meaning}`;
  if (!comesToLight(measure)) return reading;
  return reading === "higher" ? "higher, may be welcome" : "lower, may be unwelcome";
}
