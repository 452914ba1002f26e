import { formatMonth } from "../../../calendar/print.js";
import type { Sums } from "../past/sums.js";

/**
 * A newer log of which no record lies within two years of any before it: dates that are years off, as those of a workbook
 * that counts its days from 1904. Of typed figures `farPeriods.ts` tells.
 *
 * @param sums with those of the two years about it
 */
export function farRecords({ own, past }: Sums): string[] {
  const first = own.map(({ start }) => start).sort()[0];
  return first !== undefined && past.length === 0
    ? [
        `its records, from ${formatMonth(first)}, are two years and more from all that are known: its dates may be years off`,
      ]
    : [];
}
