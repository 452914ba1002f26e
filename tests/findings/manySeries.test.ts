import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, openBuilt } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { wideContract, wideFile } from "../bench/manySeries.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

const [types, months, districts] = [6, 40, 13];
let workspace = "";

beforeAll(async () => {
  workspace = workspaceWith({ "wide.csv": wideFile(types, months) });
  writeFileSync(path.join(workspace, "seeds", "contracts", "many-series.yaml"), wideContract);
  const { refusals } = await ingest(workspace, []);
  expect(refusals).toEqual([]);
  await build(workspace);
});
afterAll(removeFolders);

async function countsOf<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const { store } = await openBuilt(workspace);
  try {
    const columns = names.map((name) => `(select count(*) from ${name}) as ${name}`);
    const [row] = await store.rows<Record<Name, number>>(`select ${columns.join(", ")}`);
    return row as Record<Name, number>;
  } finally {
    store.close();
  }
}

test("what is built is in proportion to the figures supplied", async () => {
  const made = await countsOf(["observations", "series", "totals", "year_on_year", "trends", "ranks"]);
  expect(made.observations).toBe(types * districts * months);
  // the areas that a district is summed into, and the periods that a month is part of, are few and do not multiply
  expect(made.series).toBeLessThan(3 * made.observations);
  expect(made.totals).toBeLessThan(3 * made.series);
  expect([made.year_on_year, made.trends]).toEqual([made.totals, made.totals]);
  expect(made.ranks).toBeLessThan(made.totals);
});

test("a store that was built with trends as a table is rebuilt", async () => {
  const before = await countsOf(["trends"]);
  const store = await openStore(placesOf(workspace).database);
  await store.run("create table kept as from trends");
  await store.run("drop view trends");
  await store.run("alter table kept rename to trends");
  await store.run("drop table built");
  store.close();
  expect(await countsOf(["trends"])).toEqual(before);
  await build(workspace);
  expect(await countsOf(["trends"])).toEqual(before);
});
