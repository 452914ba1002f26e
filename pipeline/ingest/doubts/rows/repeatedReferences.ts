import { literal, type Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import { referenceColumn } from "../../cells/askedColumns.js";
import type { Examination } from "../../read/examine.js";
import { readPayload } from "../../type/payloadCells.js";
import { typesCounts } from "../../type/typedCounts.js";

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
  const doubts: string[] = [];
  for (const examination of examinations) {
    const references = await countReferences(store, examination);
    if (references === null) continue;
    const { named, different } = references;
    const repeats = named - different;
    if (repeats < fewest || repeats < share * named) continue;
    if (different < distinct * named && !(await areHashed(store, examination))) continue;
    const label = examination.header[referenceColumn(examination)];
    doubts.push(
      `${formatCount(repeats)} of its records have the “${label}” of another one: each may be counted several times (map the column and name it in rows.copies_by of the contract, and each counts once)`,
    );
  }
  return doubts;
}

/** How many records of a file have such a reference, and how many different ones these are; null where it has no column of them. */
async function countReferences(
  store: Store,
  examination: Examination,
): Promise<{ named: number; different: number } | null> {
  if (examination.cells) return examination.cells.references;
  const references = referencesSql(examination);
  if (references === null) return null;
  // counted one by one: approx_count_distinct of DuckDB 1.5.5 strays by a tenth and more (findings/duckdb-approx-distinct.sh)
  const [counted] = await store.rows<{ named: number; different: number }>(
    `select count(reference)::double as named,
      count(distinct hash(reference)) filter (reference is not null)::double as different from ${references}`,
  );
  return counted ?? null;
}

/** SQL for the references of a file's records; hardly any has a blank at its ends, which costs less to see than to trim. */
function referencesSql(examination: Examination): string | null {
  const column = referenceColumn(examination);
  if (column < 0 || !examination.payload) return null;
  const cell = `c${column}`;
  return `(select nullif(if(${cell} like ' %' or ${cell} like '% ', trim(${cell}), ${cell}), '') as reference from ${readPayload(examination.payload)})`;
}

async function areHashed(store: Store, examination: Examination): Promise<boolean> {
  const [found] = await store.rows<{ hashed: boolean | null }>(
    `select bool_and(regexp_matches(reference, ${literal(hashes)})) as hashed from ${referencesSql(examination)}`,
  );
  return found?.hashed === true;
}
