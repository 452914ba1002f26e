import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBuilt } from "../../pipeline/build/build.js";
import { importBoundaries } from "../../pipeline/workspace/areas/importBoundaries.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import type { Chart } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { readChartRows } from "../../reports/documents/data/chartRows.js";
import { readStrategic } from "../../reports/documents/data/readStrategic.js";
import { compileChart } from "../../reports/drawing/drawChart.js";
import { renderChart } from "../../reports/drawing/renderChart.js";
import { builtWorkspace, repository, sampleFiles } from "../findings/builtWorkspace.js";
import { squaresFile } from "../workspace/squares.js";

const folder = path.join(repository, "reports", "charts", "findings");
const names = readdirSync(folder).map((file) => file.replace(".vl.json", ""));

let workspace: { root: string; remove: () => void };
let charts: Chart[];

/** The charts of the assessment of the sample's police and street-cleansing figures, maps with and without outlines. */
beforeAll(async () => {
  // weights of our own making: they show the method and are nobody's index
  const weights = [
    "shoplifting,2",
    "vehicle_crime,5",
    "theft_of_motor_vehicle,6",
    "theft_from_motor_vehicle,4",
    "burglary_residential,200",
  ].map((weight) => `${weight},illustrative\n`);
  workspace = await builtWorkspace(
    ["Kent Police recorded crime", "Direct", "env_protection"].flatMap((files) => sampleFiles(files)),
    (made) =>
      writeFileSync(path.join(made, "seeds", "harm_weights.csv"), `measure,days,source\n${weights.join("")}`),
  );
  const { root } = workspace;
  const drawn = async (): Promise<Chart[]> => {
    const opened = await openBuilt(root);
    const read = await readStrategic(opened, "2023-09");
    const data = { ...read, ...(await readChartRows(opened, read)) };
    opened.store.close();
    return strategicAssessment(data).blocks.filter(
      (block): block is Chart => block.kind === "chart" && block.chart.startsWith("findings/"),
    );
  };
  charts = await drawn();
  const wards = readWorkspace(root).areas.filter(({ level }) => level === "ward");
  importBoundaries(readWorkspace(root), squaresFile(root, "WD25", wards), {
    attribution: "Of our own making.",
  });
  charts.push(...(await drawn()).filter(({ chart }) => chart === "findings/choropleth"));
});
afterAll(() => workspace.remove());

test("most show what is ours in the house colour", async () => {
  const coloured: string[] = [];
  for (const { chart, rows } of charts)
    if ((await renderChart(chart, rows, "x", "#7a1f3d")).includes("#7a1f3d")) coloured.push(chart);
  expect([...new Set(coloured)].sort()).toEqual(
    expect.arrayContaining([
      "findings/findings_funnel",
      "findings/findings_rank",
      "findings/harm",
      "findings/seasonal",
    ]),
  );
});

test("harm counts no offence twice: a whole gives way to its parts", () => {
  const [harm] = charts.filter(({ chart }) => chart === "findings/harm");
  const weighed = [...new Set(harm?.rows.map(({ name }) => name))];
  expect(weighed).toContain("Theft of motor vehicles");
  expect(weighed).not.toContain("Vehicle crime");
});

describe.each(names)("chart findings/%s", (name) => {
  const text = readFileSync(path.join(folder, `${name}.vl.json`), "utf8");
  const own = (): Chart[] => charts.filter(({ chart }) => chart === `findings/${name}`);

  test("its dataset is named after it; the schema of Vega-Lite accepts it", () => {
    const schema = z.fromJSONSchema(
      JSON.parse(
        readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8"),
      ),
    );
    expect(JSON.parse(text)).toMatchObject({ data: { name } });
    expect(schema.safeParse(JSON.parse(text)).success).toBe(true);
  });

  test("a document draws it; it compiles without a warning and reads only columns that its rows have", () => {
    expect(own().length).toBeGreaterThan(0);
    expect(compileChart(`findings/${name}`).warnings).toEqual([]);
    const made = [...text.matchAll(/"as": "(\w+)"/g)].map(([, column]) => column);
    // within labelExpr datum is a label of the axis, not a row
    const spec = text.replaceAll(/"labelExpr": "[^"]*"/g, "");
    const read = [...spec.matchAll(/"field": "(\w+)"|datum\.(\w+)/g)].map(
      ([, field, datum]) => field ?? datum,
    );
    for (const { rows } of own()) {
      expect(rows.length).toBeGreaterThan(2);
      expect([...Object.keys(rows[0] ?? {}), ...made]).toEqual(expect.arrayContaining(read));
    }
  });

  test("draws numbers, the same bytes each time, in the house colour", async () => {
    const rows = own()[0]?.rows ?? [];
    const svg = await renderChart(`findings/${name}`, rows, name);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(await renderChart(`findings/${name}`, rows, name)).toBe(svg);
    // ours are in it; a map of wards, and changes of which none stands out, have none that is
    const inColour = await renderChart(`findings/${name}`, rows, name, "#7a1f3d");
    expect(inColour.includes("#7a1f3d")).toBe(svg.includes("#1f4e79"));
    expect(inColour).not.toContain("#1f4e79");
  });
});
