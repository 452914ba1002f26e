import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { spellingKey } from "../../workspace/seeds/spellingKey.js";
import type { Characters } from "../read/characters.js";
import { cellColumn } from "./cellColumn.js";
import { formulaErrorSql } from "./formulaError.js";
import { nameKey } from "./nameKey.js";
import { doubtMarks } from "./oneMark.js";
import { prefixedMeasure } from "./prefixedMeasure.js";
import { countFaultSql, valueSql, valueStatusSql } from "./valueSql.js";
import { neitherSql } from "./yesNo.js";

type Measure = Contract["measures"][number];

interface EntriesOf {
  uncounted: ReadonlySet<string>;
  characters: Characters;
}

/**
 * SQL over `table` (`typed`, or `unfolded` where periods stand across): one row per group × measure (× period) with
 * `gid, measure, period_start, period_end, value, status, fault, fault_column`; value is per record. Measure `-` is a type
 * that the contract leaves out by name.
 *
 * @param roles the columns the file has, the wide one's included
 * @param of.uncounted measures that the seeds call no counts of events
 * @param of.characters what the cells may have in them
 */
export function measureEntries(
  contract: Contract,
  roles: readonly string[],
  table: "typed" | "unfolded",
  of: EntriesOf,
): string {
  const selects = contract.measures.flatMap((measure) => {
    if (lacking(measure, roles)) return []; // an optional column that is not there
    return [
      entry(measure, contract, `${table} where ${where(measure, roles)}`, of),
      ...undecided(measure, contract, roles, table),
    ];
  });
  return selects.length > 0 ? selects.join("\n union all ") : nothing;
}

/**
 * SQL over `table` for the measures of a record that does not say its type, `gid, measure, period_start, period_end`: it
 * could be any of those that its column tells apart.
 */
export function blankTypes(
  contract: Contract,
  roles: readonly string[],
  table: "typed" | "unfolded",
): string {
  const selects = contract.measures.flatMap((measure) => {
    if (!("by" in measure) || measure.value !== undefined || !measure.values || lacking(measure, roles))
      return [];
    const ids = [...new Set(Object.values(measure.values).filter((id) => id !== null))];
    const blank = `trim(coalesce(${cellColumn(measure.by)}, '')) = ''`;
    // what a measure asks of the type too is not known of them
    const asking = contract.measures.flatMap((other) => {
      const { [measure.by]: ofType, ...others } =
        ("measure" in other && "count" in other && other.where) || {};
      return ofType === undefined || !("measure" in other)
        ? []
        : [
            `select gid, ${literal(other.measure)} as measure, period_start, period_end
              from ${table} where ${where({ ...other, where: others }, roles)} and ${blank}`,
          ];
    });
    return [
      `select gid, unnest([${ids.map(literal).join(", ")}]) as measure, period_start, period_end
        from ${table} where ${where(measure, roles)} and ${blank}`,
      ...asking,
    ];
  });
  return selects.length > 0
    ? selects.join(" union ")
    : "select gid, null::varchar as measure, period_start, period_end from typed where false";
}

/** The optional columns that a file lacks, by their labels, with the measures that need them; null: any. */
export function lackedColumns(
  contract: Contract,
  roles: readonly string[],
): { label: string; measures: (string | null)[] }[] {
  const { period, columns } = contract;
  const there = "headers" in period ? [...roles, period.value] : roles;
  const needed = contract.measures.flatMap((measure) => {
    const { value, by } = cellsOf(measure);
    const ids = "measure" in measure ? [measure.measure] : Object.values(measure.values ?? { "": null });
    return [value, by, ...Object.keys(measure.where ?? {})].flatMap((role) =>
      role !== undefined && !there.includes(role) ? [{ role, ids }] : [],
    );
  });
  return [...new Set(needed.map(({ role }) => role))].map((role) => ({
    label: columns[role]?.names[0] ?? role,
    measures: [...new Set(needed.filter((each) => each.role === role).flatMap(({ ids }) => ids))].filter(
      (id, _, all) => id !== null || all.length === 1,
    ),
  }));
}

