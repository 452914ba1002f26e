import type { Store } from "../../../store/open.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { columnOutOfOrder, periodColumns } from "../../type/periodColumns.js";

/** Columns of a wide extract whose periods do not follow one another: the labels of two may be exchanged. */
export async function columnOrder(
  store: Store,
  contract: Contract,
  examination: Examination,
): Promise<string[]> {
  if (!("headers" in contract.period)) return [];
  const label = columnOutOfOrder(await periodColumns(store, examination, contract), examination.header);
  return label === null
    ? []
    : [
        `the column "${label}" is not in the order of the others, which follow one another: labels may be exchanged`,
      ];
}
