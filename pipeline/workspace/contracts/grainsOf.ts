import type { Workspace } from "../workspace.js";

/** source → the periods that its contract reads: month, quarter, financial_year … */
export const grainsOf = ({ contracts }: Pick<Workspace, "contracts">): Map<string, string> =>
  new Map(contracts.map(({ source, period }) => [source, period.grain]));
