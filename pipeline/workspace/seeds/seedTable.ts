import { existsSync } from "node:fs";
import type { z } from "zod";
import { UserError } from "../../errors.js";
import { Faults } from "../../faults.js";
import { readCsvFile } from "./csvFile.js";
import { nearest } from "./nearest.js";

/** A row, and the line of the file in which it begins. */
export interface Placed<Row> {
  row: Row;
  line: number;
}

/** The cells of a file as they stand in it, by column. */
export interface SeedCells {
  columns: readonly string[];
  cells: Placed<Readonly<Record<string, string>>>[];
}

/** A table as it was read: its sound rows in order, the cells of all, and the columns in which a cell is at fault. */
export interface SeedTable<Row> extends SeedCells {
  rows: Placed<Row>[];
  faulty: ReadonlySet<string>;
}

/** @returns null where the file cannot be read at all, which `faults` takes */
export function readCells(file: string, faults: Faults): SeedCells | null {
  if (!existsSync(file)) {
    faults.take(
      new UserError(`${file} is missing`, {
        hint: "copy it from another partnership's folder, or make a new one with csp init",
        place: { file, line: null },
      }),
    );
    return null;
  }
  const read = faults.attempt(() => readCsvFile(file, faults));
  if (read === undefined) return null;
  const { header: columns, records } = read;
  if (columns.length === 0) {
    faults.add(file, 1, "the file is empty", "its first line names the columns");
    return null;
  }
  return {
    columns,
    cells: records.map(({ line, cells }) => ({
      line,
      row: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""])),
    })),
  };
}

/**
 * Reads a seed CSV: the header is its first line, every cell is text for the schema to make of it what it must. Columns
 * that the schema does not have, or has and the file lacks, and cells that do not fit are faults.
 *
 * @param faults takes every fault of the file; a row with one is not among the rows
 */
export function readSeed<Schema extends z.ZodObject>(
  file: string,
  schema: Schema,
  faults: Faults,
): SeedTable<z.output<Schema>> {
  const read = readCells(file, faults);
  if (read === null) return { columns: [], cells: [], rows: [], faulty: new Set() };
  const { columns, cells } = read;
  const rows: Placed<z.output<Schema>>[] = [];
  const faulty = new Set<string>();
  if (!hasColumns(file, columns, schema, faults)) return { columns, cells, rows, faulty };
  for (const { line, row } of cells) {
    const result = schema.safeParse(row);
    if (result.success) rows.push({ row: result.data, line });
    else
      for (const { path, message } of result.error.issues) {
        const name = String(path[0] ?? "");
        faulty.add(name);
        faults.add(file, line, `${name} is "${row[name] ?? ""}"`, message);
      }
  }
  return { columns, cells, rows, faulty };
}

/**
 * {@link readSeed} of one table by itself.
 *
 * @throws UserError with every fault, each naming `file:line`, the column, the value and what is allowed
 */
export function readSeedTable<Schema extends z.ZodObject>(
  file: string,
  schema: Schema,
): Placed<z.output<Schema>>[] {
  const faults = new Faults();
  const { rows } = readSeed(file, schema, faults);
  faults.throw();
  return rows;
}

export const rowsOf = <Row>(placed: readonly Placed<Row>[]): Row[] => placed.map(({ row }) => row);

/** Whether the header has what is needed, and nothing else. */
function hasColumns(file: string, header: readonly string[], schema: z.ZodObject, faults: Faults): boolean {
  const columns = Object.keys(schema.shape);
  const missing = columns.filter(
    (name) => !header.includes(name) && !schema.shape[name]?.safeParse(undefined).success,
  );
  const absent = columns.filter((name) => !header.includes(name));
  let sound = true;
  header.forEach((name, at) => {
    if (columns.includes(name) && header.indexOf(name) === at) return;
    sound = false;
    const meant = columns.includes(name) ? undefined : nearest(name, absent);
    if (meant !== undefined && missing.includes(meant)) missing.splice(missing.indexOf(meant), 1);
    if (columns.includes(name)) faults.add(file, 1, `the column "${name}" appears twice`, "keep one of them");
    else
      faults.add(
        file,
        1,
        name === "" ? `column ${at + 1} has no name` : `there is no column "${name}"`,
        meant === undefined ? `take it out; there are ${columns.join(", ")}` : `did you mean ${meant}?`,
      );
  });
  for (const name of missing)
    faults.add(file, 1, `the column "${name}" is missing`, `there are ${columns.join(", ")}`);
  return sound && missing.length === 0;
}
