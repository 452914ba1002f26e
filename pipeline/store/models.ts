import { readSql } from "../packageFiles.js";
import { identifier, type Parameters, type Store } from "./open.js";

/** The marts in the order in which they are made; a file may refer only to names before its own. */
export const models = [
  "area_tree",
  "scopes",
  "denominators",
  "series",
  "silences",
  "typed_counts",
  "running_totals",
  "jumps",
  "figures_apart",
  "unfinished",
  "unnamed_wards",
  "waiting_files",
  "ward_gaps",
  "gap_figures",
  "territories",
  "usual_months",
  "series_keys",
  "periods",
  "lacking",
  "withheld",
  "monthly",
  "totals",
  "bounds",
  "estimates",
  "breaks_met",
  "rebasings",
  "reason_lists",
  "year_on_year",
  "year_reasons",
  "trends",
  "ranks",
  "harm",
] as const;
export type Model = (typeof models)[number];

/** Models that depend on the period asked for; made as temporary tables when a command asks for one of its own. */
export const periodModels = [
  "periods",
  "lacking",
  "withheld",
  "totals",
  "bounds",
  "estimates",
  "breaks_met",
  "rebasings",
  "reason_lists",
  "year_on_year",
  "year_reasons",
  "trends",
  "ranks",
  "harm",
] as const satisfies readonly Model[];

/** Names put to numbers when they are asked for: the rows are many, and the same words in each of them take the room. */
const views: readonly Model[] = ["trends"];

/** Makes `names` from `queries/marts/<name>.sql`, each a table (or a view, see `views`) named after its file. */
export async function makeModels(
  store: Store,
  names: readonly Model[],
  options: { temporary?: boolean } = {},
): Promise<void> {
  for (const name of names) {
    const kind = views.includes(name) ? "view" : "table";
    if (kind === "view" && !options.temporary) await dropTable(store, name);
    await store.run(
      `create or replace ${options.temporary ? "temp " : ""}${kind} ${identifier(name)} as ${readSql(`marts/${name}`)}`,
    );
  }
}

/** Takes away the table that a build of an older version made where there is a view now. */
async function dropTable(store: Store, name: Model): Promise<void> {
  const found = await store.rows("select 1 from duckdb_tables() where table_name = $name and not temporary", {
    name,
  });
  if (found.length > 0) await store.run(`drop table ${identifier(name)}`);
}

/** Puts the settings that the models read into the one-row table `params`. */
export async function setParams(
  store: Store,
  params: Parameters,
  options: { temporary?: boolean } = {},
): Promise<void> {
  const columns = Object.keys(params).map((name) => `$${name} as ${identifier(name)}`);
  await store.run(
    `create or replace ${options.temporary ? "temp table" : "table"} params as select ${columns.join(", ")}`,
    params,
  );
}
