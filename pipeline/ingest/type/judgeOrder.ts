import type { Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { mostInOrder } from "../cells/cells.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "./cellColumn.js";
import type { GroupsOfRecords } from "./groupRecords.js";
import { kindRoles, referenceRoles } from "./kindRoles.js";
import { datesInOrder } from "./order/datesInOrder.js";
import { doubledMonth } from "./order/doubledMonth.js";
import { filledDown } from "./order/filledDown.js";
import type { Order, Row } from "./order/order.js";
import { countBlocksOnce } from "./order/repeatedRows.js";
import { sortedApart } from "./order/sortedApart.js";
import { numberedRecords, sameCells } from "./payloadCells.js";
import { typesCounts } from "./typedCounts.js";

/** Of fewer rows the order says nothing. */
const fewest = 20;

/**
 * What only the order of the rows tells: blocks that are there twice, which are counted once, and columns or dates that
 * were sorted or filled apart from the others. Only where the rows are of days, or counts that a partner typed, and most
 * of them are like no other: what says only a month, a place and a type is alike with reason.
 *
 * Expects the temporary table `judged` of `typeRecords`.
 *
 * @param file.number its place among those typed
 * @param file.groups the group of each of its records, where that is known
 * @returns why it is not plain that the rows are what they say
 */
export async function judgeOrder(
  store: Store,
  contract: Contract,
  examination: Examination,
  file: { number: number; groups: GroupsOfRecords },
): Promise<string[]> {
  const roles = Object.keys(examination.columns);
  const { rows, period } = contract;
  const [dates] = periodRoles(contract);
  const keyed = rows.unique_by.length > 0;
  if (!dates || !periodRoles(contract).some((role) => roles.includes(role))) return [];
  if ((period.grain !== "day" && !typesCounts(contract)) || (rows.copies_by ?? []).length > 0) return [];
  if (keyed && referenceRoles(contract, roles).length === 0) return [];
  if (examination.records > mostInOrder || examination.records < fewest) return [];
  const order = await readOrder(store, contract, examination, file);
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

/**
 * Reads the rows of a file in their order: what each group of them says, column by column, and the group of each. Expects
 * the temporary table `judged` of `typeRecords`.
 *
 * @param file.number its place among those typed
 * @param file.groups the group of each of its records; null where the file is to be read for it
 */
async function readOrder(
  store: Store,
  contract: Contract,
  examination: Examination,
  { number, groups }: { number: number; groups: GroupsOfRecords },
): Promise<Order> {
  const roles = Object.keys(examination.columns);
  const references = referenceRoles(contract, roles);
  const periods = new Set(periodRoles(contract));
  const cell = (role: string): string => `trim(coalesce(j.${cellColumn(role)}, ''))`;
  const said = roles.filter((role) => !references.includes(role));
  const kinds = contract.period.grain === "day" ? kindRoles(contract, roles) : [];
  // 53 bits of the hash are a whole number in both worlds
  const hashed = (parts: readonly string[]): string => `(hash(${parts.join(", ")}) >> 11)::double`;
  const [gids = [], says = [], ofYear = [], ofMonth = [], ofDay = [], days = [], read = [], ...words] =
    await store.columns(
      `select j.gid::integer as gid, ${hashed(said.map(cell))} as says,
      ${hashed([...said.filter((role) => !periods.has(role)).map(cell), "strftime(j.day, '%m-%d')"])} as of_year,
      ${hashed([...said.filter((role) => !periods.has(role)).map(cell), "day(j.day)"])} as of_month,
      ${hashed([...said.filter((role) => !periods.has(role)).map(cell), "0"])} as of_day,
      (j.day - date '1970-01-01')::integer as day, j.outcome in ('accepted', 'excluded') as read
      ${kinds.map((role, index) => `, lower(${cell(role)}) as word${index}`).join("")}
    from judged j where j.file_no = ${number}`,
    );
  const places = new Map(gids.map((gid, at) => [Number(gid), at]));
  const ofRecords = groups ?? (await groupsRead(store, examination, number));
  const rows: Row[] = [];
  for (const [ordinal, gid] of ofRecords.entries()) {
    const at = places.get(gid);
    if (at === undefined) continue;
    const day = days[at];
    rows.push({
      ordinal,
      gid,
      says: Number(says[at]),
      ofYear: Number(ofYear[at]),
      ofMonth: Number(ofMonth[at]),
      ofDay: Number(ofDay[at]),
      day: typeof day === "number" ? day : null,
      read: read[at] === true,
      words: words.map((each) => String(each[at])),
    });
  }
  return { kinds, rows };
}

/** The group of each record of a file that DuckDB reads. */
async function groupsRead(store: Store, examination: Examination, number: number): Promise<number[]> {
  const [groups = []] = await store.columns(
    `select j.gid::integer from (${numberedRecords(examination, [])}) r left join judged j on j.file_no = ${number} and ${sameCells(examination, [], "j")}
    order by r.ordinal`,
  );
  return groups.map(Number);
}
