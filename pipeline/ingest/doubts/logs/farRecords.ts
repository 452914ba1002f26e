import { monthIndex } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import type { Store } from "../../../store/open.js";
import { isEarlier } from "../past/past.js";
import type { Sums } from "../past/sums.js";

/**
 * A newer log of which no record lies within two years of any before it, and which would be the next of them if it were of
 * another year: dates that are years off, as those of a workbook that counts its days from 1904 (which moves a month's last
 * days into the one before). A year or more, or other months, are a history that comes late, or a pause. Of typed figures
 * `farPeriods.ts` tells.
 *
 * @param sums with those of the two years about it
 */
export async function farRecords(store: Store, extract: string, { own, past }: Sums): Promise<string[]> {
  const months = [...new Set(own.map(({ start }) => start))].sort();
  const [first] = months;
  if (first === undefined || past.length > 0 || months.length >= 12) return [];
  const [known] = await store.rows<{ last: string | null }>(
    `select strftime(max(s.covers_to), '%Y-%m-%d') as last from supplies s, (from supplies where extract = $extract) this
    where ${isEarlier}`,
    { extract },
  );
  const last = known?.last ?? null;
  if (last === null) return [];
  const after = (((monthIndex(first) - monthIndex(last)) % 12) + 12) % 12;
  return after <= 1
    ? [
        `its records, from ${formatMonth(first)}, are two years and more from all that are known, and would be the next of them in another year: its dates may be years off`,
      ]
    : [];
}
