import { literal } from "../store/open.js";
import type { Contract } from "../workspace/contract.js";
import { cellColumn } from "./cellColumn.js";
import { nameKey } from "./nameKey.js";
import { periodEndSql } from "./periodSql.js";
import type { PeriodColumn } from "./typing.js";
import { valueSql, valueStatusSql } from "./valueSql.js";

type Measure = Contract["measures"][number];

/**
 * SQL over `typed`: one row per group × measure (× period of a wide extract) with
 * `gid, measure, period_start, period_end, value, status, fault, fault_column`; value is per record.
 */
export function measureEntries(
  contract: Contract,
  roles: readonly string[],
  wide: readonly PeriodColumn[],
): string {
  const selects = contract.measures.flatMap((measure) => {
    const rows = where(measure, roles);
    const valueRole = "value" in measure ? measure.value : undefined;
    const wideRole = "headers" in contract.period ? contract.period.value : undefined;
    if (valueRole !== undefined && valueRole === wideRole) {
      return wide.map((column) =>
        entry(
          measure,
          contract,
          column.name,
          `date ${literal(column.start)}`,
          periodEndSql(`date ${literal(column.start)}`, contract.period.grain),
          rows,
        ),
      );
    }
    if (valueRole !== undefined && !roles.includes(valueRole)) return []; // an optional column that is not there
    return [entry(measure, contract, valueRole, "period_start", "period_end", rows)];
  });
  return selects.length > 0
    ? selects.join("\n union all ")
    : "select gid, null::varchar as measure, period_start, period_end, null::double as value, null::varchar as status, null::varchar as fault, null::varchar as fault_column from typed where false";
}

function where(measure: Measure, roles: readonly string[]): string {
  const conditions = Object.entries(measure.where ?? {}).map(([role, pattern]) =>
    roles.includes(role)
      ? `regexp_matches(trim(coalesce(${cellColumn(role)}, '')), ${literal(pattern)}, 'i')`
      : "false",
  );
  return ["not is_total", ...conditions].join(" and ");
}

function entry(
  measure: Measure,
  contract: Contract,
  value: string | undefined,
  start: string,
  end: string,
  rows: string,
): string {
  const cell = value === undefined ? undefined : cellColumn(value);
  const number = cell === undefined ? "1::double" : valueSql(cell, contract);
  const status = cell === undefined ? "'final'" : valueStatusSql(cell, contract);
  const badValue = cell === undefined ? "" : `when ${status} is null then 'type-error'`;
  if ("measure" in measure) {
    return `select gid, ${literal(measure.measure)} as measure, ${start} as period_start, ${end} as period_end,
      case when ${status} = 'final' then ${number} end as value, ${status} as status,
      case ${badValue || "when false then ''"} end as fault, ${value === undefined ? "null" : literal(value)} as fault_column
      from typed where ${rows}`;
  }
  const by = cellColumn(measure.by);
  const labels = measure.split
    ? `(select unnest(list_distinct(list_filter(list_transform(string_split(coalesce(${by}, ''), ${literal(measure.split)}), x -> trim(x)), x -> x <> ''))))`
    : `trim(coalesce(${by}, ''))`;
  // a blank type leaves a record out of the types, not out of the other measures; a count without a type is a fault
  const blank = cell === undefined && measure.values !== undefined ? "label <> ''" : "true";
  return `select gid, measure, start as period_start, finish as period_end, case when status = 'final' then value end as value, status,
      case when measure is null then 'unknown-category' when status is null then 'type-error' end as fault,
      case when measure is null then ${literal(measure.by)} else ${value === undefined ? literal(measure.by) : literal(value)} end as fault_column
    from (select gid, label, ${measureName(measure)} as measure, start, finish, value, status
      from (select gid, ${labels} as label, ${start} as start, ${end} as finish, ${number} as value, ${status} as status from typed where ${rows})
      where ${blank})
    where measure is distinct from '-'`;
}

/** SQL for the measure a label stands for; '-' leaves it out, NULL is a label that the contract does not know. */
function measureName(measure: Extract<Measure, { by: string }>): string {
  if (measure.prefix !== undefined) {
    return `nullif(${literal(measure.prefix)} || trim(regexp_replace(lower(label), '[^a-z0-9]+', '_', 'g'), '_'), ${literal(measure.prefix)})`;
  }
  const branches = Object.entries(measure.values ?? {}).map(
    ([label, id]) => `when ${nameKey(literal(label))} then ${literal(id ?? "-")}`,
  );
  return branches.length > 0 ? `case ${nameKey("label")} ${branches.join(" ")} end` : "null";
}
