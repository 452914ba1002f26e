import { literal, type Store } from "../store/open.js";
import { type Contract, periodRoles } from "../workspace/contract.js";
import { cellColumn } from "./cellColumn.js";
import { wordRoles } from "./namedRows.js";
import { nameKey } from "./nameKey.js";
import { typesCounts } from "./smallRows.js";

/** Binary digits of the sums met that are proof enough: one of a thousand, ten of two. */
const proof = 10;

/** Of a total's periods so many may say otherwise: a damaged row is not in the sum. */
const strays = 0.05;

/**
 * Puts aside the rows that are sums of others without being called so: a row under the same words that equals, in each
 * of its periods, the sum of all others of the period and measure, or of those that share one of its words ("Ashford",
 * with no type, below Ashford's types). One period, or a few small numbers, are no proof: two equal counts and a nought
 * add up by chance. Only of counts that a partner typed: of records each is one.
 *
 * Expects the temporary tables of `typeRecords`.
 */
export async function putSumsAside(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<void> {
  if (!typesCounts(contract)) return;
  const periods = new Set(periodRoles(contract));
  const words = wordRoles(contract, roles).filter((role) => !periods.has(role));
  const notTotals = (contract.rows.not_totals ?? []).map((name) => nameKey(literal(name)));
  const keys = words.map((role, index) => `${nameKey(`coalesce(${cellColumn(role)}, '')`)} as k${index}`);
  await store.run(`create or replace temp table addends as
    select e.gid, e.measure, e.period_start, e.value * j.kept as value, file_no, ${keys.length > 0 ? `${keys.join(", ")},` : ""} false as found
    from entries e join judged j using (gid)
    where j.outcome = 'accepted' and e.fault is null and e.value is not null and e.period_start is not null
      and e.measure not in (select measure from measures where not counted)`);
  const family = words.map((_, index) => `k${index}`);
  // first what is the sum of some, and then what is that of all: a sum of all holds the others twice
  for (const within of [...family, null]) {
    if (family.length === 0) break;
    const named = family.map((key) => `${key} not in (${notTotals.join(", ")})`).join(" and ");
    const shared = within === null ? "" : `and ${within} <> ''`;
    await store.run(`update addends set found = true where (file_no, ${family.join(", ")}) in (
      with rows as (
        select file_no, measure, period_start, ${family.join(", ")}, sum(value) as value
        from addends where not found ${shared} group by all),
      beside as (
        select *, sum(value) over others as total, count(*) filter (value <> 0) over others as filled
        from rows window others as (partition by file_no, measure, period_start ${within === null ? "" : `, ${within}`})),
      judged_families as (
        select file_no, ${family.join(", ")},
          count(*) filter (filled > 1) as periods,
          count(*) filter (filled > 1 and value * 2 <> total) as missed,
          coalesce(sum(log2(greatest(value, 1))) filter (filled > 2 and value * 2 = total), 0) as proof
        from beside group by all)
      select (file_no, ${family.join(", ")}) from judged_families
      where proof >= ${proof} and missed <= periods * ${strays} ${notTotals.length > 0 ? `and ${named}` : ""})`);
  }
  await store.run(`update judged set outcome = 'quarantined', reason = 'looks-like-total', fault_column = ${words[0] === undefined ? "null" : literal(words[0])}
    where gid in (select gid from addends where found)`);
  await store.run("drop table addends");
}
