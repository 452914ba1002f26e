import type { Store } from "../store/open.js";
import type { Contract } from "../workspace/contract.js";
import { cellColumn } from "./cellColumn.js";
import type { Examination, QuarantinedRecord } from "./examine.js";
import type { LedgerLine } from "./ledger.js";
import { nameKey } from "./nameKey.js";
import type { Typing } from "./typing.js";

/** The name under which an extract goes: the first 16 characters of its SHA-256. */
export const extractOf = (sha256: string): string => sha256.slice(0, 16);

/** The place of the next supply. */
export async function nextReceived(store: Store): Promise<number> {
  const [row] = await store.rows<{ next: number }>(
    "select coalesce(max(received), 0) + 1 as next from supplies",
  );
  return row?.next ?? 1;
}

/** Puts a supply's row into the store with its books still blank; {@link fillSupplyRow} writes them when it is entered. */
export async function addSupplyRow(
  store: Store,
  line: Pick<LedgerLine, "extract" | "sha256" | "received" | "source" | "file"> & {
    kept: string;
    supplements?: string | undefined;
  },
  contract: Contract | null,
  removed = false,
): Promise<void> {
  const { extract, sha256, received, source, file, kept, supplements } = line;
  await store.run(
    `insert into supplies by name select $extract as extract, $received::integer as received, $source as source, '' as territory,
      $file as file, $sha256 as sha256, 0 as bytes, $contract::json as contract, '' as encoding, '' as delimiter, 0 as header_line,
      0 as lines_physical, 0 as lines_preamble, 0 as lines_header, 0 as lines_blank, 0 as lines_note, 0 as accepted,
      0 as quarantined, 0 as duplicate, 0 as excluded, 0 as unknown_area, $kept as kept, $supplements::varchar as supplements,
      $removed::boolean as removed`,
    {
      extract,
      received,
      source,
      file,
      sha256,
      kept,
      supplements: supplements ?? null,
      contract: JSON.stringify(contract),
      removed,
    },
  );
}

/** Writes the books of a supply; expects the temporary tables of `typeRecords`. */
export async function fillSupplyRow(
  store: Store,
  extract: string,
  examination: Examination,
  contract: Contract,
  books: Typing & { quarantined: number },
): Promise<void> {
  const { lines } = examination;
  const key = contract.territory ? nameKey(cellColumn(contract.territory)) : "''";
  const territory =
    contract.territory && contract.territory in examination.columns
      ? `coalesce((select string_agg(t, ' + ' order by t) from (select distinct ${key} as t from judged where outcome = 'accepted') where t <> ''), '')`
      : "''";
  await store.run(
    `update supplies set territory = ${territory}, bytes = $bytes, contract = $contract::json, encoding = $encoding,
      delimiter = $delimiter, header_line = $header_line, covers_from = e.covers_from, covers_to = e.covers_to,
      lines_physical = $physical, lines_preamble = $preamble, lines_header = $header, lines_blank = $blank, lines_note = $note,
      accepted = $accepted, quarantined = $quarantined, duplicate = $duplicate, excluded = $excluded, unknown_area = $unknown_area
    from (select min(entries.period_start) as covers_from, max(entries.period_end) as covers_to
      from entries join judged using (gid) where outcome = 'accepted') e
    where extract = $extract`,
    {
      extract,
      bytes: examination.bytes,
      contract: JSON.stringify(contract),
      encoding: examination.encoding,
      delimiter: examination.delimiter,
      header_line: examination.headerLine ?? 0,
      physical: lines.physical,
      preamble: lines.preamble,
      header: lines.header,
      blank: lines.blank,
      note: lines.note,
      accepted: books.accepted,
      quarantined: books.quarantined,
      duplicate: books.duplicate,
      excluded: books.excluded,
      unknown_area: books.unknownArea,
    },
  );
}

/** Where the records stand that were put aside, and why; not what they say, which may be what must not be stored. */
export async function addQuarantine(
  store: Store,
  extract: string,
  records: readonly QuarantinedRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ line, byte, reason, column }) => ({
    line,
    byte,
    reason,
    column_name: column ?? null,
  }));
  await store.run(
    `insert into quarantine select $extract, line, byte, reason, column_name, null from (select unnest(from_json($rows::json,
      '[{"line":"INTEGER","byte":"BIGINT","reason":"VARCHAR","column_name":"VARCHAR"}]'), recursive := true))`,
    { extract, rows: JSON.stringify(rows) },
  );
}
