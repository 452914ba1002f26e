import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { rounded } from "../../words/round.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { wordOf } from "../type/areaWords.js";
import { several } from "../type/supplyLabels.js";
import { nearSupplies } from "./past.js";

/** So unlikely (in nats) must it be that none of the records has the word by chance: one in a million. */
const proof = 14;

/**
 * Words of a log's columns that many records had before and none has in a newer file, with no other in their place: the
 * file is a selection ("Closed" says yes throughout), or of several types only the first was kept.
 */
export async function lostWords(store: Store, contract: Contract, extract: string): Promise<string[]> {
  const rows = await store.rows<{ kind: string; together: boolean; records: number; share: number }>(
    `with this as (from supplies where extract = $extract),
    pool as (${nearSupplies}),
    before as (
      select kind, word, sum(value) as value, sum(sum(value)) over (partition by kind) as records
      from supply_labels join pool using (extract) where kind <> '' and not starts_with(kind, '=') group by kind, word),
    now as (
      select kind, word, value, sum(value) over (partition by kind) as records from supply_labels where extract = $extract)
    select b.kind, b.word = ${wordOf(several)} as together, any_value(n.records) as records, sum(b.value) / any_value(b.records) as share
    from before b join (select distinct kind, records from now) n using (kind)
    where (b.kind, b.word) not in (select (kind, word) from now) and b.value >= 5
      and not exists (from now o where o.kind = b.kind and (o.kind, o.word) not in (select (kind, word) from before))
    group by b.kind, together
    having -ln(1 - least(share, 0.999)) * any_value(n.records) >= ${proof}
    order by share desc, b.kind`,
    { extract },
  );
  return rows.map(({ kind, together, records, share }) => {
    const label = contract.columns[kind]?.names[0] ?? kind;
    const before = `${rounded(100 * share)}% of the records before it`;
    return together
      ? `none of its ${formatCount(records)} records names several types in “${label}”, as ${before} did`
      : `none of its ${formatCount(records)} records has a word in “${label}” that ${before} had: it may be a selection`;
  });
}
