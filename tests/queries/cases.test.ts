import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Model, makeModels, models, setParams } from "../../pipeline/store/models.js";
import { identifier, type Parameters, type Store } from "../../pipeline/store/open.js";
import type { Reason } from "../../pipeline/store/reason.js";
import { noteWords, reasonWords } from "../../reports/words/reasons.js";
import { populationWords } from "../../reports/words/rows.js";
import { shapeFault } from "../reasons.js";
import { modelStore } from "./modelStore.js";

// Each folder cases/<model>/<case> holds what goes in (a CSV per kept table or seed, else that of cases/common) and,
// in expected.csv, what must come out of the model: the columns named there, the rows in any order.

const cases = path.join(import.meta.dirname, "cases");
const common = path.join(cases, "common");
const folders = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

type Row = Record<string, string>;
const rowsIn = (file: string): Row[] => parse(readFileSync(file), { columns: true, trim: true }) as Row[];

let store: Store;
let empty: string[];
beforeAll(async () => {
  store = await modelStore(models);
  empty = (
    await store.rows<{ name: string }>("select table_name as name from duckdb_tables() order by 1")
  ).map(({ name }) => name);
});
afterAll(() => store.close());

/** Puts a case's tables in, every other kept table and seed being empty. */
async function enter(folder: string): Promise<void> {
  const from = (name: string): string | undefined =>
    [folder, common].map((room) => path.join(room, `${name}.csv`)).find((file) => existsSync(file));
  for (const name of empty) {
    if (name === "params" || (models as readonly string[]).includes(name)) continue;
    await store.run(`delete from ${identifier(name)}`);
    const file = from(name);
    const rows = file === undefined ? [] : rowsIn(file);
    if (rows.length === 0) continue;
    const columns = Object.keys(rows[0] ?? {});
    const shape = JSON.stringify([Object.fromEntries(columns.map((column) => [column, "VARCHAR"]))]);
    await store.run(
      `insert into ${identifier(name)} by name select ${columns.map((column) => `nullif(${identifier(column)}, '') as ${identifier(column)}`).join(", ")}
        from (select unnest(from_json($rows::json, '${shape}'), recursive := true))`,
      { rows: JSON.stringify(rows) },
    );
  }
  await store.run("update breaks set id = rowid + 1 where id is null"); // as the seed numbers them
  const params: Parameters = {};
  for (const [column, text] of [path.join(common, "params.csv"), path.join(folder, "params.csv")]
    .filter((file) => existsSync(file))
    .flatMap((file) => Object.entries(rowsIn(file)[0] ?? {}))) {
    params[column] = text === "" ? null : Number.isFinite(Number(text)) ? Number(text) : text;
  }
  await setParams(store, params);
}

interface Reasoned {
  reasons_found: Reason[] | null;
  breaks_found: Reason[] | null;
  seen_found: Reason | null;
  rate_year_found: number | null;
  estimate_year_found: number | null;
}

/** A row with its reasons in words, as `expected.csv` has them. */
function worded(read: Row & Reasoned): Row {
  const { reasons_found, breaks_found, seen_found, rate_year_found, estimate_year_found, ...row } = read;
  const [rate_year, estimate_year] = [rate_year_found, estimate_year_found];
  for (const reason of [
    ...(reasons_found ?? []),
    ...(breaks_found ?? []),
    ...(seen_found ? [seen_found] : []),
  ])
    expect(shapeFault(reason)).toBeNull();
  return {
    ...(row as Row),
    ...(reasons_found === null ? {} : { note: noteWords(reasons_found) ?? "" }),
    ...(breaks_found === null ? {} : { breaks: noteWords(breaks_found) ?? "" }),
    ...(rate_year === null || row.denominator === undefined
      ? {}
      : { denominator: populationWords({ denominator: row.denominator, rate_year, estimate_year }) ?? "" }),
    ...(seen_found === null ? {} : { reason: reasonWords(seen_found) }),
  };
}

describe.each(folders(cases).filter((name) => name !== "common"))("queries/marts/%s.sql", (model) => {
  test.each(folders(path.join(cases, model)))("%s", async (name) => {
    const folder = path.join(cases, model, name);
    const file = path.join(folder, "expected.csv");
    const expected = rowsIn(file);
    const columns = (parse(readFileSync(file), { to: 1 }) as string[][])[0] ?? [];
    await enter(folder);
    await makeModels(store, models.slice(0, models.indexOf(model as Model) + 1));
    const only = existsSync(path.join(folder, "only.sql"))
      ? `where ${readFileSync(path.join(folder, "only.sql"), "utf8")}`
      : "";
    const made = await store.rows<{ name: string }>(
      "select column_name as name from duckdb_columns() where table_name = $model",
      { model },
    );
    const has = new Set(made.map(({ name }) => name));
    const plain = columns.filter((column) => has.has(column) && column !== "breaks");
    const found = (
      await store.rows<Row & Reasoned>(
        `select ${plain.map((column) => `coalesce(${identifier(column)}::varchar, '') as ${identifier(column)}`).join(", ")},
          ${["reasons", "seen", "breaks", "rate_year", "estimate_year"].map((column) => (has.has(column) ? `${column} as ${column}_found` : `null as ${column}_found`)).join(", ")}
        from ${identifier(model)} ${only}`,
      )
    ).map(worded);
    const text = (rows: readonly Row[]): string[] =>
      rows
        .map((row) => columns.map((column) => (row[column] ?? "").replace(/^(-?\d+)\.0$/, "$1")).join(" | "))
        .sort();
    expect(text(found)).toEqual(text(expected));
  });
});