/** Whether a file without some optional columns has no figures of a measure. */
function lacking(measure: Measure, roles: readonly string[]): boolean {
  const { value, by } = cellsOf(measure);
  return [value, by].some((role) => role !== undefined && !roles.includes(role));
}

const cellsOf = (measure: Measure): { value: string | undefined; by: string | undefined } => ({
  value: "value" in measure ? measure.value : undefined,
  by: "by" in measure ? measure.by : undefined,
});

const nothing =
  "select gid, null::varchar as measure, period_start, period_end, null::double as value, null::varchar as status, null::varchar as fault, null::varchar as fault_column from typed where false";

function where(measure: Measure, roles: readonly string[]): string {
  const conditions = Object.entries(measure.where ?? {}).map(([role, pattern]) =>
    roles.includes(role) ? matches(role, pattern) : "false",
  );
  return ["left_out is null", ...conditions].join(" and ");
}

const matches = (role: string, pattern: string): string =>
  `regexp_matches(trim(coalesce(${cellColumn(role)}, '')), ${literal(pattern)}, 'i')`;

/** Records of which it cannot be told whether the measure takes them: a cell that should say yes or no says neither. */
function undecided(measure: Measure, contract: Contract, roles: readonly string[], table: string): string[] {
  const conditions = Object.entries(measure.where ?? {}).map(([role, pattern]) => ({
    role,
    takes: roles.includes(role) ? matches(role, pattern) : "false",
    neither: roles.includes(role) ? neitherSql(contract, role) : null,
  }));
  const counted = cellsOf(measure).value === undefined ? "1::double" : "null::double";
  return conditions.flatMap(({ role, neither }) => {
    if (neither === null) return [];
    const others = conditions
      .filter((other) => other.role !== role)
      .map((other) => (other.neither ? `(${other.takes} or ${other.neither})` : other.takes));
    return [
      `select gid, ${"measure" in measure ? literal(measure.measure) : "null::varchar"} as measure, period_start, period_end,
        ${counted} as value, null::varchar as status, 'neither-yes-nor-no' as fault, ${literal(role)} as fault_column
        from ${table} where ${["left_out is null", neither, ...others].join(" and ")}`,
    ];
  });
}

function entry(
  measure: Measure,
  contract: Contract,
  rows: string,
  { uncounted, characters }: EntriesOf,
): string {
  const { value } = cellsOf(measure);
  const cell = value === undefined ? undefined : cellColumn(value);
  const number = cell === undefined ? "1::double" : valueSql(cell, contract);
  const status = cell === undefined ? "'final'" : valueStatusSql(cell, contract);
  const counts = cell !== undefined && (!("kind" in measure) || (measure.kind ?? "count") === "count");
  // what the seeds call no count of events (a share of a survey) may have decimals
  const unread = `when status is null and ${formulaErrorSql("cell", contract, characters)} then 'formula-error' when status is null then 'type-error'`;
  const fault = (whole: string): string =>
    cell === undefined || !counts
      ? unread
      : `${unread} when status = 'final' then ${countFaultSql("cell", contract, "value", whole)}`;
  // marked in each figure, so that nothing that reads it adds it up
  const given =
    "kind" in measure && measure.kind === "rate" ? "if(status = 'final', 'rate', status)" : "status";
  if ("measure" in measure) {
    return `select gid, ${literal(measure.measure)} as measure, period_start, period_end,
      case when status = 'final' and fault is null then value end as value, ${given} as status, fault, ${value === undefined ? "null::varchar" : literal(value)} as fault_column
      from (select *, case ${fault(`${!uncounted.has(measure.measure)}`)} end as fault
        from (select gid, period_start, period_end, ${cell ?? "''"} as cell, ${number} as value, ${status} as status from ${rows}))`;
  }
  const by = `coalesce(${cellColumn(measure.by)}, '')`;
  const labels = measure.split
    ? `unnest(list_distinct(list_filter(list_transform(string_split(cell, ${literal(measure.split)}), lambda x: trim(x)), lambda x: x <> '')))`
    : "trim(cell)";
  // a blank type leaves a record out of the types, not out of the other measures; a count without a type is a fault
  const blank = cell === undefined && measure.values !== undefined ? "where label <> ''" : "";
  // Types repeat: each different cell is read once and the records joined to what it means; materialised (and not
  // filtered without need), or the reading is pushed down again to every record.
  return `select gid, measure, period_start, period_end, case when status = 'final' and fault is null then value end as value, ${given} as status,
      case when measure is null then 'unknown-category' when measure <> '-' then fault end as fault,
      case when measure is null then ${literal(measure.by)} else ${value === undefined ? literal(measure.by) : literal(value)} end as fault_column
    from (
      select *, case ${fault(uncounted.size > 0 ? `measure not in (${[...uncounted].map(literal).join(", ")})` : "true")} end as fault from (
      with labels as materialized (
        select distinct cell, ${measureName(measure)} as measure -- two spellings of a type in one cell are one
        from (select cell, ${labels} as label from (select distinct ${by} as cell from ${rows})) ${blank})
      select gid, labels.measure, period_start, period_end, ${number} as value, ${status} as status, ${cell ?? "''"} as cell
        from (from ${rows}) r join labels on labels.cell = ${by}))`;
}

