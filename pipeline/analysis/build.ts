import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { openForWriting } from "../ingest/ingest.js";
import { makeModels, models, periodModels, setParams } from "../store/models.js";
import { literal, openStore, type Parameters, type Store } from "../store/open.js";
import { type Places, placesOf } from "../store/places.js";
import { packageRoot } from "../store/sqlFile.js";
import { readWorkspace, type Workspace } from "../workspace/workspace.js";
import { findingsVersion, findingTables, makeFindings } from "./findings.js";

/** A period that a command asks for: its last month and its length. */
export interface AskedPeriod {
  /** YYYY-MM */
  to: string;
  months: number;
  /** the tables of findings for it too, among the temporary ones */
  findings?: boolean;
}

/** Makes the marts from the observations and holds them against the checks. */
export async function build(root: string): Promise<{ tables: number; rows: number }> {
  const workspace = readWorkspace(root);
  const store = await openForWriting(workspace, placesOf(root));
  try {
    return await buildIn(store, workspace);
  } finally {
    store.close();
  }
}

async function buildIn(store: Store, workspace: Workspace): Promise<{ tables: number; rows: number }> {
  const [{ supplies } = { supplies: 0 }] = await store.rows<{ supplies: number }>(
    "select count(*) as supplies from supplies where not removed",
  );
  if (supplies === 0)
    throw new UserError("nothing has been loaded yet", { hint: "load extracts with csp ingest" });
  const rows = await store.transaction(async () => {
    await setParams(store, paramsOf(workspace, null));
    await makeModels(store, models);
    await makeFindings(store);
    await check(store);
    await store.run(`create or replace table built as select ${literal(fingerprint(workspace))} as fingerprint, coalesce(max(received), 0) as received,
      count(*) filter (removed) as removed from supplies`);
    const [count] = await store.rows<{ rows: number }>("select count(*) as rows from trends");
    return count?.rows ?? 0;
  });
  await store.checkpoint();
  return { tables: models.length + findingTables.length, rows };
}

/**
 * The built store for reading; built first where extracts, seeds or queries are newer than the marts.
 * With `asked`, the tables that depend on periods hold that one period; those of findings too where it says so.
 */
export async function openBuilt(
  root: string,
  asked?: AskedPeriod,
): Promise<{ store: Store; workspace: Workspace }> {
  const workspace = readWorkspace(root);
  const places = placesOf(root);
  let store = await openReading(places);
  if (!(await isCurrent(store, workspace))) {
    store.close();
    const writing = await openForWriting(workspace, places);
    try {
      await buildIn(writing, workspace);
    } finally {
      writing.close();
    }
    store = await openReading(places);
  }
  if (asked) {
    try {
      await makeAsked(store, workspace, asked);
    } catch (error) {
      store.close();
      throw error;
    }
  }
  return { store, workspace };
}

/** Reads from the tables of one period, beside the built store that stays open and as it is. */
export async function withPeriod<T>(
  { store, workspace }: { store: Store; workspace: Workspace },
  asked: AskedPeriod,
  read: (store: Store) => Promise<T>,
): Promise<T> {
  const beside = await store.beside();
  try {
    await makeAsked(beside, workspace, asked);
    return await read(beside);
  } finally {
    beside.close();
  }
}

async function makeAsked(store: Store, workspace: Workspace, asked: AskedPeriod): Promise<void> {
  await setParams(store, paramsOf(workspace, asked), { temporary: true });
  await makeModels(store, periodModels, { temporary: true });
  if (asked.findings) await makeFindings(store, { asked: true });
}

async function openReading(places: Places): Promise<Store> {
  if (!existsSync(places.database)) {
    throw new UserError("nothing has been loaded yet", { hint: "load extracts with csp ingest" });
  }
  return openStore(places.database, { readOnly: true, folders: [places.data] });
}

async function isCurrent(store: Store, workspace: Workspace): Promise<boolean> {
  const tables = await store.rows("select 1 from duckdb_tables() where table_name = 'built'");
  if (tables.length === 0) return false;
  const [state] = await store.rows<{ current: boolean }>(
    `select built.fingerprint = $fingerprint and built.received = now.received and built.removed = now.removed as current
     from built, (select coalesce(max(received), 0) as received, count(*) filter (removed) as removed from supplies) now`,
    { fingerprint: fingerprint(workspace) },
  );
  return state?.current === true;
}

/** Changes whenever the seeds, the settings or the queries do. */
function fingerprint(workspace: Workspace): string {
  const hash = createHash("sha256");
  const { root: _, ...content } = workspace;
  hash.update(JSON.stringify(content));
  hash.update(findingsVersion);
  const marts = path.join(packageRoot, "queries", "marts");
  for (const name of readdirSync(marts).sort()) hash.update(readFileSync(path.join(marts, name)));
  return hash.digest("hex");
}

/** The settings that the models read: those of the partnership and the period asked for. */
export function paramsOf({ partnership }: Workspace, asked: AskedPeriod | null): Parameters {
  return {
    district: partnership.district,
    county_area: partnership.county.area,
    county_name: partnership.county.name,
    assessment_starts: partnership.assessment_year.starts,
    percent_base: partnership.thresholds.percent_base,
    half_full: partnership.thresholds.half_full,
    asked_to: asked ? `${asked.to}-01` : null, // text, cast where it is used
    asked_months: asked?.months ?? 12,
  };
}

/** A check is a query that finds nothing; what it finds is what is wrong. */
async function check(store: Store): Promise<void> {
  const folder = path.join(packageRoot, "queries", "checks");
  for (const name of readdirSync(folder).sort()) {
    const found = await store.rows<Record<string, unknown>>(
      `${readFileSync(path.join(folder, name), "utf8")} limit 1`,
    );
    const [first] = found;
    if (!first) continue;
    const claim = name.replace(".sql", "").replaceAll("__", ": ").replaceAll("_", " ");
    const shown = Object.entries(first)
      .map(([column, value]) => `${column} ${value}`)
      .join(", ");
    throw new UserError(`check failed, ${claim} (${shown})`, {
      hint: "nothing was built; mend the contract or the extract it names",
    });
  }
}
