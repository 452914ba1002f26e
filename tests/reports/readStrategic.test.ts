import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../pipeline/build/build.js";
import { withSession } from "../../pipeline/build/session.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { readStrategic } from "../../reports/documents/data/readStrategic.js";

// Two sources of the sample, of which one ends in June and the other in September.
let root: string;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), "csp-places-"));
  for (const part of ["seeds", "partnership.yaml"]) cpSync(part, path.join(root, part), { recursive: true });
  mkdirSync(path.join(root, "data"));
  const crime = "Kent Police recorded crime 2023-10-20.csv";
  cpSync(path.join("data", "sample", crime), path.join(root, "data", crime));
  const asb = "Kent Police ASB 2023-10-20.csv";
  const rows: string[][] = parse(readFileSync(path.join("data", "sample", asb)), { bom: true });
  const header = rows.find(([first]) => first === "District") ?? [];
  const late = ["Jul-23", "Aug-23", "Sep-23"].map((month) => header.indexOf(month));
  expect(late).not.toContain(-1);
  const kept = rows.map((row) => row.filter((_, column) => !late.includes(column)));
  writeFileSync(path.join(root, "data", asb), stringify(kept));
  await ingest(root, [], {});
  await build(root);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test("the twelve months with which one source ends have the certainty of the other's places too", async () => {
  const { findings } = await withSession(root, (session) => readStrategic(session, "2023-06"));
  const of = (rows: readonly { measure: string; period_end: string; area: string }[]) =>
    rows
      .filter(({ period_end, area }) => period_end === "2023-06-30" && area === "E07000111")
      .map(({ measure }) => measure);
  for (const measure of ["asb_incidents", "shoplifting"]) {
    expect(of(findings?.ranks ?? []).filter((known) => known === measure)).toHaveLength(2);
    expect(of(findings?.funnels ?? []).filter((known) => known === measure)).toHaveLength(1);
  }
});
