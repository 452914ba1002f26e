import type { Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { referenceRoles } from "./kindRoles.js";
import { datesInOrder } from "./order/datesInOrder.js";
import { doubledMonth } from "./order/doubledMonth.js";
import { filledDown } from "./order/filledDown.js";
import { countBlocksOnce } from "./order/repeatedRows.js";
import { sortedApart } from "./order/sortedApart.js";
import { readOrder } from "./readOrder.js";
import { typesCounts } from "./typedCounts.js";

/** Of fewer rows the order says nothing. */
const fewest = 20;
/** Of larger files, which are extracts of systems, the rows are alike with reason, and the look would be slow. */
const most = 300_000;

/**
 * What only the order of the rows tells: blocks that are there twice, which are counted once, and columns or dates that
 * were sorted or filled apart from the others. Only where the rows are of days, or counts that a partner typed, and most
 * of them are like no other: what says only a month, a place and a type is alike with reason.
 *
 * Expects the temporary table `judged` of `typeRecords`.
 *
 * @param number the place of the file among those typed
 * @returns why it is not plain that the rows are what they say
 */
export async function judgeOrder(
  store: Store,
  contract: Contract,
  examination: Examination,
  number: number,
): Promise<string[]> {
  const roles = Object.keys(examination.columns);
  const { rows, period } = contract;
  const [dates] = periodRoles(contract);
  const keyed = rows.unique_by.length > 0;
  if (!dates || !periodRoles(contract).some((role) => roles.includes(role))) return [];
  if ((period.grain !== "day" && !typesCounts(contract)) || (rows.copies_by ?? []).length > 0) return [];
  if (keyed && referenceRoles(contract, roles).length === 0) return [];
  if (examination.records > most || examination.records < fewest) return [];
  const order = await readOrder(store, contract, examination, number);
  await countBlocksOnce(store, order, keyed);
  const label = (role: string | undefined): string =>
    examination.header[examination.columns[role ?? ""] ?? -1] ?? "date";
  const [apart, filled] = [sortedApart(order)[0], filledDown(order)[0]];
  return [
    ...(apart === undefined
      ? []
      : [
          `its rows are in the order of "${label(dates)}" and in that of "${label(apart)}" too, as in a file of which one column was sorted without the others`,
        ]),
    ...(filled === undefined
      ? []
      : [
          `many rows one after the other have the same "${label(filled)}" though their "${label(dates)}" goes on: a cell may have been filled down`,
        ]),
    ...(period.grain === "day" && !typesCounts(contract)
      ? [...datesInOrder(order), ...(keyed ? doubledMonth(order) : [])]
      : []),
  ];
}
