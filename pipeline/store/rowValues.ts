/**
 * DuckDB's values as documents use them: days as ISO text, whole numbers as numbers, the rest as it is. A struct has
 * what it holds, and no nulls.
 */
export function asRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const name in row) {
    const value = row[name];
    if (typeof value !== "object" && typeof value !== "bigint") continue;
    if (value instanceof Date) row[name] = value.toISOString().slice(0, 10);
    else if (typeof value === "bigint") row[name] = Number(value);
    else if (Array.isArray(value)) row[name] = value.map(inList);
    else if (value !== null && typeof value === "object") row[name] = asFacts(value);
  }
  return row;
}

function inList(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value !== null && typeof value === "object" ? asFacts(value) : value;
}

const asFacts = (value: object): Record<string, unknown> =>
  asRow(Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null)));

/** One of a plain column's values: days as ISO text, whole numbers as numbers. */
export function asValue(value: unknown): string | number | boolean | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  throw new Error(`a column of ${typeof value} has no plain values`);
}
