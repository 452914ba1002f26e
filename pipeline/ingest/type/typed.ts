import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Characters } from "../read/characters.js";
import type { Examination } from "../read/examine.js";
import type { Reason } from "../reasons/reasons.js";
import { cellColumn } from "./cellColumn.js";
import { formulaInSql } from "./formulaError.js";
import { nameKey } from "./nameKey.js";
import { dateSql, periodEndSql, periodStartSql, startSql, straddlesSql } from "./periodSql.js";

/**
 * SQL for the groups with their period and area. Both are made of each distinct text once: a month or an LSOA stands
 * in thousands of groups.
 */
export async function typedSql(
  store: Store,
  examination: Examination,
  contract: Contract,
  areaNames: string,
  district: string,
  characters: Characters,
): Promise<string> {
  const roles = Object.keys(examination.columns);
  const { period, territory } = contract;
  const cell = (role: string | undefined): string =>
    role !== undefined && roles.includes(role) ? `coalesce(${cellColumn(role)}, '')` : "''";
  const territories = territoriesSql(territory !== undefined && roles.includes(territory));
  const area = areaSql(contract, roles, district, territories.code);
  const ruled = (rules: Contract["rows"]["totals"], reason: Reason): string[] =>
    rules
      .filter((rule) => roles.includes(rule.column))
      .map(
        (rule) =>
          `when regexp_matches(trim(${cell(rule.column)}), ${literal(rule.matches)}, 'i') then ${literal(reason)}`,
      );
  const left = [
    ...ruled(contract.rows.totals, "total-row"),
    ...ruled(contract.rows.leave_out ?? [], "left-out"),
  ];
  const named = periodRoles(contract);
  const [date, start, straddles] =
    named.length > 0
      ? [dateSql("text", period.formats), startSql("date", period), straddlesSql("date", period)]
      : ["null::date", await periodOfFile(store, examination, contract), "false"];
  // of records of a month the month is all that is known
  const day = named.length > 0 && period.grain === "day" ? "date" : "null::date";
  return `with texts as (
      select *, ${left.length > 0 ? `case ${left.join(" ")} end` : "null::varchar"} as left_out, ${formulaInSql(contract, roles, characters)} as formula_in,
        ${area.text} as area_text,
        ${periodTextSql(named.map(cell))} as period_text, ${cell(territory)} as territory_text
      from grouped),
    periods as (
      -- a week of two months could be of either
      select *, if(straddles, last_day((start + interval '1 month')::date), ${periodEndSql("start", period.grain)}) as finish
      from (select text, ${start} as start, ${day} as day, ${straddles} as straddles
        from (select text, ${date} as date from (select distinct period_text as text from texts)))),
    named as (
      select text, n.code, regexp_full_match(text, '[EWSN]\\d{8}') as is_code
      from (select distinct area_text as text from texts) left join ${areaNames} n on n.key = ${nameKey("text")})${territories.made}
    select t.* exclude (period_text, territory_text), p.start as period_start, p.finish as period_end, p.day, p.straddles, ${area.code} as area
    from texts t join periods p on p.text = t.period_text join named a on a.text = t.area_text
${territories.joined}`;
}

/** SQL for the text that names a record's period, made of one cell or of two. */
export const periodTextSql = (cells: readonly string[]): string =>
  cells.length < 2 ? (cells[0] ?? "''") : cells.map((cell) => `trim(${cell})`).join(" || ' ' || ");

/** SQL for the one period of a file that states it above the header; NULL where periods stand across, or it is not there. */
async function periodOfFile(store: Store, examination: Examination, contract: Contract): Promise<string> {
  const { period } = contract;
  if (!("title" in period)) return "null::date";
  const expression = new RegExp(period.title, "iu");
  for (const line of examination.preamble) {
    const text = expression.exec(line)?.[1];
    if (text === undefined) continue;
    const [row] = await store.rows<{ start: string | null }>(
      `select ${periodStartSql("$text", period)} as start`,
      { text },
    );
    if (row?.start) return `date ${literal(row.start)}`;
  }
  return "null::date";
}

/** SQL that makes and joins what the texts of territories mean, and for the code of a group's; without any, NULL. */
const territoriesSql = (there: boolean): { made: string; joined: string; code: string } =>
  there
    ? {
        made: `,
    territories as (
      select text, n.code from (select distinct territory_text as text from texts)
      left join territory_names n on n.key = ${nameKey("text")})`,
        joined: "\n    join territories y on y.text = t.territory_text",
        code: "y.code",
      }
    : { made: "", joined: "", code: "null::varchar" };

/** SQL for the text that names a group's area, and for the area's code, from `named a` and the territory's code. */
function areaSql(
  contract: Contract,
  roles: readonly string[],
  district: string,
  territory: string,
): { text: string; code: string } {
  const { columns, constant, blank, unknown } = contract.area;
  const place = (name: string): string =>
    name === "unassigned"
      ? `${territory} || '-unassigned'`
      : literal(name === "partnership" ? district : name);
  const present = columns.filter((column) => roles.includes(column));
  if (present.length === 0) return { text: "''", code: place(constant ?? "partnership") };
  const cells = present.map((column) => `nullif(trim(${cellColumn(column)}), '')`);
  const whenBlank = blank ?? constant;
  const code = `case when a.code is not null then a.code ${whenBlank ? `when t.area_text = '' then ${place(whenBlank)}` : ""}
    ${unknown === "keep" ? "when a.is_code then t.area_text" : ""} end`;
  return { text: `coalesce(${cells.join(", ")}, '')`, code };
}
