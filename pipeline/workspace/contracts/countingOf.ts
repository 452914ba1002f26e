import type { Contract } from "./contract.js";

/** By which periods a source counts, and how often one person in them where its contract says so. */
export interface Counting {
  grain: string;
  people?: Contract["people"];
}

/** source → the periods that its contract reads (month, quarter, financial_year …), and how it counts people. */
export const countingOf = (
  contracts: readonly Pick<Contract, "source" | "period" | "people">[],
): Map<string, Counting> =>
  new Map(contracts.map(({ source, period, people }) => [source, { grain: period.grain, people }]));
