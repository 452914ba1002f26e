import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { paramsOf } from "../../pipeline/build/paramsOf.js";
import { ingest, openForWriting } from "../../pipeline/ingest/ingest.js";
import { makeModels, models, setParams } from "../../pipeline/store/models.js";
import { placesOf } from "../../pipeline/store/places.js";
import type { Reason } from "../../pipeline/store/reason.js";
import { init } from "../../pipeline/workspace/init.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { noteWords } from "../../reports/words/reasons.js";

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-not-counted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = `source: log
title: Log
supplier: A partner
columns: { date: Date, type: Type, done: { names: [Done], optional: true } }
period: { column: date, grain: day, formats: ["%d/%m/%Y"] }
area: { constant: partnership }
covers: partnership
`;

let number = 0;
/** What is said at ingest, and of each figure of the district of three months. */
async function said(
  measures: string,
  records: string[],
  header = "Date,Type",
  later?: string,
): Promise<{ lines: string[]; figures: string[] }> {
  number += 1;
  const workspace = init(path.join(folder, `w${number}`), { district: "E07000111", samplePlan: true });
  writeFileSync(path.join(workspace, "seeds", "contracts", "log.yaml"), `${log}${measures}`);
  // a log has records in each month
  const months = [1, 2, 3].flatMap((month) => records.map((record) => `05/0${month}/2023,${record}`));
  writeFileSync(path.join(workspace, "data", "log.csv"), `${header}\n${months.join("\n")}\n`);
  if (later !== undefined) writeFileSync(path.join(workspace, "data", "log2.csv"), later);
  const { lines, refusals } = await ingest(workspace, []);
  expect(refusals).toEqual([]);
  const read = readWorkspace(workspace);
  const store = await openForWriting(read, placesOf(workspace), { threads: 1 });
  try {
    await setParams(store, paramsOf(read, { to: later === undefined ? "2023-03" : "2023-04", months: 3 }));
    await makeModels(store, models);
    const rows = await store.rows<{ line: string; reasons: Reason[] }>(
      `select measure || ' ' || coalesce(value::integer::varchar, '-') || ' ' || status || coalesce(' | ' || more::integer, '') as line, reasons
       from trends where source = 'log' and area = 'E07000111' and period_kind = 'asked' order by all`,
    );
    const own = (reasons: Reason[]) => reasons.filter(({ code }) => code !== "no-previous");
    return {
      lines,
      figures: rows.map(({ line, reasons }) => `${line} | ${noteWords(own(reasons)) ?? ""}`),
    };
  } finally {
    store.close();
  }
}

describe("what is in no figure is said in those that could lack it", () => {
  test("a record that no measure takes", async () => {
    const { lines, figures } = await said(
      `measures:
  - { measure: fly_tipping_reports, count: records, where: { type: "^fly" } }
  - { measure: graffiti_reports, count: records, where: { type: "^graffiti" } }
`,
      ["Fly tipping", "Flytipping", "Graffiti", "Grafiti"],
    );
    expect(lines[0]).toBe("data/log.csv: log, 9 records, 3 THAT NO MEASURE TAKES");
    const more = "incomplete | 3 | 3 records that could be in it are in no figure: no measure";
    expect(figures).toEqual([`fly_tipping_reports 6 ${more}`, `graffiti_reports 3 ${more}`]);
  });

  test("a record that does not say its type", async () => {
    const { lines, figures } = await said(
      `measures:
  - { measure: environmental_requests, count: records }
  - { by: type, values: { Noise: environmental_noise, Litter: environmental_other } }
`,
      ["Noise", "", "Litter"],
    );
    expect(lines[0]).toBe("data/log.csv: log, 9 records, 3 WITHOUT A TYPE");
    const more = "incomplete | 3 | 3 records that could be in it are in no figure: blank category";
    expect(figures).toEqual([
      `environmental_noise 3 ${more}`,
      `environmental_other 3 ${more}`,
      "environmental_requests 9 complete | 0 | ",
    ]);
  });

  test("a column that the contract calls optional, and a later file lacks", async () => {
    const measures = `measures:
  - { measure: fly_tipping_reports, count: records }
  - { measure: graffiti_offensive, count: records, where: { done: "^yes$" } }
`;
    const whole = await said(measures, ["Fly,Yes"], "Date,Type,Done");
    expect(whole.figures).toEqual([
      "fly_tipping_reports 3 complete | 0 | ",
      "graffiti_offensive 3 complete | 0 | ",
    ]);
    const { lines, figures } = await said(
      measures,
      ["Fly,Yes"],
      "Date,Type,Done",
      "Date,Type\n05/04/2023,Fly\n",
    );
    expect(lines[2]).toBe('  WITHOUT "Done": figures that need it are incomplete');
    expect(figures).toEqual([
      "fly_tipping_reports 3 complete | 0 | ",
      "graffiti_offensive 2 incomplete | a file lacks a column that it needs",
    ]);
  });
});
