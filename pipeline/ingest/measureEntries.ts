import { literal } from "../store/open.js";
import type { Contract } from "../workspace/contract.js";
import { cellColumn } from "./cellColumn.js";
import { nameKey } from "./nameKey.js";
import { prefixedMeasure } from "./prefixedMeasure.js";
import { valueSql, valueStatusSql } from "./valueSql.js";

type Measure = Contract["measures"][number];

/**
 * SQL over `table` (`typed`, or `unfolded` where periods stand across): one row per group × measure (× period) with
 * `gid, measure, period_start, period_end, value, status, fault, fault_column`; value is per record.
 *
 * @param roles the columns the file has, the wide one's included
 */
export function measureEntries(
  contract: Contract,
  roles: readonly string[],
  table: "typed" | "unfolded",
): string {
  const selects = contract.measures.flatMap((measure) => {
    const value = "value" in measure ? measure.value : undefined;
    const by = "by" in measure ? measure.by : undefined;
    if ([value, by].some((role) => role !== undefined && !roles.includes(role))) return []; // an optional column that is not there
    return [entry(measure, contract, value, `${table} where ${where(measure, roles)}`)];
  });
  return selects.length > 0 ? selects.join("\n union all ") : nothing;
}

const nothing =
  "select gid, null::varchar as measure, period_start, period_end, null::double as value, null::varchar as status, null::varchar as fault, null::varchar as fault_column from typed where false";

function where(measure: Measure, roles: readonly string[]): string {
  const conditions = Object.entries(measure.where ?? {}).map(([role, pattern]) =>
    roles.includes(role)
      ? `regexp_matches(trim(coalesce(${cellColumn(role)}, '')), ${literal(pattern)}, 'i')`
      : "false",
  );
  return ["not is_total", ...conditions].join(" and ");
}

function entry(measure: Measure, contract: Contract, value: string | undefined, rows: string): string {
  const cell = value === undefined ? undefined : cellColumn(value);
  const number = cell === undefined ? "1::double" : valueSql(cell, contract);
  const status = cell === undefined ? "'final'" : valueStatusSql(cell, contract);
  const badValue = cell === undefined ? "" : `when ${status} is null then 'type-error'`;
  if ("measure" in measure) {
    return `select gid, ${literal(measure.measure)} as measure, period_start, period_end,
      case when ${status} = 'final' then ${number} end as value, ${status} as status,
      case ${badValue || "when false then ''"} end as fault, ${value === undefined ? "null::varchar" : literal(value)} as fault_column
      from ${rows}`;
  }
  const by = `coalesce(${cellColumn(measure.by)}, '')`;
  const labels = measure.split
    ? `unnest(list_distinct(list_filter(list_transform(string_split(cell, ${literal(measure.split)}), lambda x: trim(x)), lambda x: x <> '')))`
    : "trim(cell)";
  // a blank type leaves a record out of the types, not out of the other measures; a count without a type is a fault
  const blank = cell === undefined && measure.values !== undefined ? "where label <> ''" : "";
  const kept = Object.values(measure.values ?? {}).includes(null)
    ? "where labels.measure is distinct from '-'"
    : "";
  // Types repeat: each different cell is read once and the records joined to what it means; materialised (and not
  // filtered without need), or the reading is pushed down again to every record.
  return `select gid, measure, period_start, period_end, case when status = 'final' then value end as value, status,
      case when measure is null then 'unknown-category' when status is null then 'type-error' end as fault,
      case when measure is null then ${literal(measure.by)} else ${value === undefined ? literal(measure.by) : literal(value)} end as fault_column
    from (
      with labels as materialized (
        select distinct cell, ${measureName(measure)} as measure -- two spellings of a type in one cell are one
        from (select cell, ${labels} as label from (select distinct ${by} as cell from ${rows})) ${blank})
      select gid, labels.measure, period_start, period_end, ${number} as value, ${status} as status
      from (from ${rows}) r join labels on labels.cell = ${by} ${kept})`;
}

/** SQL for the measure a label stands for; '-' leaves it out, NULL is a label that the contract does not know. */
function measureName(measure: Extract<Measure, { by: string }>): string {
  if (measure.prefix !== undefined) return prefixedMeasure(measure.prefix);
  const branches = Object.entries(measure.values ?? {}).map(
    ([label, id]) => `when ${nameKey(literal(label))} then ${literal(id ?? "-")}`,
  );
  return branches.length > 0 ? `case ${nameKey("label")} ${branches.join(" ")} end` : "null";
}
