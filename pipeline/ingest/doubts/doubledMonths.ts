import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { typesCounts } from "../type/smallRows.js";

/** So many different rows of a month have even numbers: by chance once in a million. */
const proof = 20;

/**
 * Months whose every row stands twice, where records have no key by which they are known to be the same: a month that a
 * partner appended once more. Expects the temporary table `judged` of `typeRecords`.
 */
export async function doubledMonths(store: Store, contract: Contract): Promise<string[]> {
  if (typesCounts(contract) || contract.rows.unique_by.length > 0) return [];
  const [first, ...others] = await store.rows<{ month: string; records: number }>(
    `select strftime(date_trunc('month', period_start), '%B %Y') as month, sum(kept) as records
    from judged where outcome = 'accepted'
    group by file_no, date_trunc('month', period_start)
    having count(*) >= ${proof} and bool_and(kept % 2 = 0) order by file_no, date_trunc('month', period_start)`,
  );
  if (!first) return [];
  const more =
    others.length > 0 ? ` (and so of ${others.length} other month${others.length > 1 ? "s" : ""})` : "";
  return [`each of the ${first.records.toLocaleString("en-GB")} rows of ${first.month} stands twice${more}`];
}
