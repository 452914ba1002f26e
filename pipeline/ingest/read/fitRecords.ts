import { isAreaCode, levelOfCode } from "../../workspace/areas/areaCode.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { spellingKey } from "../../workspace/seeds/spellingKey.js";
import { formatShape } from "./formatShape.js";

type Cell = (role: string) => string;

/**
 * How many of a file's first records a contract could mean, by what stands in the cells that it maps: the period's form,
 * the area's code, and whether one of its measures takes the record. For telling contracts apart whose labels all fit.
 */
export function fitRecords(
  contract: Contract,
  columns: Readonly<Record<string, number>>,
  records: readonly (readonly string[])[],
): number {
  const dates = contract.period.formats.map(formatShape);
  const roles = periodRoles(contract);
  const measures = contract.measures.map((measure) => takes(contract, measure, columns));
  const { level, columns: areas } = contract.area;
  return records.filter((record) => {
    const cell: Cell = (role) => (record[columns[role] ?? -1] ?? "").trim();
    const when = roles.map(cell).join(" ");
    if (roles.length > 0 && !dates.some((date) => date.test(when))) return false;
    const where = areas.map(cell).find((text) => text !== "") ?? "";
    if (level !== undefined && isAreaCode(where) && levelOfCode(where) !== level) return false;
    return measures.some((takesIt) => takesIt(cell));
  }).length;
}

/** Whether a measure takes a record. */
function takes(
  { markers, period }: Contract,
  measure: Contract["measures"][number],
  columns: Readonly<Record<string, number>>,
): (cell: Cell) => boolean {
  const conditions = Object.entries(measure.where ?? {}).map(
    ([role, pattern]) => [role, new RegExp(pattern, "iu")] as const,
  );
  const words = new Set(
    [...markers.missing, ...markers.suppressed, ...(markers.zero ?? [])].map((word) => word.toLowerCase()),
  );
  const across = "headers" in period ? period.value : null;
  const value = "value" in measure && measure.value !== across ? measure.value : undefined;
  const known =
    "by" in measure && measure.values ? new Set(Object.keys(measure.values).map(spellingKey)) : null;
  return (cell) => {
    if (conditions.some(([role, pattern]) => !(role in columns) || !pattern.test(cell(role)))) return false;
    if (value !== undefined && !/\d/.test(cell(value)) && !words.has(cell(value).toLowerCase())) return false;
    if (!("by" in measure)) return true;
    const types = measure.split ? cell(measure.by).split(measure.split) : [cell(measure.by)];
    return known === null
      ? types.some((type) => spellingKey(type) !== "")
      : types.some((type) => known.has(spellingKey(type)));
  };
}
