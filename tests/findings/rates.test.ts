import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../pipeline/build/build.js";
import { makeFindings } from "../../pipeline/findings/findings.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { openStore, type Store } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import type { Reason } from "../../pipeline/store/reason.js";
import { init } from "../../pipeline/workspace/init.js";

const contract = `source: ward-rates
title: ASB per 1,000 residents
supplier: Data lab
columns: { area: Area, month: Month, rate: Rate }
rows: { unique_by: [area, month] }
period: { column: month, grain: month, formats: ["%b-%y"] }
area: { columns: [area] }
measures: [{ measure: asb_incidents, value: rate, kind: rate }]
`;
const wards = ["Kemsing", "Hextable", "Eynsford", "Leigh and Chiddingstone Causeway"];

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-rates-"));
const workspace = path.join(folder, "workspace");
let store: Store;
beforeAll(async () => {
  init(workspace, { district: "E07000111", samplePlan: true });
  writeFileSync(path.join(workspace, "seeds", "contracts", "ward-rates.yaml"), contract);
  const months = ["Jul-22", "Aug-22", "Sep-22", "Jul-23", "Aug-23", "Sep-23"];
  const rows = months.flatMap((month) => [
    ...wards.map((ward, index) => `${ward},${month},${16 + index}.2`),
    `Sevenoaks,${month},40`,
  ]);
  writeFileSync(path.join(workspace, "data", "rates.csv"), `Area,Month,Rate\n${rows.join("\n")}\n`);
  expect((await ingest(workspace, [])).refusals).toEqual([]);
  await build(workspace);
  store = await openStore(placesOf(workspace).database, { readOnly: true });
});
afterAll(() => {
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const trend = (period: string) =>
  store.rows<Record<string, unknown> & { reasons: Reason[] }>(
    `select distinct area, value, status, percent, rate, reasons from trends where source = 'ward-rates' and ${period} and area in ('E07000111', 'E23000032') order by area`,
  );

test("a rate stands for its own area and month, and is compared with nothing", async () => {
  const [own, ...others] = await trend("period_kind = 'month' and period_start = '2023-09-01'");
  expect(own).toMatchObject({ area: "E07000111", value: 40, status: "rate", percent: null, rate: null });
  expect(own?.reasons[0]).toEqual({ code: "rate" });
  for (const other of others) {
    expect(other).toMatchObject({ value: null, status: "no data" });
    expect(other.reasons[0]).toEqual({ code: "rates-not-added" });
  }
});

test("over several months there is none", async () => {
  const [own] = await trend("period_kind = 'quarter' and period_start = '2023-07-01'");
  expect(own).toMatchObject({ area: "E07000111", value: null, status: "no data", rate: null });
  expect(own?.reasons[0]).toEqual({ code: "rates-not-added" });
});

test("no area has a place by it, and no change is given", async () => {
  expect(await store.rows("select 1 from ranks where source = 'ward-rates'")).toEqual([]);
  for (const table of ["findings_change", "findings_xmr"] as const) await makeFindings(store, table);
  const verdicts = await store.rows<{ verdict: string }>(
    "select distinct verdict from findings_change where source = 'ward-rates'",
  );
  expect(verdicts.filter(({ verdict }) => verdict !== "not comparable")).toEqual([]);
  const points = await store.rows(
    "select 1 from findings_xmr where source = 'ward-rates' and value is not null",
  );
  expect(points).toEqual([]);
});
