import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { counted } from "../../words/plural.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { cellColumn } from "../type/cellColumn.js";
import { typesCounts } from "../type/typedCounts.js";

/** So many different rows of a month have even numbers: by chance once in a million. */
const proof = 20;

/**
 * Months whose every row stands twice, or every row of one type, where records have no key by which they are known to be
 * the same: a month that a partner appended once more. Expects the temporary table `judged` of `typeRecords`.
 */
export async function doubledMonths(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<string[]> {
  if (typesCounts(contract) || contract.rows.unique_by.length > 0) return [];
  const types = contract.measures.flatMap((measure) =>
    "by" in measure && roles.includes(measure.by) ? [cellColumn(measure.by)] : [],
  );
  const month = "file_no, date_trunc('month', period_start)";
  const typed = [...new Set(types)];
  const sets = [`(${month})`, ...typed.map((type) => `(${month}, ${type})`)].join(", ");
  const [first, ...others] = await store.rows<{ month: string; records: number; part: boolean }>(
    `select strftime(date_trunc('month', period_start), '%B %Y') as month, sum(kept) as records, ${typed.length > 0 ? `grouping(${typed.join(", ")}) < ${2 ** typed.length - 1}` : "false"} as part
    from judged where outcome = 'accepted'
    group by grouping sets (${sets})
    having count(*) >= ${proof} and bool_and(kept % 2 = 0)
    qualify row_number() over (partition by ${month} order by records desc) = 1
    order by part, file_no, date_trunc('month', period_start)`,
  );
  if (!first) return [];
  const more = others.length > 0 ? ` (and so of ${counted(others.length, "other month")})` : "";
  return [
    `each of the ${formatCount(first.records)} rows of ${first.part ? "one type of " : ""}${first.month} appears twice${more}`,
  ];
}
