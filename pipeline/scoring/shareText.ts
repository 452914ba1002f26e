/**
 * "46 of 48, 95.8 %": a percentage only ever beside the two counts that give it, half up, one decimal. So no percentage
 * can be printed that no number of actions gives.
 *
 * @throws RangeError where the part is not a whole number from 0 to the whole
 */
export function shareText(part: number, whole: number): string {
  const percent = sharePercent(part, whole);
  return percent === null ? "0 of 0" : `${part} of ${whole}, ${percent}`;
}

/**
 * "95.8 %", of the two counts that stand with it; null where there is nothing to be a part of.
 *
 * @throws RangeError as `shareText`
 */
export function sharePercent(part: number, whole: number): string | null {
  if (!Number.isSafeInteger(whole) || whole < 0 || !Number.isSafeInteger(part) || part < 0 || part > whole) {
    throw new RangeError(`shareText: needs a whole number of a whole number, got ${part} of ${whole}`);
  }
  if (whole === 0) return null;
  const tenths = Math.floor((part * 2000 + whole) / (2 * whole));
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} %`;
}
