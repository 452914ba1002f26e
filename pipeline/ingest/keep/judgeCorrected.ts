import type { Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import type { Reason } from "../reasons/reasons.js";
import { numberedRecords, sameCells } from "../type/payloadCells.js";
import { periodColumns } from "../type/periodColumns.js";
import { typeRecords } from "../type/typing.js";
import { examineArchived } from "./archive.js";
import type { Supply } from "./correctedFile.js";
import { typeWithReleased } from "./enterRelease.js";

/** What is still not right among corrected records, by their number; judged together with all that counts already. */
export async function faultsAmong(
  store: Store,
  places: Places,
  base: Supply & { examination: Examination },
  corrected: Examination,
  contract: Contract,
  district: string,
): Promise<Map<number, { reason: Reason; column: string | null }>> {
  await typeRecords(store, base.examination, contract, district);
  const before = await store.rows<{ sha256: string; extract: string; file: string; kept: string }>(
    "select sha256, extract, file, kept from supplies where supplements = $base and not removed order by received",
    { base: base.extract },
  );
  for (const earlier of before) {
    const lines = await store.rows<{ line: number }>(
      "select line from quarantine where released_by = $extract",
      {
        extract: earlier.extract,
      },
    );
    const examination = await examineArchived(places, earlier, contract);
    await typeWithReleased(
      store,
      base.examination,
      examination,
      contract,
      district,
      lines.map(({ line }) => line),
    );
  }
  await typeWithReleased(store, base.examination, corrected, contract, district);
  const wide = await periodColumns(store, corrected, contract);
  const found = await store.rows<{ ordinal: number; reason: Reason; column: string | null }>(
    `select r.ordinal, j.reason, j.fault_column as "column" from (${numberedRecords(corrected, wide)}) r
    join judged j on ${sameCells(corrected, wide, "j")} where j.outcome = 'quarantined' order by r.ordinal`,
  );
  return new Map(
    found.map(({ ordinal, reason, column }) => {
      const index = column === null ? undefined : corrected.columns[column];
      return [
        ordinal,
        { reason, column: index === undefined ? column : (corrected.header[index] ?? column) },
      ];
    }),
  );
}

/** How many of the released records lie in months for which another supply speaks now. */
export async function countReplaced(
  store: Store,
  places: Places,
  base: string,
  released: { sha256: string; file: string; kept: string },
  contract: Contract,
  district: string,
): Promise<number> {
  await typeRecords(store, await examineArchived(places, released, contract), contract, district);
  const [row] = await store.rows<{ replaced: number }>(
    `select coalesce(sum(n), 0) as replaced from judged where outcome = 'accepted' and gid not in (
      select e.gid from entries e join (
        select measure, period_start, period_end from observations where extract = $base
        union select measure, period_start, period_end from coverage where extract = $base) p
        using (measure, period_start, period_end))`,
    { base },
  );
  return row?.replaced ?? 0;
}
