import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "../type/cellColumn.js";
import { nameKey } from "../type/nameKey.js";
import type { Counts } from "../type/typing.js";
import type { HeldRecord } from "./gaps.js";
import type { LedgerLine } from "./ledger.js";

/** The name under which an extract goes: the first 16 characters of its SHA-256. */
export const extractOf = (sha256: string): string => sha256.slice(0, 16);

/** SQL for the day on which a supply was received, as ISO text. */
export const receivedOnSql = "strftime(received_on, '%Y-%m-%d')";

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
    receivedOn?: string | undefined;
    taken?: string | undefined;
  },
  contract: Contract | null,
  removed = false,
): Promise<void> {
  const { extract, sha256, received, source, file, kept, supplements, receivedOn, taken } = line;
  await store.run(
    `insert into supplies by name select $extract as extract, $received::integer as received, $source as source, '' as territory,
      $file as file, $sha256 as sha256, 0 as bytes, $contract::json as contract, '' as encoding, '' as delimiter, 0 as header_line,
      0 as lines_physical, 0 as lines_preamble, 0 as lines_header, 0 as lines_blank, 0 as lines_note, 0 as accepted,
      0 as quarantined, 0 as duplicate, 0 as excluded, 0 as unknown_area, $kept as kept, $supplements::varchar as supplements,
      $removed::boolean as removed, $receivedOn::date as received_on, $taken::varchar as taken`,
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
      receivedOn: receivedOn ?? null,
      taken: taken ?? null,
    },
  );
}

/** Writes the books of a supply; expects the temporary tables of `typeRecords`. */
export async function fillSupplyRow(
  store: Store,
  extract: string,
  examination: Examination,
  contract: Contract,
  books: Counts,
): Promise<void> {
  const { lines } = examination;
  const key = contract.territory ? nameKey(cellColumn(contract.territory)) : "''";
  const territory =
    contract.territory && contract.territory in examination.columns
      ? `coalesce((select string_agg(t, ' + ' order by t) from (select distinct ${key} as t from judged where outcome = 'accepted') where t <> ''), '')`
      : "''";
  await store.run(
    `update supplies set doubt = null, territory = ${territory}, bytes = $bytes, contract = $contract::json, encoding = $encoding,
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

/** Whether a supply, whose row is filled, is the only one of its source and territory: it has nothing to replace. */
export async function isOnly(store: Store, extract: string): Promise<boolean> {
  const others = await store.rows(
    `select 1 from supplies s, (select source, territory from supplies where extract = $extract) this
      where s.source = this.source and s.territory = this.territory and s.extract <> $extract limit 1`,
    { extract },
  );
  return others.length === 0;
}

/**
 * SQL for the rows of `supply_months`: how many records of each month a supply has, and from which day to which.
 *
 * @param extract SQL for the supply's extract
 * @param from SQL for the judged groups; expects the temporary tables of `typeRecords`
 */
export const supplyMonthsSql = (extract: string, from: string): string =>
  `insert into supply_months select ${extract}, date_trunc('month', period_start)::date, sum(kept), min(day), max(day)
    from ${from} where outcome = 'accepted' and period_start is not null group by all order by all`;

/** Where the records stand that were quarantined, and why; not what they say, which may be what must not be stored. */
export async function addQuarantine(
  store: Store,
  extract: string,
  records: readonly HeldRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ line, byte, reason, column, gap }) => ({
    line,
    byte,
    reason,
    column_name: column ?? null,
    gap,
  }));
  await store.run(
    `insert into quarantine select $extract, line, byte, reason, column_name, null, gap from (select unnest(from_json($rows::json,
      '[{"line":"INTEGER","byte":"BIGINT","reason":"VARCHAR","column_name":"VARCHAR","gap":"INTEGER"}]'), recursive := true))`,
    { extract, rows: JSON.stringify(rows) },
  );
}
