import type { Reason } from "../../pipeline/store/reason.js";
import { intervalOfPlace, signalWords } from "./findings.js";
import { noteWords, rebasedWords, withheldWords } from "./reasons.js";

/** Whose estimate of whom a rate rests on; nulls where there is no rate. */
interface Estimated {
  denominator: string | null;
  rate_year: number | null;
  estimate_year: number | null;
}

/** "Census 2021 residents (no estimate for 2023)". */
export function populationWords({ denominator, rate_year, estimate_year }: Estimated): string | null {
  if (denominator === null || rate_year === estimate_year) return denominator;
  return `${denominator} (no estimate for ${rate_year})`;
}

/** A row as the terminal prints it. */
export type Worded<Row> = Omit<Row, "reasons" | "rate_year" | "estimate_year"> & { note: string | null };

/** The row with its reasons as one note, and with whose estimate its rate rests on in words. */
export function withWords<Row extends Estimated & { reasons: readonly Reason[] }>(row: Row): Worded<Row> {
  const { reasons, rate_year, estimate_year, ...rest } = row;
  return { ...rest, denominator: populationWords(row), note: noteWords(reasons) };
}

type Reasons = readonly Reason[];

/** The columns of words that an exported table has, by their names, and what each is made of. */
export const columnWords = {
  note: ({ reasons }: { reasons: Reasons }) => noteWords(reasons),
  breaks: ({ breaks }: { breaks: Reasons }) => noteWords(breaks),
  withheld: ({ withheld }: { withheld: Reasons }) => withheldWords(withheld) || null,
  rebased: ({ rebased }: { rebased: Reasons }) => rebasedWords(rebased),
  denominator: populationWords,
  signal: signalWords,
  certainty: intervalOfPlace,
};
