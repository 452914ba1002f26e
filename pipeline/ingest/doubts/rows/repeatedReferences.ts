import { literal, type Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { readPayload } from "../../type/payloadCells.js";
import { typesCounts } from "../../type/typedCounts.js";

/** Labels of columns that tell one record from another: "Crime ID", "Report No", "URN". */
const names =
  /^(?:(?:unique|crime|incident|report|record|request|event|log|job)\s*)?(?:id|identifier|ref|reference|no\.?|number|urn)$/iu;

/** Fewer are slips of the pen; fewer than this share a publisher's own (one of 15,658 of Kent's crimes in January 2019). */
const [fewest, share] = [5, 0.002];
/** A column of which each word stands in two records on average is no reference of records, unless it has hashes, as data.police.uk's. */
const distinct = 0.5;
const hashes = "^[0-9a-f]{64}$";

/**
 * Records that have the reference of another one, in a column that the contract does not read and has no key in: a row for
 * each outcome or action, or a join that gave some twice. Records without one are not compared.
 */
export async function repeatedReferences(
  store: Store,
  contract: Contract,
  { header, columns, payload }: Examination,
): Promise<string[]> {
  const { unique_by, copies_by } = contract.rows;
  if (!payload || typesCounts(contract) || unique_by.length > 0 || (copies_by ?? []).length > 0) return [];
  const read = new Set(Object.values(columns));
  const index = header.findIndex((label, at) => !read.has(at) && names.test(label.trim()));
  if (index < 0) return [];
  const [column, from] = [`nullif(trim(c${index}), '')`, readPayload(payload)];
  // counted one by one: approx_count_distinct of DuckDB 1.5.5 strays by a tenth and more (findings/duckdb-approx-distinct.sh)
  const [counts] = await store.rows<{ named: number; others: number; hashed: boolean | null }>(
    `select count(${column})::double as named, count(distinct hash(${column})) filter (${column} is not null)::double as others,
      bool_and(regexp_matches(${column}, ${literal(hashes)})) as hashed from ${from}`,
  );
  if (!counts) throw new Error("a count has one row");
  const { named, others, hashed } = counts;
  const repeats = named - others;
  if (repeats < fewest || repeats < share * named) return [];
  if (others < distinct * named && hashed !== true) return [];
  return [
    `${formatCount(repeats)} of its records have the “${header[index]}” of another one: each may be counted several times (map the column and name it in rows.copies_by of the contract, and each counts once)`,
  ];
}
