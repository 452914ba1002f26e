import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { nearSupplies } from "./past.js";

/** So many records would have had both words, did they say nothing of one another: none is one in a million. */
const proof = 14;
const [fewest, share] = [5, 0.005];

/**
 * Two words that no record of a log had together in the two years before, as if one ruled the other out, and that stand in
 * the same rows now: a column was moved by a row, sorted without the others, or exchanged with another one.
 */
export async function oddPairs(store: Store, contract: Contract, extract: string): Promise<string[]> {
  const [found] = await store.rows<{ kind: string; odd: number }>(
    `with this as (from supplies where extract = $extract),
    pool as (${nearSupplies}),
    pairs as (
      select kind, left(word, 8) as one, right(word, 8) as other,
        coalesce(sum(value) filter (extract = $extract), 0) as now, coalesce(sum(value) filter (extract <> $extract), 0) as before
      from supply_labels where contains(kind, '&') and (extract = $extract or extract in (select extract from pool))
      group by kind, word),
    beside as (
      select *, sum(now) over (partition by kind) as records,
        sum(before) over (partition by kind, one) * sum(before) over (partition by kind, other) / sum(before) over (partition by kind) as expected
      from pairs)
    select kind, sum(now) as odd from beside
    where before = 0 and expected >= ${proof} group by kind
    having odd >= ${fewest} and odd >= ${share} * any_value(records)
    order by odd desc, kind limit 1`,
    { extract },
  );
  if (!found) return [];
  const [one, other] = found.kind
    .slice(1)
    .split("&")
    .map((role) => `“${contract.columns[role]?.names[0] ?? role}”`);
  return [
    `${formatCount(found.odd)} records have in ${one} and ${other} words that no record before it had together: a column may have been moved or exchanged`,
  ];
}
