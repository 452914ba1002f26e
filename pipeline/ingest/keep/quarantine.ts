import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../errors.js";
import { groupBy } from "../../groupBy.js";
import { moveFile } from "../../replaceFile.js";
import type { Store } from "../../store/open.js";
import { placesOf } from "../../store/places.js";
import { storeFault } from "../../store/storeFault.js";
import { settingsFile } from "../../workspace/workspace.js";
import { csvRecord } from "../read/accepted.js";
import type { Examination } from "../read/examine.js";
import type { LocatedRecord } from "../read/gate.js";
import { reasons } from "../reasons/reasons.js";
import { mappedIndexes } from "../type/periodColumns.js";
import { examineArchived, notKept, recordsOn } from "./archive.js";
import { contractThen } from "./contractThen.js";
import { identifierColumns, notShown } from "./identifiers.js";
import { openForReading } from "./openForReading.js";

/** One record that was quarantined. Its mapped cells are read back from the archived file, never from the store. */
export interface QuarantineRow {
  source: string;
  file: string;
  extract: string;
  line: number;
  byte: number;
  reason: string;
  column: string | null;
  what: string;
  todo: string;
  /** the supply that brought it corrected; null while it is quarantined */
  released_by: string | null;
  /** the cell that is the fault; null where no single one is */
  value: string | null;
  /** "Month: 13/2023; District: Ashford"; as it came where its cells cannot be told apart */
  record: string | null;
}

/** The columns of an exported file that are not the partner's; what `csp quarantine release` knows a line by. */
export const exportLabels = {
  supply: "csp: supply",
  line: "csp: line",
  reason: "csp: reason",
  column: "csp: column",
  todo: "csp: what to do",
  raw: "csp: as received",
} as const;

/** A supply of which lines are held. */
export interface HeldSupply {
  extract: string;
  sha256: string;
  source: string;
  file: string;
  kept: string;
  contract: string;
}

interface Held {
  extract: string;
  line: number;
  byte: number;
  reason: keyof typeof reasons;
  column: string | null;
  released_by: string | null;
}

/** The records quarantined, by file and line; with `released` also those released since. */
export async function quarantine(
  root: string,
  asked: { source?: string; released?: boolean } = {},
): Promise<QuarantineRow[]> {
  const rows: QuarantineRow[] = [];
  await eachSupply(root, asked, (supply, examination, held) => {
    const found = recordsOn(examination, new Set(held.map(({ line }) => line)));
    const damaged = new Map(examination.quarantine.map(({ line, raw }) => [line, raw]));
    const { mapped, shownCell } = shownColumns(examination);
    for (const { line, byte, reason, column, released_by } of held) {
      const cells = found.get(line)?.cells;
      const shown = mapped.map(
        (index) => `${examination.header[index]}: ${shownCell(index, cells?.[index])?.trim()}`,
      );
      const at = column === null ? -1 : examination.header.indexOf(column);
      rows.push({
        source: supply.source,
        file: supply.file,
        extract: supply.extract,
        line,
        byte,
        reason,
        column,
        what: reasons[reason].what,
        todo: reasons[reason].todo,
        released_by,
        value: shownCell(at, cells?.[at]) ?? null,
        record: cells ? shown.join("; ") : (damaged.get(line) ?? null),
      });
    }
  });
  return rows;
}

/**
 * Writes the records quarantined into `folder`, a CSV for each file they came in, to be corrected and released, or sent
 * back to the partner. Unlike anything else that leaves the store they hold the records as received.
 *
 * @returns the files written and how many records each has
 */
export async function exportQuarantine(
  root: string,
  folder: string,
  asked: { source?: string } = {},
): Promise<{ file: string; records: number }[]> {
  const written: { file: string; records: number }[] = [];
  await eachSupply(root, asked, (supply, examination, held) => {
    const file = path.join(folder, `${supply.source}-${supply.extract}.csv`);
    const { mapped: indexes, shownCell } = shownColumns(examination);
    const found = recordsOn(examination, new Set(held.map(({ line }) => line)));
    const damaged = new Map(examination.quarantine.map(({ line, raw }) => [line, raw]));
    const rows = held.map(({ line, reason, column }) => {
      const record = found.get(line);
      return [
        supply.extract,
        String(line),
        reason,
        column ?? "",
        reasons[reason].todo,
        ...indexes.map((index) => shownCell(index, record?.cells[index]) ?? ""),
        rawOf(examination, record) ?? damaged.get(line) ?? "",
      ];
    });
    const { raw, ...before } = exportLabels;
    const header = [
      ...Object.values(before),
      ...indexes.map((index) => examination.header[index] ?? ""),
      raw,
    ];
    // the mark tells spreadsheets that it is UTF-8
    const text = `\ufeff${[header, ...rows].map((cells) => csvRecord(cells.map(defused))).join("\r\n")}\r\n`;
    const beside = `${file}.${process.pid}.part`;
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(beside, text);
      moveFile(beside, file);
    } catch (cause) {
      rmSync(beside, { force: true });
      throw storeFault(file, cause);
    }
    written.push({ file, records: held.length });
  });
  return written;
}

/** The mapped columns of a file, and what is shown of a cell: not the hash of a place or a victim. */
function shownColumns(examination: Examination) {
  const { contract } = examination;
  const named = contract === null ? new Map() : identifierColumns(examination, contract);
  const shownCell = (index: number, cell: string | undefined): string | undefined =>
    named.has(index) && cell !== undefined && cell.trim() !== "" ? notShown : cell;
  return { mapped: mappedIndexes(examination), shownCell };
}

/** A record as it came; where the file names places or victims its cells are shown alone. */
const rawOf = ({ contract }: Examination, record: LocatedRecord | undefined): string | undefined =>
  contract?.repeats ? record && notKept : record?.raw;

/** A spreadsheet must not take a partner's text for a formula; {@link asWritten} takes the mark off again. */
export const defused = (cell: string): string => (/^['=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

export const asWritten = (cell: string): string => (/^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

async function eachSupply(
  root: string,
  asked: { source?: string; released?: boolean },
  work: (supply: HeldSupply, examination: Examination, held: Held[]) => void,
): Promise<void> {
  settingsFile(root);
  const places = placesOf(root);
  const store = await openForReading(places);
  const temporary = `${places.temporary}-${process.pid}`;
  try {
    await checkSource(store, asked.source);
    const held = await store.rows<Held>(
      `select extract, line, byte, reason, column_name as "column", released_by from quarantine
      where $released or released_by is null order by extract, line, byte`,
      { released: asked.released === true },
    );
    const supplies = await store.rows<HeldSupply>(
      `select extract, sha256, source, file, kept, contract::varchar as contract from supplies
      where not removed and ($source::varchar is null or source = $source) order by source, received`,
      { source: asked.source ?? null },
    );
    const byExtract = groupBy(held, ({ extract }) => extract);
    for (const supply of supplies) {
      const own = byExtract.get(supply.extract);
      if (!own) continue;
      const contract = contractThen(supply);
      work(supply, await examineArchived(places, supply, contract, temporary), own);
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    store.close();
  }
}

async function checkSource(store: Store, source: string | undefined): Promise<void> {
  if (source === undefined) return;
  const known = await store.rows<{ source: string }>("select distinct source from supplies order by source");
  if (known.some((row) => row.source === source)) return;
  throw new UserError(`no extract of "${source}" has been loaded`, {
    hint: `loaded: ${known.map((row) => row.source).join(", ")}`,
  });
}
