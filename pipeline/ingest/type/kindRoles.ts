import type { Contract } from "../../workspace/contracts/contract.js";

/** The columns that say of which kind or place a record is. */
export function kindRoles({ measures, area }: Contract, roles: readonly string[]): string[] {
  const asked = measures.flatMap((measure) => [
    ...("by" in measure ? [measure.by] : []),
    ...Object.keys(measure.where ?? {}),
  ]);
  return [...new Set([...asked, ...area.columns])].filter((role) => roles.includes(role)).sort();
}
