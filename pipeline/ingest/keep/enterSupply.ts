import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { doubtful, doubtsAbout, doubtText, type Taken } from "../doubts/doubts.js";
import { spanOf } from "../doubts/waiting.js";
import type { Examination } from "../read/examine.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { keepAreaWords } from "../type/areaWords.js";
import { cellColumn } from "../type/cellColumn.js";
import { lackedColumns } from "../type/measureEntries.js";
import { checkDayFirst } from "../type/monthFirst.js";
import { nameKey } from "../type/nameKey.js";
import { checkPeriodColumns, periodColumns } from "../type/periodColumns.js";
import { keepLabels } from "../type/supplyLabels.js";
import { faults, type Typing, typeRecords } from "../type/typing.js";
import { locateArchived } from "./archive.js";
import { enterGaps, type HeldByTyping, type NotCounted, notCounted } from "./gaps.js";
import { keepRepeats } from "./keepRepeats.js";
import { keepTimes } from "./keepTimes.js";
import { checkMostRead } from "./mostRead.js";
import { enterObservations, type Moved, replaceObservations, tableIncoming } from "./replace.js";
import { addQuarantine, fillSupplyRow, isOnly, supplyMonthsSql } from "./supplyRow.js";

export interface Entered extends Moved, NotCounted {
  typing: Typing;
  /** records quarantined by the gate and by typing */
  quarantined: number;
  /** the optional columns that the file does not have, by their labels */
  lacking: string[];
}

/** A supply's name, and whether it replaces earlier ones of its months or is added to them, where that was said. */
export interface Supplied {
  extract: string;
  file: string;
  taken?: Taken | null | undefined;
}

/**
 * Types an examined file, balances its books and puts it into the store, where its row in `supplies` stands already;
 * inside the caller's transaction. It is then the newest supply of its source.
 *
 * @param options.ask whether a file that may not be what it seems is refused
 * @throws Doubtful where it is
 */
export async function enterSupply(
  store: Store,
  examination: Examination,
  contract: Contract,
  { extract, file, taken }: Supplied,
  district: string,
  options: { ask?: boolean } = {},
): Promise<Entered> {
  const typing = await typeRecords(store, examination, contract, district);
  await checkWholeFile(store, examination, contract, typing);
  const byTyping = await typingFaults(store, examination, contract, typing);
  const roles = Object.keys(examination.columns);
  const uncounted = await notCounted(store);
  const quarantine = await enterGaps(
    store,
    contract,
    extract,
    roles,
    { byGate: examination.quarantine, byTyping },
    { ...typing, ...uncounted },
  );
  balance(examination, typing);
  await fillSupplyRow(store, extract, examination, contract, { ...typing, quarantined: quarantine.length });
  await addQuarantine(store, extract, quarantine);
  await store.run(supplyMonthsSql("$extract", "judged"), { extract });
  await keepAreaWords(store, contract, roles, literal(extract));
  const records = `(select *, ${literal(extract)} as extract from judged)`;
  await keepLabels(store, contract, roles, records);
  await keepTimes(store, contract, examination, records);
  await keepRepeats(store, contract, examination, records);
  await tableIncoming(store, contract, district);
  const only = await isOnly(store, extract);
  const doubts = await doubtsAbout(store, contract, examination, {
    extract,
    file,
    only,
    typing,
  });
  const doubt = doubtText(doubts);
  if (options.ask && doubt !== null && !taken) {
    throw doubtful(file, doubts, await spanOf(store, extract));
  }
  if (doubt !== null)
    await store.run("update supplies set doubt = $doubt where extract = $extract", { doubt, extract });
  const moved = only
    ? await enterObservations(store, contract, extract)
    : await replaceObservations(store, contract, extract, { taken });
  return {
    typing,
    quarantined: quarantine.length,
    lacking: lackedColumns(contract, roles).map(({ label }) => label),
    ...uncounted,
    ...moved,
  };
}

/**
 * What shows only in all of a file's labels or cells, and then refuses it whole.
 *
 * @throws FileRefused; expects the temporary tables of `typeRecords`
 */
export async function checkWholeFile(
  store: Store,
  examination: Examination,
  contract: Contract,
  typing: Typing,
): Promise<void> {
  await checkPeriodColumns(store, examination, contract);
  await checkDayFirst(store, examination, contract);
  if (typing.quarantined > 0) await checkMostRead(store, examination, contract);
  await checkTerritory(store, examination, contract);
}

/** Whether the territory says where records lie, and does not only keep apart supplies that do not replace one another. */
export const placedByTerritory = ({ area, covers }: Contract): boolean =>
  covers === "territory" || area.blank === "unassigned" || area.constant === "unassigned";

/**
 * A file of several territories would replace half of another's months; one of a territory that no area is called
 * covers nothing, and its records without a place could be in no force's total.
 *
 * @throws FileRefused; expects the temporary tables of `typeRecords`
 */
async function checkTerritory(store: Store, examination: Examination, contract: Contract): Promise<void> {
  const { territory } = contract;
  if (territory === undefined || !(territory in examination.columns)) return;
  const cell = `trim(${cellColumn(territory)})`;
  const found = await store.rows<{ name: string; known: boolean }>(
    `select min(${cell}) as name, ${nameKey(cell)} in (select key from territory_names) as known from judged
      where outcome = 'accepted' or (reason = 'unknown-area' and fault_column = ${literal(territory)})
      group by ${nameKey(cell)} having name <> '' order by name`,
  );
  if (found.length > 1) {
    const names = found.map(({ name }) => name).join(", ");
    throw new FileRefused(
      "several-territories",
      `the records belong to ${found.length} territories (${names})`,
      { hint: "ask for one file for each, since a newer file replaces the months of its own territory" },
    );
  }
  const [only] = found;
  if (only === undefined || only.known || !placedByTerritory(contract)) return;
  throw new FileRefused(
    "unknown-territory",
    `no force or county is called "${only.name}", the territory of its records`,
    {
      hint: `add the name to the aliases of its area in seeds/areas.csv (column aliases), or as a row of seeds/forces.csv; if it is no territory, correct seeds/contracts/${contract.source}.yaml; then load the file again`,
    },
  );
}

/** Where the typing faults stand in the file. */
export async function typingFaults(
  store: Store,
  examination: Examination,
  contract: Contract,
  typing: Typing,
): Promise<HeldByTyping[]> {
  if (typing.quarantined === 0) return [];
  const found = await faults(store, examination, await periodColumns(store, examination, contract));
  const places = await locateArchived(
    examination,
    found.map((fault) => fault.ordinal),
  );
  return found.map((fault, index) => {
    const place = places[index];
    if (!place) throw new Error(`record ${fault.ordinal} of ${examination.file} was not found again`);
    const at = fault.column === null ? undefined : examination.columns[fault.column];
    const column = at === undefined ? fault.column : (examination.header[at] ?? fault.column);
    return {
      line: place.line,
      byte: place.byte,
      reason: fault.reason,
      raw: place.raw,
      gid: fault.gid,
      ...(column ? { column } : {}),
      ...(at === undefined ? {} : { value: place.cells[at] ?? "" }),
    };
  });
}

/** Every record the gate let through is accepted, left out, a duplicate or quarantined: no other fate exists. */
export function balance(
  examination: Examination,
  { accepted, excluded, duplicate, quarantined }: Typing,
): void {
  const judged = accepted + excluded + duplicate + quarantined;
  if (judged !== examination.records) {
    throw new Error(
      `the books of ${examination.file} do not balance: the gate passed ${examination.records} records, ${judged} were judged`,
    );
  }
}
