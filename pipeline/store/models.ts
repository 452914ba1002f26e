import { identifier, type Parameters, type Store } from "./open.js";
import { readSql } from "./sqlFile.js";

/** The marts in the order in which they are made; a file may refer only to names before its own. */
export const models = [
  "area_tree",
  "scopes",
  "denominators",
  "series",
  "silences",
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
  "estimates",
  "breaks_met",
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
  "estimates",
  "breaks_met",
  "trends",
  "ranks",
  "harm",
] as const satisfies readonly Model[];

/** Makes `names` from `queries/marts/<name>.sql`, each a table named after its file. */
export async function makeModels(
  store: Store,
  names: readonly Model[],
  options: { temporary?: boolean } = {},
): Promise<void> {
  for (const name of names) {
    const kind = options.temporary ? "temp table" : "table";
    await store.run(`create or replace ${kind} ${identifier(name)} as ${readSql(`marts/${name}`)}`);
  }
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
