import { literal } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "./cellColumn.js";
import { kindRoles } from "./sortedApart.js";

/** Rows that follow one another with one word, on days of so many; in nats, their chance: one in a million. */
const [rows, days, proof] = [20, 5, 14];

/**
 * SQL for the columns of kinds and places, by their roles, in which one word was filled down: rows in the order of their
 * days of which so many have it without another between that it has no chance, while all other words come and go (of a
 * file sorted by that column each word is in one run, and the longest is no exception). Many reports of one place on
 * one day are no such run. Expects `in_order` and `judged`.
 */
export function filledDownSql(contract: Contract, roles: readonly string[]): string {
  const kinds = contract.period.grain === "day" ? kindRoles(contract, roles) : [];
  if (kinds.length === 0) return "null::varchar[]";
  const each = kinds.map(
    (
      role,
    ) => `select ${literal(role)} as role, o.ordinal, j.day, lower(trim(coalesce(j.${cellColumn(role)}, ''))) as word
      from in_order o join judged j using (gid) where j.day is not null and j.outcome in ('accepted', 'excluded')`,
  );
  return `(
    with cells as (${each.join(" union all ")}),
    islands as (
      select *, row_number() over (partition by role order by ordinal) - row_number() over (partition by role, word order by ordinal) as island,
        day < lag(day) over (partition by role order by ordinal) as falls
      from cells),
    runs as (
      select role, word, count(*) as length, count(distinct day) as days, count(*) filter (falls) as falls from islands group by role, word, island),
    ranked as (
      select *, row_number() over (partition by role order by length desc, word) as rank,
        sum(length) over (partition by role) as records, sum(length) over (partition by role, word) as of_word,
        lead(length) over (partition by role order by length desc, word) as next
      from runs)
    select list(role order by role) from ranked
    where rank = 1 and word <> '' and length >= ${rows} and days >= ${days} and falls = 0 and next <= length / 3
      and (length - 1) * -ln(greatest(of_word - length, 1) / greatest(records - length, 1)) - ln(records) >= ${proof})`;
}

/** The doubt about a file in which columns of these roles were filled down. */
export function filledDown(
  contract: Contract,
  { columns, header }: Examination,
  roles: readonly string[],
): string[] {
  const [first] = roles;
  if (first === undefined) return [];
  const label = (role: string | undefined): string => header[columns[role ?? ""] ?? -1] ?? "date";
  const [period] = periodRoles(contract);
  return [
    `many rows one after the other have the same "${label(first)}" though their "${label(period)}" goes on: a cell may have been filled down`,
  ];
}
