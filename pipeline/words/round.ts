import { round } from "../statistics/round.js";

/**
 * A number as it is printed, half away from zero: 2.675 to two decimals is 2.68, −2.5 to none −3. It is rounded as
 * written with 15 digits, so that what arithmetic in doubles leaves behind (2.6749999999999994) does not decide.
 *
 * @throws RangeError where there is no finite number
 */
export function rounded(value: number, decimals = 0): number {
  if (Number.isInteger(value)) return value + 0; // never −0
  const found = round(value.toPrecision(15), decimals);
  if (found === null) throw new RangeError(`rounded: value must be a finite number, got ${value}`);
  return found;
}