/**
 * What only a column as a whole tells of its numbers. Where it has counts that are not whole, those of its cells that are written
 * with a decimal part are none either: "2.0" among rates is a rate. And it has one mark for thousands ({@link doubtMarks}).
 * Expects `entries`, and `typed` or `unfolded`.
 *
 * @returns whether some entry may have a fault
 */
export async function doubtNumbers(
  store: Store,
  contract: Contract,
  table: "typed" | "unfolded",
): Promise<boolean> {
  const columns = await store.rows<{
    role: string | null;
    faulty: boolean;
    decimals: boolean;
    thousands: boolean;
  }>(
    `select fault_column as role, bool_or(fault is not null) as faulty, bool_or(coalesce(fault, '') = 'not-whole') as decimals, bool_or(coalesce(abs(value), 0) >= 1000) as thousands
    from entries group by role having faulty or decimals or thousands order by role`,
  );
  const asked = columns.flatMap(({ role, ...column }) => (role === null ? [] : [{ role, ...column }]));
  for (const { role } of asked.filter(({ thousands }) => thousands))
    await doubtMarks(store, contract, table, role);
  for (const { role } of asked.filter(({ decimals }) => decimals)) {
    await store.run(
      `update entries set fault = 'not-whole', value = null from ${table} t
      where entries.gid = t.gid and entries.period_start is not distinct from t.period_start and entries.fault is null and entries.measure <> '-'
        and entries.status = 'final' and entries.fault_column = $role
        and regexp_matches(trim(${`t.${cellColumn(role)}`}), ${literal(contract.decimal === "." ? "\\.\\d+$" : ",\\d+$")})
        and t.file_no in (select o.file_no from entries e join ${table} o using (gid) where e.fault = 'not-whole' and e.fault_column = $role)`,
      { role },
    );
  }
  return columns.length > 0;
}

/** SQL for the measure a label stands for; '-' leaves it out, NULL is a label that the contract does not know. */
function measureName(measure: Extract<Measure, { by: string }>): string {
  if (measure.prefix !== undefined) return prefixedMeasure(measure.prefix);
  const branches = Object.entries(measure.values ?? {}).map(
    ([label, id]) => `when ${literal(spellingKey(label))} then ${literal(id ?? "-")}`,
  );
  return branches.length > 0 ? `case ${nameKey("label")} ${branches.join(" ")} end` : "null";
}
