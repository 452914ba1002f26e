import type { Contract } from "./contract.js";

/** source → the periods that its contract reads: month, quarter, financial_year … */
export const grainsOf = (contracts: readonly Pick<Contract, "source" | "period">[]): Map<string, string> =>
  new Map(contracts.map(({ source, period }) => [source, period.grain]));
