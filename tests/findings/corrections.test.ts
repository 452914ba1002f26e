import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../pipeline/build/build.js";
import { changeOf } from "../../pipeline/findings/changes.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { openStore, type Store } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { init } from "../../pipeline/workspace/init.js";

// a quarter in which a force takes back what it counted too many is no reason to stop
const contract = `source: corrected
title: Offences by quarter
supplier: Force
columns: { quarter: Quarter, district: District, offences: Offences }
rows: { unique_by: [quarter, district] }
corrections: true
period: { column: quarter, grain: quarter, formats: ["2022-23 Q1"] }
area: { columns: [district], level: district }
measures: [{ measure: shoplifting, value: offences }]
`;
const districts = [
  "Ashford",
  "Canterbury",
  "Dartford",
  "Dover",
  "Folkestone and Hythe",
  "Gravesham",
  "Maidstone",
  "Medway",
  "Sevenoaks",
  "Swale",
  "Thanet",
  "Tonbridge and Malling",
  "Tunbridge Wells",
];

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-corrections-"));
const workspace = path.join(folder, "workspace");
let store: Store;
beforeAll(async () => {
  init(workspace, { district: "E07000111", samplePlan: true });
  writeFileSync(path.join(workspace, "seeds", "contracts", "corrected.yaml"), contract);
  const rows = ["2022-23", "2023-24"].flatMap((year) =>
    [1, 2, 3, 4].flatMap((quarter) =>
      districts.map(
        (district, index) =>
          // Sevenoaks is below nought in one quarter, and Ashford in a whole year
          `${year} Q${quarter},${district},${
            district === "Sevenoaks" && year === "2023-24" && quarter === 4
              ? -30
              : district === "Ashford" && year === "2023-24"
                ? -5
                : 40 + 3 * index + (year === "2023-24" && district !== "Sevenoaks" ? quarter : 0)
          }`,
      ),
    ),
  );
  writeFileSync(
    path.join(workspace, "data", "corrected.csv"),
    `Quarter,District,Offences\n${rows.join("\n")}\n`,
  );
  expect((await ingest(workspace, [])).refusals).toEqual([]);
  await build(workspace);
  store = await openStore(placesOf(workspace).database, { readOnly: true });
});
afterAll(() => {
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const shown = (sql: string): Promise<Record<string, unknown>[]> => store.rows(sql);

test("a figure below nought is added up, without a rate or a percentage", async () => {
  const rows = await shown(
    `select distinct area_name, value, percent, rate is null as without_rate, reasons from trends
     where period_kind = 'financial_year' and period_label = '2023/24' and area_name in ('Ashford', 'Sevenoaks') order by 1`,
  );
  expect(rows).toEqual([
    {
      area_name: "Ashford",
      value: -20,
      percent: null,
      without_rate: true,
      reasons: [{ code: "below-nought" }],
    },
    { area_name: "Sevenoaks", value: 162, percent: -36.7, without_rate: false, reasons: [] },
  ]);
});

test("has no place, and the others say that it has none", async () => {
  const rows = await shown(
    `select distinct "of", reasons from ranks where scope = 'kent-districts' and period_kind = 'financial_year' and period_label = '2023/24' and basis = 'count'`,
  );
  expect(rows).toEqual([
    { of: 12, reasons: [{ code: "areas-lacking", count: 1, of: 13, names: ["below-nought"] }] },
  ]);
  expect(await shown("select 1 from ranks where area_name = 'Ashford' and period_label = '2023/24'")).toEqual(
    [],
  );
});

test("is tested against nothing", () => {
  const counts = { polarity: "down", counted: true, break_effect: null } as const;
  for (const [value, previous] of [
    [-1, 40],
    [40, -1],
  ] as const)
    expect(changeOf({ ...counts, value, previous, change: value - previous }).verdict).toBe("not comparable");
  expect(
    changeOf({ ...counts, value: -1, previous: 40, change: -41, more: 10, previous_more: 0 }).verdict,
  ).toBe("not comparable");
});
