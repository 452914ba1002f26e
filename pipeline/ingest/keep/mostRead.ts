import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { cellColumn } from "../type/cellColumn.js";
import { numberedRecords, sameCells } from "../type/payloadCells.js";
import { periodColumns } from "../type/periodColumns.js";
import { type Failing, unreadCause } from "../type/unreadCause.js";
import { locateArchived } from "./archive.js";

/** Of fewer records one slip of the partner's is most of the file, and the records themselves say more. */
const enough = 20;

/**
 * A file of which more than half of the records fail for one reason is another file than the contract means: taken, it
 * would be a heap of quarantined records and a few figures.
 *
 * @throws FileRefused with the likely cause; expects the temporary tables of `typeRecords`
 */
export async function checkMostRead(
  store: Store,
  examination: Examination,
  contract: Contract,
): Promise<void> {
  const failing = await mostFailing(store, examination, contract);
  if (failing === null) return;
  const { message, hint } = await unreadCause(store, contract, failing);
  const line = await firstLine(store, examination, contract, failing);
  throw new FileRefused("mostly-unread", message, { hint, line });
}

async function mostFailing(
  store: Store,
  examination: Examination,
  contract: Contract,
): Promise<Failing | null> {
  const [worst] = await store.rows<Pick<Failing, "reason" | "column" | "records" | "of">>(
    `select reason, fault_column as "column", sum(n) as records,
      (select sum(n) from judged where outcome <> 'excluded') as of
    from judged where outcome = 'quarantined' group by all order by records desc, reason, fault_column limit 1`,
  );
  if (!worst || worst.of < enough || worst.records * 2 <= worst.of) return null;
  const { column } = worst;
  const cells = rolesOf(contract, column)
    .filter((role) => role in examination.columns)
    .map((role) => `coalesce(trim(${cellColumn(role)}), '')`);
  const often = await store.rows<{ text: string; texts: number }>(
    `select ${cells.length > 0 ? cells.join(" || ' ' || ") : "''"} as text, count(*) over () as texts
    from judged where ${failsSo(worst)} group by text order by sum(n) desc, text limit 40`,
  );
  const at = column === null ? undefined : examination.columns[column];
  return {
    ...worst,
    label: (at === undefined ? column : examination.header[at]) ?? "",
    texts: often[0]?.texts ?? 0,
    often: often.map(({ text }) => text),
  };
}

const failsSo = ({ reason, column }: Pick<Failing, "reason" | "column">): string =>
  `outcome = 'quarantined' and reason = ${literal(reason)} and fault_column is not distinct from ${column === null ? "null" : literal(column)}`;

/** The columns whose cells are the fault: of a period all that name it. */
function rolesOf(contract: Contract, column: string | null): string[] {
  const period = periodRoles(contract);
  return column === null ? [] : period.includes(column) ? [...period] : [column];
}

/** Where the first of these records stands in the file. */
async function firstLine(
  store: Store,
  examination: Examination,
  contract: Contract,
  failing: Failing,
): Promise<number | null> {
  const wide = await periodColumns(store, examination, contract);
  const [first] = await store.rows<{ ordinal: number }>(
    `select min(r.ordinal) as ordinal from (${numberedRecords(examination, wide)}) r
    join (from judged where ${failsSo(failing)}) j on ${sameCells(examination, wide, "j")}`,
  );
  if (!first) return null;
  const [place] = await locateArchived(examination, [first.ordinal]);
  return place?.line ?? null;
}
