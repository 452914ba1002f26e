import { UserError } from "../../errors.js";
import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Taken } from "../doubts/doubts.js";
import type { Examination } from "../read/examine.js";
import { keepAreaWords } from "../type/areaWords.js";
import { cellColumn } from "../type/cellColumn.js";
import { readPayload } from "../type/payloadCells.js";
import { periodColumns } from "../type/periodColumns.js";
import { keepLabels } from "../type/supplyLabels.js";
import { type Typing, typeRecords } from "../type/typing.js";
import { keepRepeats } from "./keepRepeats.js";
import { keepTimes } from "./keepTimes.js";
import { replaceObservations, tableIncoming } from "./replace.js";
import { fillSupplyRow, supplyMonthsSql } from "./supplyRow.js";

/**
 * Adds corrected records to the supply that was typed last, and judges all of its accepted records again: a key that
 * stands twice is seen across both. Records of the supply that are quarantined stay out.
 *
 * @param lines the lines of the supply whose corrections count; all of them without it
 */
export async function typeWithReleased(
  store: Store,
  base: Examination,
  released: Examination,
  contract: Contract,
  district: string,
  lines?: readonly number[],
): Promise<Typing> {
  if (!released.payload) throw new Error("nothing to release");
  const wide = await periodColumns(store, base, contract);
  const theirs = new Map(
    (await periodColumns(store, released, contract)).map((column) => [column.start, column]),
  );
  const names = [...Object.keys(base.columns), ...wide.map((column) => column.name)]
    .map(cellColumn)
    .join(", ");
  const cells = [
    ...Object.keys(base.columns).map((role) => [role, released.columns[role]] as const),
    ...wide.map((column) => [column.name, theirs.get(column.start)?.index] as const),
  ].map(([name, index]) => `${index === undefined ? "null::varchar" : `c${index}`} as ${cellColumn(name)}`);
  await store.run(`create or replace temp table released as select ${cells.join(", ")} from ${readPayload(released.payload)}
    ${lines ? `where try_cast(c0 as integer) in (select unnest(${listed(lines)}))` : ""}`);
  await store.run(`create or replace temp table with_released as select ${names}, sum(n)::bigint as n from (
    select ${names}, n from judged where outcome <> 'quarantined' union all select ${names}, 1 from released) group by all`);
  return typeRecords(store, base, contract, district, "from with_released");
}

/**
 * Enters corrected lines of the supply `base`, which was entered or supplemented last: its figures become what they
 * would be, had the lines come right. Lines that are no longer quarantined are left out, so that none counts twice.
 *
 * @returns how many records were added
 */
export async function enterRelease(
  store: Store,
  base: { extract: string; examination: Examination; taken?: Taken | null },
  release: { extract: string; file: string; examination: Examination },
  contract: Contract,
  district: string,
): Promise<number> {
  const held = await store.rows<{ line: number }>(
    `select distinct line from quarantine where extract = $base and released_by is null
      and line in (select try_cast(c0 as integer) from ${payloadOf(release.examination)}) order by line`,
    { base: base.extract },
  );
  const lines = held.map(({ line }) => line);
  const typing = await typeWithReleased(
    store,
    base.examination,
    release.examination,
    contract,
    district,
    lines,
  );
  if (typing.quarantined > 0) {
    throw new UserError(`lines of ${release.file} no longer fit the contract ${contract.source}`, {
      hint: `correct seeds/contracts/${contract.source}.yaml, or take them out with csp supply remove ${release.extract}; nothing has been changed`,
    });
  }
  const [count] = await store.rows<{ released: number }>("select count(*) as released from released");
  await keepAreaWords(store, contract, Object.keys(base.examination.columns), literal(release.extract));
  await tableIncoming(store, contract, district);
  await replaceObservations(store, contract, base.extract, { cause: release.extract, taken: base.taken });
  await store.run("delete from supply_months where extract = $extract", { extract: base.extract });
  await store.run(supplyMonthsSql("$extract", "judged"), { extract: base.extract });
  for (const table of ["supply_labels", "supply_cells"])
    await store.run(`delete from ${table} where extract = $extract`, { extract: base.extract });
  const records = `(select *, ${literal(base.extract)} as extract from judged)`;
  await keepLabels(store, contract, Object.keys(base.examination.columns), records);
  for (const table of ["times", "repeats"])
    await store.run(`delete from ${table} where extract = $extract`, { extract: base.extract });
  await keepTimes(store, contract, base.examination, records);
  await keepRepeats(store, contract, base.examination, records);
  await store.run(
    `update quarantine set released_by = $release where extract = $base and released_by is null
      and line in (select unnest(${listed(lines)}))`,
    { base: base.extract, release: release.extract },
  );
  await fillSupplyRow(store, release.extract, release.examination, contract, {
    accepted: count?.released ?? 0,
    quarantined: 0,
    duplicate: 0,
    excluded: 0,
    unknownArea: 0,
  });
  // the territory and the months are those of the supply as it now stands
  await store.run(
    "update supplies set covers_from = r.covers_from, covers_to = r.covers_to, territory = r.territory from (from supplies where extract = $release) r where supplies.extract = $base",
    { base: base.extract, release: release.extract },
  );
  return count?.released ?? 0;
}

const listed = (lines: readonly number[]): string => `[${lines.join(", ")}]::integer[]`;

function payloadOf({ payload }: Examination): string {
  if (!payload) throw new Error("nothing to release");
  return readPayload(payload);
}
