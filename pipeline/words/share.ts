import { formatNumber } from "./number.js";
import { rounded } from "./round.js";

/**
 * "46 of 48, 95.8%": a percentage only ever beside the two counts that give it, half away from zero, one decimal. So no percentage
 * can be printed that no number of actions gives.
 *
 * @throws RangeError where the part is not a whole number from 0 to the whole
 */
export function shareText(part: number, whole: number): string {
  const percent = sharePercent(part, whole);
  return percent === null ? "0 of 0" : `${part} of ${whole}, ${percent}`;
}

/**
 * "95.8%", of the two counts that stand with it; null where there is nothing to be a part of.
 *
 * @throws RangeError as `shareText`
 */
export function sharePercent(part: number, whole: number): string | null {
  if (!Number.isSafeInteger(whole) || whole < 0 || !Number.isSafeInteger(part) || part < 0 || part > whole) {
    throw new RangeError(`shareText: needs a whole number of a whole number, got ${part} of ${whole}`);
  }
  if (whole === 0) return null;
  return percentOf(rounded((part * 1000) / whole));
}

/** A share (0 to 1) as per cent, one decimal where there is one; never rounded up to 100 or down to 0. */
export function percentText(share: number): string {
  const tenths = rounded(share * 1000);
  return percentOf(share < 1 && tenths === 1000 ? 999 : share > 0 && tenths === 0 ? 1 : tenths);
}

/** Tenths of a per cent, as "95%" or "95.8%". */
const percentOf = (tenths: number): string => `${formatNumber(tenths / 10, 1)}%`;
