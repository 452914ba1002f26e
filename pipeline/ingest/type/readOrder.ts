import type { Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "./cellColumn.js";
import { kindRoles, referenceRoles } from "./kindRoles.js";
import type { Order } from "./order/order.js";
import { numberedRecords, sameCells } from "./payloadCells.js";

/**
 * Reads the rows of a file in their order, column by column. Expects the temporary table `judged` of `typeRecords`.
 *
 * @param number the place of the file among those typed
 */
export async function readOrder(
  store: Store,
  contract: Contract,
  examination: Examination,
  number: number,
): Promise<Order> {
  const roles = Object.keys(examination.columns);
  const references = referenceRoles(contract, roles);
  const periods = new Set(periodRoles(contract));
  const cell = (role: string): string => `trim(coalesce(j.${cellColumn(role)}, ''))`;
  const said = roles.filter((role) => !references.includes(role));
  const kinds = contract.period.grain === "day" ? kindRoles(contract, roles) : [];
  // 53 bits of the hash are a whole number in both worlds
  const hashed = (parts: readonly string[]): string => `(hash(${parts.join(", ")}) >> 11)::double`;
  const columns = await store.columns(
    `select r.ordinal::integer as ordinal, j.gid::integer as gid, ${hashed(said.map(cell))} as says,
      ${hashed([...said.filter((role) => !periods.has(role)).map(cell), "strftime(j.day, '%m-%d')"])} as of_year,
      ${hashed([...said.filter((role) => !periods.has(role)).map(cell), "day(j.day)"])} as of_month,
      ${hashed([...said.filter((role) => !periods.has(role)).map(cell), "0"])} as of_day,
      (j.day - date '1970-01-01')::integer as day, j.outcome in ('accepted', 'excluded') as read
      ${kinds.map((role, index) => `, lower(${cell(role)}) as word${index}`).join("")}
    from (${numberedRecords(examination, [])}) r join judged j on j.file_no = ${number} and ${sameCells(examination, [], "j")}
    order by r.ordinal`,
  );
  const [
    ordinals = [],
    gids = [],
    says = [],
    ofYear = [],
    ofMonth = [],
    ofDay = [],
    days = [],
    read = [],
    ...words
  ] = columns;
  return {
    kinds,
    rows: ordinals.map((ordinal, at) => {
      const day = days[at];
      return {
        ordinal: Number(ordinal),
        gid: Number(gids[at]),
        says: Number(says[at]),
        ofYear: Number(ofYear[at]),
        ofMonth: Number(ofMonth[at]),
        ofDay: Number(ofDay[at]),
        day: typeof day === "number" ? day : null,
        read: read[at] === true,
        words: words.map((each) => String(each[at])),
      };
    }),
  };
}
