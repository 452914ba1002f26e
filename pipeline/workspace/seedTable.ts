import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { z } from "zod";
import { UserError } from "../errors.js";

/**
 * Reads a seed CSV: the header is its first line, every cell is text for the schema to make of it what it must.
 *
 * @throws UserError naming `file:line`, the column, the value and what is allowed
 */
export function readSeedTable<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    throw new UserError(`${file} ${missing ? "is missing" : "cannot be read"}`, {
      hint: missing
        ? "copy it from another partnership's folder, or make a new one with csp init"
        : (cause as Error).message,
      cause,
    });
  }
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      columns: true,
      info: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count_less: true, // Excel leaves out empty cells at the end of a row
      trim: true,
    }) as unknown as typeof records;
  } catch (cause) {
    throw new UserError(`${file}: not a CSV file`, { hint: (cause as Error).message, cause });
  }
  return records.map(({ record, info }) => {
    const result = schema.safeParse(record);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    const name = String(issue?.path[0] ?? "");
    const value = record[name];
    throw new UserError(
      `${file}:${info.lines}: ${name}${value === undefined ? " is missing" : ` is "${value}"`}`,
      {
        hint: issue?.message ?? "not valid",
      },
    );
  });
}
