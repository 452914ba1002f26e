/** DuckDB's values as documents use them: days as ISO text, whole numbers as numbers, the rest as it is. */
export function asRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) {
    if (value instanceof Date) row[name] = value.toISOString().slice(0, 10);
    else if (typeof value === "bigint") row[name] = Number(value);
  }
  return row;
}
