import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { UserError } from "../errors.js";
import { appendColumns } from "./appendColumns.js";
import { type Amount, memoryLimit } from "./memory.js";
import { asRow, asValue } from "./rowValues.js";
import { storeFault } from "./storeFault.js";
import { threadsSet, usualThreads } from "./threads.js";
import { unglobbed } from "./unglobbed.js";

export type Parameters = Record<string, string | number | boolean | null>;

/** A column of values for {@link Store.append}; days as ISO text. */
export interface Column {
  type: "VARCHAR" | "DATE" | "INTEGER" | "DOUBLE" | "BOOLEAN";
  values: readonly (string | number | boolean | null)[] | Int32Array;
}

/** One open database file. Values reach SQL only as parameters, names only through {@link identifier}. */
export interface Store {
  run(sql: string, parameters?: Parameters): Promise<void>;
  /** Rows with dates as ISO days and whole numbers as numbers. For tables of the size of a document. */
  rows<Row>(sql: string, parameters?: Parameters): Promise<Row[]>;
  /**
   * The same of a query that gives hundreds of rows or more, in half the time: DuckDB writes each as JSON, which V8 reads
   * quicker than it is handed values. Of a query that gives few, being planned costs more than is saved. Its numbers are
   * finite, as JSON's are.
   */
  manyRows<Row>(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** The columns in their order, each with its values: quicker than rows where these are many. */
  columns(sql: string): Promise<(string | number | boolean | null)[][]>;
  /** Puts the values of whole columns into a table that is there, column by column in the table's order. */
  append(table: string, columns: readonly Column[], options?: { temporary?: boolean }): Promise<void>;
  /** Commits if `work` returns, rolls back if it throws. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Moves the log into the database file. */
  checkpoint(): Promise<void>;
  /** The same file by another connection, with temporary tables of its own; to be closed before this one. */
  secondConnection(): Promise<Store>;
  close(): void;
}

/** An SQL identifier from any text. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** An SQL string literal from any text, for the few places that take no parameter (file names, patterns). */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Opens the store, the only file access it then has being `folders` (and its own file).
 *
 * @throws UserError when another process holds it or the file is not a store
 */
export async function openStore(
  file: string,
  options: {
    folders?: readonly string[];
    readOnly?: boolean;
    /** usual where not said */
    memory?: Amount | undefined;
    /** by the size of the store where not said ({@link usualThreads}) */
    threads?: number | "all" | undefined;
    /** a commit of more than this goes into the database file at once, and not into the log first */
    logAtMost?: string | undefined;
  } = {},
): Promise<Store> {
  const memory = memoryLimit(options.memory ?? "usual");
  const threads = threadsSet() ?? options.threads ?? usualThreads(file);
  if (file !== ":memory:") {
    if (options.readOnly && !existsSync(file)) {
      throw new UserError(`${file} is not there`, { hint: "load extracts with csp ingest" });
    }
  }
  let instance: DuckDBInstance;
  try {
    if (file !== ":memory:" && !options.readOnly) mkdirSync(path.dirname(file), { recursive: true });
    instance = await DuckDBInstance.create(file, options.readOnly ? { access_mode: "READ_ONLY" } : {});
  } catch (cause) {
    throw storeFault(file, cause, memory);
  }
  const connection = await instance.connect();
  // a folder with a bracket or a star in its name is asked for by pattern, and the pattern must be allowed too
  const folders = (options.folders ?? [])
    .flatMap((folder) => [path.resolve(folder), unglobbed(path.resolve(folder))])
    .map(literal);
  await connection.run(`set memory_limit = ${literal(`${Math.floor(memory / 1e6)}MB`)}`);
  if (threads !== "all") await connection.run(`set threads = ${threads}`);
  await connection.run("set preserve_insertion_order = true");
  // the writers say themselves when the log goes into the file
  await connection.run(`set checkpoint_threshold = ${literal(options.logAtMost ?? "1GB")}`);
  await connection.run("set global TimeZone = 'UTC'");
  if (file !== ":memory:") await connection.run(`set temp_directory = ${literal(`${file}.tmp`)}`);
  await connection.run(`set allowed_directories = [${folders.join(", ")}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
  return wrap(instance, connection, { file, memory }, () => {
    connection.closeSync();
    instance.closeSync();
  });
}

function wrap(
  instance: DuckDBInstance,
  connection: DuckDBConnection,
  of: { file: string; memory: number },
  close: () => void,
): Store {
  /** A full disk or a damaged file shows itself in any statement. */
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw storeFault(of.file, error, of.memory);
    }
  };
  const store: Store = {
    async run(sql, parameters) {
      await told(connection.run(sql, parameters as Record<string, DuckDBValue>));
    },
    async rows<Row>(sql: string, parameters?: Parameters) {
      const reader = await told(connection.runAndReadAll(sql, parameters as Record<string, DuckDBValue>));
      return reader.getRowObjectsJS().map((row) => asRow(row) as Row);
    },
    async manyRows<Row>(sql: string, parameters?: Parameters) {
      const asJson = `select to_json(row_asked)::varchar from (${sql}) row_asked`;
      const reader = await told(connection.runAndReadAll(asJson, parameters as Record<string, DuckDBValue>));
      const [texts = []] = reader.getColumns();
      return (JSON.parse(`[${texts.join(",")}]`) as Record<string, unknown>[]).map(
        (row) => asRow(row) as Row,
      );
    },
    async columns(sql) {
      const reader = await told(connection.runAndReadAll(sql));
      return reader.getColumnsJS().map((values) => values.map(asValue));
    },
    async append(table, columns, { temporary = false } = {}) {
      await told(appendColumns(connection, table, columns, temporary));
    },
    async transaction(work) {
      await told(connection.run("begin transaction"));
      try {
        const result = await work();
        await told(connection.run("commit"));
        return result;
      } catch (error) {
        await connection.run("rollback").catch(() => undefined); // the first error is the one to report
        throw error;
      }
    },
    async checkpoint() {
      await told(connection.run("checkpoint"));
    },
    async secondConnection() {
      const other = await told(instance.connect());
      return wrap(instance, other, of, () => other.closeSync());
    },
    close,
  };
  return store;
}
