import { formatCount } from "../../../words/number.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { typesFigures } from "../../type/typedCounts.js";

/** Numbers of rows at which programs stop: round ones, and those of an Excel sheet with and without its header. */
const limits = new Set([
  500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 65_535, 65_536, 100_000, 200_000, 500_000, 1_000_000,
  1_048_575, 1_048_576,
]);

/** A log of exactly as many rows as a program gives at most: the others may be cut off. */
export function rowLimit(contract: Contract, examination: Examination): string[] {
  const rows = examination.records + examination.quarantine.length;
  return typesFigures(contract) || !limits.has(rows)
    ? []
    : [
        `it has exactly ${formatCount(rows)} rows, as many as a program may give at most: others may be cut off`,
      ];
}
