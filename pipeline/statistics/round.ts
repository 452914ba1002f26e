const plainDecimal = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/**
 * Rounds half up, away from zero for negatives, on the number as it is written: 2.675 to two decimals is
 * 2.68 although the nearest binary double lies below it. A reader checks a printed figure by hand, so the
 * decimal text is what counts. Text such as "12.45" is taken as it stands.
 *
 * Missing in, missing out (null). Never returns -0.
 *
 * @throws RangeError on decimals that are not a whole number from 0 to 20, on infinity or text that is no number
 * @example round(2.675, 2) // 2.68
 * @example round(-0.5, 0) // -1
 */
export function round(value: number | string | null | undefined, decimals = 0): number | null {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 20) {
    throw new RangeError(`round: decimals must be a whole number from 0 to 20, got ${decimals}`);
  }
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  const parts = plainDecimal.exec(String(value).trim());
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts ?? [];
  if (parts === null || whole + fraction === "") {
    throw new RangeError(`round: value must be a finite number, got ${String(value)}`);
  }
  const digits = whole + fraction;
  // Position in `digits` of the first digit that is dropped.
  const cut = whole.length + Number(exponent) + decimals;
  if (cut >= digits.length) return Number(value) + 0;
  if (cut < 0) return 0;
  const kept = BigInt(digits.slice(0, cut) || "0");
  const rounded = Number(digits[cut]) >= 5 ? kept + 1n : kept;
  return rounded === 0n ? 0 : Number(`${sign}${rounded}e-${decimals}`);
}
