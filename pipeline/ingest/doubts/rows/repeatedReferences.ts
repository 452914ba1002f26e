import { literal, type Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { looseCells } from "../../type/payloadCells.js";
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
 * Records that have the reference of another one of their file, in a column that the contract does not read and has no key
 * in: a row for each outcome or action, or a join that gave some twice. Records without one are not compared.
 */
export async function repeatedReferences(
  store: Store,
  contract: Contract,
  examinations: readonly Examination[],
): Promise<string[]> {
  const { unique_by, copies_by } = contract.rows;
  if (typesCounts(contract) || unique_by.length > 0 || (copies_by ?? []).length > 0) return [];
  const cells = looseCells(examinations, (each) => {
    const index = referenceColumn(each);
    return index < 0 ? null : { cell: index };
  });
  if (cells === null) return [];
  // hardly any reference has a blank at its ends, which costs less to see than to trim
  const references = `(select file_no, nullif(if(cell like ' %' or cell like '% ', trim(cell), cell), '') as reference from ${cells})`;
  // counted one by one: approx_count_distinct of DuckDB 1.5.5 strays by a tenth and more (findings/duckdb-approx-distinct.sh)
  const counts = await store.rows<{ file: number; named: number; others: number }>(
    `select file_no as file, count(reference)::double as named,
      count(distinct hash(reference)) filter (reference is not null)::double as others
    from ${references} group by file_no order by file_no`,
  );
  const doubts: string[] = [];
  for (const { file, named, others } of counts) {
    const repeats = named - others;
    if (repeats < fewest || repeats < share * named) continue;
    if (others < distinct * named && !(await areHashed(store, references, file))) continue;
    const examination = examinations[file];
    const label = examination?.header[referenceColumn(examination)];
    doubts.push(
      `${formatCount(repeats)} of its records have the “${label}” of another one: each may be counted several times (map the column and name it in rows.copies_by of the contract, and each counts once)`,
    );
  }
  return doubts;
}

/** The column of a file's references that the contract does not read; -1 where it has none. */
function referenceColumn({ header, columns }: Examination): number {
  const read = new Set(Object.values(columns));
  return header.findIndex((label, at) => !read.has(at) && names.test(label.trim()));
}

async function areHashed(store: Store, references: string, file: number): Promise<boolean> {
  const [found] = await store.rows<{ hashed: boolean | null }>(
    `select bool_and(regexp_matches(reference, ${literal(hashes)})) as hashed from ${references} where file_no = ${file}`,
  );
  return found?.hashed === true;
}
