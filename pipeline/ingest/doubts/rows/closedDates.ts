import type { Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { labelKey } from "../../read/head.js";
import { readPayload } from "../../type/payloadCells.js";
import { dateSql } from "../../type/periodSql.js";
import { typesFigures } from "../../type/typedCounts.js";

/** Labels of the day on which a record was dealt with: "Date closed", "Completed on". */
const ended = /\b(?:clos|complet|resolv|finish|conclu)\w*/i;
/** Of fewer records with both dates nothing is known; so many of them, and so large a share, end before they begin. */
const [fewest, slips, share] = [30, 5, 0.05];

/**
 * A log whose records end before they begin, by a column that the contract does not map: the labels of two dates were
 * exchanged. Or all of whose records end on the day on which they begin: the one date may stand for the other.
 */
export async function closedDates(
  store: Store,
  contract: Contract,
  { header, columns, payload }: Examination,
): Promise<string[]> {
  const { period } = contract;
  if (!payload || typesFigures(contract) || !("column" in period) || period.grain !== "day") return [];
  const begun = columns[period.column];
  if (begun === undefined || ended.test(header[begun] ?? "")) return [];
  const mapped = new Set(Object.values(columns));
  const dropped = new Set(contract.drop.map(labelKey));
  const closed = header.findIndex(
    (label, at) => !mapped.has(at) && !dropped.has(labelKey(label)) && ended.test(label),
  );
  if (closed < 0) return [];
  const [first, last] = [begun, closed].map((at) => dateSql(`c${at}`, period.formats));
  const [found] = await store.rows<{ known: number; before: number; same: number }>(
    `select count(*)::double as known, count(*) filter (ended < begun)::double as before, count(*) filter (ended = begun)::double as same
    from (select ${first} as begun, ${last} as ended from ${readPayload(payload)}) where begun is not null and ended is not null`,
  );
  const { known, before, same } = found ?? { known: 0, before: 0, same: 0 };
  if (known < fewest) return [];
  const [one, other] = [`“${header[begun]}”`, `“${header[closed]}”`];
  if (before >= slips && before >= share * known)
    return [
      `${formatCount(before)} of ${formatCount(known)} records have a ${one} after their ${other}: the labels of the two may be exchanged`,
    ];
  return same === known
    ? [
        `all of ${formatCount(known)} records have one day as their ${one} and their ${other}: the one may stand for the other (where that is so by custom, name ${other} in the contract's drop)`,
      ]
    : [];
}
