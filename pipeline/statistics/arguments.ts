/** A figure that may not be there: null, undefined and NaN all mean "missing". */
export type MaybeNumber = number | null | undefined;

/**
 * The figure, or null when it is missing. Anything that is neither a finite number nor missing is a
 * mistake of the caller and throws with the value in the message.
 */
export function given(value: MaybeNumber, what: string): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "number") throw new TypeError(`${what} must be a number, got ${String(value)}`);
  if (Number.isNaN(value)) return null;
  if (!Number.isFinite(value)) throw new RangeError(`${what} must be finite, got ${value}`);
  return value;
}

/** A count or null: 0 or more. Fractions are allowed, since weighted counts are still counts. */
export function givenCount(value: MaybeNumber, what: string): number | null {
  const count = given(value, what);
  if (count !== null && count < 0) throw new RangeError(`${what} must be 0 or more, got ${count}`);
  return count;
}

/** A count or null that must be a whole number, because the method enumerates events one by one. */
export function givenWhole(value: MaybeNumber, what: string): number | null {
  const count = givenCount(value, what);
  if (count !== null && !Number.isSafeInteger(count)) {
    throw new RangeError(`${what} must be a whole number, got ${count}`);
  }
  return count;
}

/** A population, exposure or multiplier, or null: above 0. */
export function givenPositive(value: MaybeNumber, what: string): number | null {
  const figure = given(value, what);
  if (figure !== null && figure <= 0) throw new RangeError(`${what} must be above 0, got ${figure}`);
  return figure;
}

/** An optional setting that has to be above 0 when it is given. */
export function positiveSetting(value: number | undefined, fallback: number, what: string): number {
  if (value === undefined) return fallback;
  if (typeof value !== "number" || !(value > 0) || !Number.isFinite(value)) {
    throw new RangeError(`${what} must be above 0, got ${String(value)}`);
  }
  return value;
}

/** A confidence level as a share, strictly between 0 and 1; 0.95 when not given. */
export function confidenceSetting(value: number | undefined, what: string): number {
  if (value === undefined) return 0.95;
  if (typeof value !== "number" || !(value > 0 && value < 1)) {
    throw new RangeError(`${what} must lie between 0 and 1 (0.95, not 95), got ${String(value)}`);
  }
  return value;
}
