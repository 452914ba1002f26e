import type { Addition, FundingRow, MissingOutcome } from "../../../pipeline/plan/funding.js";
import { pounds } from "../../../pipeline/words/number.js";
import { noteWords } from "../../words/reasons.js";

/** "adds up: 8 lines make £34,218". */
export function additionWords({ lines, sum, apart }: Addition): string {
  const made = `${lines} lines make ${pounds(sum)}`;
  if (apart === 0) return `adds up: ${made}`;
  return `does not add up: ${made}, the total is ${pounds(Math.abs(apart))} ${apart > 0 ? "more" : "less"}`;
}

/** Why the number of outcomes of a grant is not given. */
export function outcomeWords(missing: MissingOutcome): string {
  if ("measure" in missing) return `no extract supplies ${missing.measure} for ${missing.year}`;
  return noteWords(missing.reasons) ?? missing.status;
}

/** A line of grants as the terminal prints it. */
export type NotedFunding = Omit<FundingRow, "missing" | "addition"> & { note: string | null };

/** A line of grants with its note. */
export function withFundingNote(row: FundingRow): NotedFunding {
  const { missing, addition, ...rest } = row;
  if (missing !== null) return { ...rest, note: outcomeWords(missing) };
  if (addition !== null) return { ...rest, note: additionWords(addition) };
  return { ...rest, note: row.line === "total" ? "no total was printed to hold it against" : null };
}
