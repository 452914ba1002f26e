import { existsSync } from "node:fs";
import { findingTables } from "../findings/findings.js";
import { openForWriting } from "../ingest/ingest.js";
import { readLedger } from "../ingest/keep/ledger.js";
import { nothingLoaded, openForReading } from "../ingest/keep/openForReading.js";
import { withEnough } from "../store/memory.js";
import { makeModels, models, periodModels, setParams } from "../store/models.js";
import { literal, type Store } from "../store/open.js";
import { type Places, placesOf } from "../store/places.js";
import { readOverrides } from "../workspace/planning.js";
import type { OverriddenCheck } from "../workspace/seeds/overrides.js";
import type { Peers } from "../workspace/seeds/peers.js";
import { readWorkspace, type Workspace } from "../workspace/workspace.js";
import { runChecks } from "./checks.js";
import { fingerprint } from "./fingerprint.js";
import { paramsOf } from "./paramsOf.js";

/** A period that a command asks for: its last month and its length. */
export interface AskedPeriod {
  /** YYYY-MM */
  to: string;
  months: number;
  /** instead of the usual ones */
  peers?: Peers;
}

/** The marts are one large commit: written to the log first, they would be written twice. */
const oneCommit = { logAtMost: "8MB" };

/** What a build made: how many tables, how many rows of trends, and the checks that were overridden. */
export interface Made {
  tables: number;
  rows: number;
  overridden: OverriddenCheck[];
}

/** Makes the marts from the observations and holds them against the checks. */
export async function build(root: string): Promise<Made> {
  const workspace = readWorkspace(root);
  const places = placesOf(root);
  // an empty store made here would pass for one that was loaded
  if (!existsSync(places.database) && readLedger(places).length === 0) throw nothingLoaded();
  return buildOf(workspace, places);
}

const buildOf = (workspace: Workspace, places: Places): Promise<Made> =>
  withEnough(async (memory) => {
    const store = await openForWriting(workspace, places, { ...oneCommit, memory });
    try {
      return await buildIn(store, workspace);
    } finally {
      store.close();
    }
  });

async function buildIn(store: Store, workspace: Workspace): Promise<Made> {
  const [{ supplies } = { supplies: 0 }] = await store.rows<{ supplies: number }>(
    "select count(*) as supplies from supplies where not removed",
  );
  if (supplies === 0) throw nothingLoaded();
  const overrides = readOverrides(workspace.root);
  const made = await store.transaction(async () => {
    await setParams(store, paramsOf(workspace, null));
    await makeModels(store, models);
    // stores of earlier versions kept them
    for (const table of findingTables) await store.run(`drop table if exists ${table}`);
    const overridden = await runChecks(store, overrides);
    await store.run(`create or replace table built as select ${literal(fingerprint(workspace, overrides))} as fingerprint, coalesce(max(received), 0) as received,
      count(*) filter (removed) as removed from supplies`);
    const [count] = await store.rows<{ rows: number }>("select count(*) as rows from trends");
    return { rows: count?.rows ?? 0, overridden };
  });
  await store.checkpoint();
  return { tables: models.length, ...made };
}

/**
 * The built store for reading; built first where extracts, seeds or queries are newer than the marts.
 * With `asked`, the tables that depend on periods hold that one period.
 */
export async function openBuilt(
  root: string,
  asked?: AskedPeriod,
): Promise<{ store: Store; workspace: Workspace }> {
  const workspace = readWorkspace(root);
  const places = placesOf(root);
  let store = await openForReading(places);
  if (!(await isCurrent(store, workspace))) {
    store.close();
    await buildOf(workspace, places);
    store = await openForReading(places);
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

/** Reads from the tables of one period, which are temporary; the built store stays open and as it is. */
export async function withPeriod<T>(
  { store, workspace }: { store: Store; workspace: Workspace },
  asked: AskedPeriod,
  read: (store: Store) => Promise<T>,
): Promise<T> {
  const second = await store.secondConnection();
  try {
    await makeAsked(second, workspace, asked);
    return await read(second);
  } finally {
    second.close();
  }
}

async function makeAsked(store: Store, workspace: Workspace, asked: AskedPeriod): Promise<void> {
  await setParams(store, paramsOf(workspace, asked), { temporary: true });
  const names = asked.peers === undefined ? periodModels : (["scopes", ...periodModels] as const);
  await makeModels(store, names, { temporary: true });
}

async function isCurrent(store: Store, workspace: Workspace): Promise<boolean> {
  const tables = await store.rows("select 1 from duckdb_tables() where table_name = 'built'");
  if (tables.length === 0) return false;
  const [state] = await store.rows<{ current: boolean }>(
    `select built.fingerprint = $fingerprint and built.received = now.received and built.removed = now.removed as current
     from built, (select coalesce(max(received), 0) as received, count(*) filter (removed) as removed from supplies) now`,
    { fingerprint: fingerprint(workspace, readOverrides(workspace.root)) },
  );
  return state?.current === true;
}
