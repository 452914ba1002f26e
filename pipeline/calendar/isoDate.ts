/**
 * A calendar day as `YYYY-MM-DD`, from such text (a time after it is ignored) or from a Date read in UTC,
 * which is how `new Date("2024-04-01")` and DuckDB's dates are made. Missing in, missing out.
 *
 * @throws RangeError on text that is no such day (2023-02-29) or an invalid Date
 */
export function isoDate(value: string | Date | null | undefined, what = "date"): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new RangeError(`${what} must be a valid date, got ${value}`);
    return value.toISOString().slice(0, 10);
  }
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(value)?.[1];
  const parsed = new Date(`${day}T00:00:00Z`);
  // The round trip refuses days that Date would roll over, such as 30 February.
  if (day === undefined || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day) {
    throw new RangeError(`${what} must be a day as YYYY-MM-DD, got ${JSON.stringify(value)}`);
  }
  return day;
}
