import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";

/** The columns that say of which kind or place a record is. */
export function kindRoles({ measures, area }: Contract, roles: readonly string[]): string[] {
  const asked = measures.flatMap((measure) => [
    ...("by" in measure ? [measure.by] : []),
    ...Object.keys(measure.where ?? {}),
  ]);
  return [...new Set([...asked, ...area.columns])].filter((role) => roles.includes(role)).sort();
}

/** The columns of references that no period, area, type or figure is. */
export function referenceRoles(contract: Contract, roles: readonly string[]): string[] {
  const { rows, area, measures } = contract;
  const meant = new Set([
    ...periodRoles(contract),
    ...area.columns,
    ...measures.flatMap((measure) => [
      ...("by" in measure ? [measure.by] : []),
      ...("value" in measure && measure.value ? [measure.value] : []),
    ]),
  ]);
  return [...new Set([...rows.unique_by, ...(rows.copies_by ?? [])])].filter(
    (role) => roles.includes(role) && !meant.has(role),
  );
}
