import { groupBy } from "../../groupBy.js";
import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { cellColumn } from "./cellColumn.js";
import { wordRoles } from "./namedRows.js";
import { nameKey } from "./nameKey.js";
import { typesCounts } from "./smallRows.js";
import { mostLabels, subtotalLabels } from "./subtotalLabels.js";
import { twinsSql } from "./twinLabels.js";

/** Binary digits of the sums met that are proof enough: one of a thousand, ten of two. */
const proof = 10;

/** Of a total's periods so many may say otherwise: a damaged row is not in the sum. */
const strays = 0.05;

/**
 * Puts aside the rows that count what others count already. Those that are sums of others without being called so: a row
 * under the same words that equals, in each of its periods, the sum of all others of the period and measure, or of those
 * that share one of its words ("Ashford", with no type, below Ashford's types); and the rows of a label that equal those
 * of the labels that it is made of ("Noise and rubbish"). And those of a label whose figures are another label's
 * ({@link twinsSql}). One period, or a few small numbers, are no proof: two equal counts and a nought add up by chance.
 * Only of counts that a partner typed: of records each is one.
 *
 * Expects the temporary tables of `typeRecords`.
 */
export async function putRepeatedCountsAside(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<void> {
  const periods = new Set(periodRoles(contract));
  const words = wordRoles(contract, roles).filter((role) => !periods.has(role));
  const [first] = words;
  if (!typesCounts(contract) || first === undefined) return;
  const keys = words.map((_, index) => `k${index}`);
  const notTotals = (contract.rows.not_totals ?? []).map((name) => nameKey(literal(name)));
  const named = (key: string): string =>
    notTotals.length > 0 ? `and ${key} not in (${notTotals.join(", ")})` : "";
  const counts = addendsSql(words);
  // first what is the sum of some, and then what is that of all: a sum of all holds the others twice
  const sums = [...keys, null].map((within) => sumsOfOthersSql(keys, within, named));

  const twins = keys.map((_, index) => twinsSql(keys, index, named));

  // most files have none of them, and one look says so
  const look = await store.rows<{ found: string; text: string | null }>(
    `with addends as materialized (${counts})
    select 'sums' as found, null as text where ${sums.map((sum) => `exists (${sum})`).join(" or ")}
    union all select 'twins', null where ${twins.map((twin) => `exists (${twin})`).join(" or ")}
    ${words.map((role, index) => `union all select 'k${index}', text from (${labelsSql(role)})`).join(" ")} order by all`,
  );
  const found = groupBy(look, (row) => row.found);
  const subtotals = keys.flatMap((key, index) => {
    const texts = (found.get(key) ?? []).map(({ text }) => text ?? "");
    const wholes = texts.length > mostLabels ? [] : subtotalLabels(texts);
    return wholes.length > 0 ? [{ index, sql: subtotalsSql(keys, index, wholes, named) }] : [];
  });
  if (subtotals.length === 0 && !found.has("sums") && !found.has("twins")) return;

  await store.run(`create or replace temp table addends as ${counts}`);
  for (const { index, sql } of subtotals)
    await store.run(
      `update addends set found_in = ${literal(words[index] ?? "")} where (file_no, k${index}) in (${sql})`,
    );
  for (const sum of sums)
    await store.run(
      `update addends set found_in = ${literal(first)} where (file_no, ${keys.join(", ")}) in (${sum})`,
    );
  if (found.has("twins"))
    for (const [index, twin] of twins.entries())
      await store.run(
        `update addends set found_in = ${literal(words[index] ?? "")}, reason = 'same-figures'
        where found_in is null and (file_no, k${index}, measure, period_start) in (select (file_no, label, measure, period_start) from (${twin}))`,
      );
  await store.run(`update judged set outcome = 'quarantined', reason = found.reason, fault_column = found.found_in
    from (select gid, min(reason) as reason, min(found_in) as found_in from addends where found_in is not null group by gid) found
    where found.gid = judged.gid`);
  await store.run("drop table addends");
}

/** SQL for the accepted counts, with the key of each cell that names a row; `found_in` is null of those that are no sum. */
function addendsSql(words: readonly string[]): string {
  const keys = words.map((role, index) => `${nameKey(`coalesce(${cellColumn(role)}, '')`)} as k${index}`);
  return `select e.gid, e.measure, e.period_start, e.value * j.kept as value, file_no, ${keys.join(", ")}, null::varchar as found_in, 'looks-like-total' as reason
    from entries e join judged j using (gid)
    where j.outcome = 'accepted' and e.fault is null and e.value is not null and e.period_start is not null
      and e.measure not in (select measure from measures where not counted)`;
}

const labelsSql = (role: string): string =>
  `select distinct trim(${cellColumn(role)}) as text from judged
    where outcome = 'accepted' and trim(${cellColumn(role)}) <> '' limit ${mostLabels + 1}`;

/** SQL for the rows, by their keys, that are the sum of all others, or of all that share the cell `within`. */
function sumsOfOthersSql(
  keys: readonly string[],
  within: string | null,
  named: (key: string) => string,
): string {
  return `with rows as (
      select file_no, measure, period_start, ${keys.join(", ")}, sum(value) as value
      from addends where found_in is null ${within === null ? "" : `and ${within} <> ''`} group by all),
    beside as (
      select *, sum(value) over others as total, count(*) filter (value <> 0) over others as filled
      from rows window others as (partition by file_no, measure, period_start ${within === null ? "" : `, ${within}`})),
    judged_families as (
      select file_no, ${keys.join(", ")},
        count(*) filter (filled > 1) as periods,
        count(*) filter (filled > 1 and value * 2 <> total) as missed,
        coalesce(sum(log2(greatest(value, 1))) filter (filled > 2 and value * 2 = total), 0) as proof
      from beside group by all)
    select (file_no, ${keys.join(", ")}) from judged_families
    where proof >= ${proof} and missed <= periods * ${strays} ${keys.map(named).join(" ")}`;
}

/** SQL for the labels of a column that are the sum of their parts, in rows that are alike but for the label. */
function subtotalsSql(
  keys: readonly string[],
  index: number,
  subtotals: readonly { whole: string; parts: readonly string[] }[],
  named: (key: string) => string,
): string {
  const label = `k${index}`;
  const alike = ["file_no", "measure", "period_start", ...keys.filter((key) => key !== label)];
  const pairs = subtotals.flatMap(({ whole, parts }, number) =>
    parts.map((part) => `(${number}, ${nameKey(literal(whole))}, ${nameKey(literal(part))})`),
  );
  return `with rows as (
      select ${alike.join(", ")}, ${label}, sum(value) as value from addends where found_in is null group by all),
    pairs(number, whole, part) as (select distinct * from (values ${pairs.join(", ")}) where col1 <> col2),
    sums as (
      select pairs.number, r.file_no, r.${label}, r.value, coalesce(sum(p.value), 0) as total, count(*) filter (p.value <> 0) as filled
      from rows r join pairs on pairs.whole = r.${label}
      left join rows p on p.${label} = pairs.part and ${alike.map((key) => `p.${key} = r.${key}`).join(" and ")}
      group by ${alike.map((key) => `r.${key}`).join(", ")}, r.${label}, r.value, pairs.number),
    judged_labels as (
      select file_no, ${label},
        count(*) filter (value <> 0 or total <> 0) as cells,
        count(*) filter (value <> total) as missed,
        coalesce(sum(log2(greatest(value, 1))) filter (filled > 1 and value = total), 0) as proof
      from sums group by number, file_no, ${label})
    select (file_no, ${label}) from judged_labels
    where proof >= ${proof} and missed <= cells * ${strays} ${named(label)}`;
}
