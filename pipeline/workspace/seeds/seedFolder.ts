import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { Faults } from "../../faults.js";
import { parts } from "./cells.js";
import { type Reference, referenceFault, referenceOf, type Target, targets } from "./references.js";
import { type Placed, readCells, readSeed, type SeedCells, type SeedTable } from "./seedTable.js";

/** A seed: its file, what a row is, and which columns make a row one of its own (none where rows may be alike). */
export interface Seed<Schema extends z.ZodObject = z.ZodObject> {
  file: string;
  row: Schema;
  key: readonly string[];
  /** a folder without the file does without */
  optional?: boolean;
}

export const seed = <Schema extends z.ZodObject>(
  given: Seed<Schema> & { key: readonly (keyof z.output<Schema> & string)[] },
): Seed<Schema> => given;

export type SeedRows<Seeds extends Record<string, Seed>> = {
  [Name in keyof Seeds]: Placed<z.output<Seeds[Name]["row"]>>[];
};

/** The seeds of one partnership's folder, each read once; what is wrong with them goes to `faults`. */
export class SeedFolder {
  readonly #read = new Map<string, SeedTable<unknown>>();
  readonly #known = new Map<Target, ReadonlySet<string> | null>();

  constructor(
    readonly folder: string,
    readonly faults: Faults,
  ) {}

  file(name: string): string {
    return path.join(this.folder, name);
  }

  /** The rows of several tables, after each was held against its schema, its key and the tables that it refers to. */
  readAll<Seeds extends Record<string, Seed>>(seeds: Seeds): SeedRows<Seeds> {
    const rows = Object.entries(seeds).map(([name, each]) => [name, this.#table(each).rows] as const);
    for (const each of Object.values(seeds)) {
      this.#checkKey(each);
      this.#checkReferences(each);
    }
    return Object.fromEntries(rows) as SeedRows<Seeds>;
  }

  #table({ file, row, optional }: Seed): SeedTable<unknown> {
    const before = this.#read.get(file);
    if (before !== undefined) return before;
    const table: SeedTable<unknown> =
      optional && !existsSync(this.file(file))
        ? { columns: [], rows: [], cells: [], faulty: new Set() }
        : readSeed(this.file(file), row, this.faults);
    this.#read.set(file, table);
    return table;
  }

  #checkKey(each: Seed): void {
    const { columns, cells } = this.#table(each);
    const missing = each.key.filter((name) => !columns.includes(name));
    if (each.key.length === 0 || missing.some((name) => !each.row.shape[name]?.safeParse(undefined).success))
      return;
    const seen = new Set<string>();
    for (const { row, line } of cells) {
      const key = keyOf(row, each.key);
      if (seen.has(key)) this.faults.add(this.file(each.file), line, `${key} appears twice`, "keep one row");
      seen.add(key);
    }
  }

  #checkReferences(each: Seed): void {
    const { columns, cells } = this.#table(each);
    for (const column of columns) {
      const schema = each.row.shape[column];
      const reference = schema && referenceOf(schema);
      if (reference === undefined) continue;
      for (const { row, line } of cells) this.#checkCell(each.file, line, row, column, reference);
    }
  }

  #checkCell(
    file: string,
    line: number,
    row: Readonly<Record<string, string>>,
    column: string,
    reference: Reference,
  ): void {
    const cell = row[column] ?? "";
    const names = reference.separator === undefined ? [cell] : parts(reference.separator)(cell);
    for (const name of names) {
      if (name === "") continue;
      const fault = referenceFault(reference, name, row, (target) => this.known(target));
      if (fault !== null) this.faults.add(this.file(file), line, `${column} ${fault.what}`, fault.hint);
    }
  }

  /** The cells of a table that need not have been read for its rows. */
  cells({ file }: Seed): SeedCells["cells"] {
    return (this.#read.get(file) ?? readCells(this.file(file), new Faults()))?.cells ?? [];
  }

  /** The names that a target has, those of rows with a fault elsewhere as well; null where they cannot be known. */
  known(target: Target): ReadonlySet<string> | null {
    const before = this.#known.get(target);
    if (before !== undefined) return before;
    const known = this.#names(target);
    this.#known.set(target, known);
    return known;
  }

  #names(target: Target): ReadonlySet<string> | null {
    if (target === "sources") return new Set(contractNames(this.file("contracts")));
    const { file, key, optional } = targets[target];
    if (optional && !existsSync(this.file(file))) return new Set();
    const read = this.#read.get(file);
    const table = read ?? readCells(this.file(file), new Faults());
    // of a row whose key is at fault nobody knows what it was meant to define
    if (table === null || key.some((name) => !table.columns.includes(name) || read?.faulty.has(name)))
      return null;
    return new Set(table.cells.map(({ row }) => keyOf(row, key)));
  }
}

/** The sources that have a contract, by the names of the files. */
function contractNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => (name.endsWith(".yaml") ? [path.parse(name).name] : []));
}

const keyOf = (row: Readonly<Record<string, string>>, key: readonly string[]): string =>
  key.flatMap((name) => row[name] || []).join(" ");
