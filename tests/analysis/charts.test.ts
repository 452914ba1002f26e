import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { build, openBuilt } from "../../pipeline/analysis/build.js";
import { readSql } from "../../pipeline/store/sqlFile.js";
import { importBoundaries } from "../../pipeline/workspace/importBoundaries.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import type { ChartRow } from "../../reports/document.js";
import { choroplethRows, fitMap } from "../../reports/documents/choroplethRows.js";
import { compileChart } from "../../reports/drawChart.js";
import { renderChart } from "../../reports/renderChart.js";
import { squaresFile } from "../workspace/squares.js";
import { builtWorkspace, repository, sampleFiles } from "./builtWorkspace.js";

const folder = path.join(repository, "reports", "charts", "findings");
const names = readdirSync(folder).map((file) => file.replace(".vl.json", ""));
const figure = { source: "kent-police-offences", measure: "shoplifting" };
const year = { period_end: "2023-09-30" };
const kind = { period_kind: "assessment_year" };

/** What each chart is asked for, of the sample partnership. */
const asked: Record<string, Record<string, string>> = {
  findings_funnel: { ...figure, ...year, scope: "kent-districts" },
  findings_rank: { ...figure, ...year, scope: "kent-districts", basis: "rate" },
  findings_change: { source: figure.source, ...year, ...kind, area: "E07000111" },
  seasonal: { ...figure, area: "E07000111" },
  harm: { source: figure.source, ...year, ...kind, area: "E07000111" },
  tiles: { ...figure, ...year, ...kind, scope: "kent-districts" },
  choropleth: { ...figure, ...year, ...kind, scope: "kent-districts" },
};
const rowsAtLeast: Record<string, number> = { seasonal: 48, harm: 4, findings_change: 8 };

let workspace: { root: string; remove: () => void };
const rows = new Map<string, ChartRow[]>();
let areasOfMap: ChartRow[] = [];

/** What documents make of areas with outlines: places on the page. */
function onMap(areas: readonly ChartRow[]): ChartRow[] {
  const mapped = areas.map(({ area, area_name, value, own, outline }) => ({
    area: String(area),
    area_name: String(area_name),
    value: value === null ? null : Number(value),
    marker: value === null ? "[x]" : null,
    own: own === true,
    outline: JSON.parse(String(outline)),
  }));
  return choroplethRows(mapped, fitMap(mapped), String(areas[0]?.attribution));
}
beforeAll(async () => {
  workspace = await builtWorkspace(sampleFiles("Kent Police recorded crime"));
  // weights of our own making: they show the method and are nobody's index
  const weights = [
    "shoplifting,2",
    "vehicle_crime,5",
    "theft_of_motor_vehicle,6",
    "theft_from_motor_vehicle,4",
    "burglary_residential,200",
  ];
  writeFileSync(
    path.join(workspace.root, "seeds", "harm_weights.csv"),
    `measure,days,source\n${weights.map((weight) => `${weight},illustrative`).join("\n")}\n`,
  );
  const { areas } = readWorkspace(workspace.root);
  const districts = areas.filter(({ level }) => level === "district");
  importBoundaries(readWorkspace(workspace.root), squaresFile(workspace.root, "LAD25", districts), {
    attribution: "Of our own making.",
  });
  await build(workspace.root);
  const { store } = await openBuilt(workspace.root);
  for (const name of names)
    rows.set(name, await store.rows<ChartRow>(readSql(`charts/${name}`), asked[name] ?? {}));
  store.close();
  areasOfMap = rows.get("choropleth") ?? [];
  rows.set("choropleth", onMap(areasOfMap));
});
afterAll(() => workspace.remove());

test("every specification has a query of its name", () => {
  expect(names.sort()).toEqual(Object.keys(asked).sort());
});

test("harm counts no offence twice: a whole gives way to its parts", () => {
  const weighed = rows.get("harm")?.map(({ measure }) => measure);
  expect(weighed).toEqual([
    "burglary_residential",
    "theft_of_motor_vehicle",
    "theft_from_motor_vehicle",
    "shoplifting",
  ]);
});

test("the areas of a choropleth are those of the tile map that have an outline, with the same figures", () => {
  const figures = (of: readonly ChartRow[]) =>
    new Map(of.map(({ area, value, own }) => [area, { value, own }]));
  expect(areasOfMap).toHaveLength(13);
  expect(figures(areasOfMap)).toEqual(figures(rows.get("tiles") ?? []));
  const values = areasOfMap.map(({ value }) => Number(value));
  expect(values).toEqual(values.toSorted((a, b) => b - a));
});

describe.each(names)("chart %s", (name) => {
  const text = readFileSync(path.join(folder, `${name}.vl.json`), "utf8");

  test("its dataset is named after it; the schema of Vega-Lite accepts it", () => {
    const schema = z.fromJSONSchema(
      JSON.parse(
        readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8"),
      ),
    );
    expect(JSON.parse(text)).toMatchObject({ data: { name } });
    expect(schema.safeParse(JSON.parse(text)).success).toBe(true);
  });

  test("compiles without a warning and reads only columns that its rows have", () => {
    expect(compileChart(`findings/${name}`).warnings).toEqual([]);
    const made = [...text.matchAll(/"as": "(\w+)"/g)].map(([, column]) => column);
    // within labelExpr datum is a label of the axis, not a row
    const spec = text.replaceAll(/"labelExpr": "[^"]*"/g, "");
    const read = [...spec.matchAll(/"field": "(\w+)"|datum\.(\w+)/g)].map(
      ([, field, datum]) => field ?? datum,
    );
    const columns = Object.keys(rows.get(name)?.[0] ?? {});
    expect(rows.get(name)?.length).toBeGreaterThanOrEqual(rowsAtLeast[name] ?? 13);
    expect([...columns, ...made]).toEqual(expect.arrayContaining(read));
  });

  test("draws numbers, the same bytes each time, in the house colour", async () => {
    const svg = await renderChart(`findings/${name}`, rows.get(name) ?? [], name);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(await renderChart(`findings/${name}`, rows.get(name) ?? [], name)).toBe(svg);
    expect(await renderChart(`findings/${name}`, rows.get(name) ?? [], name, "#7a1f3d")).toContain("#7a1f3d");
  });
});
