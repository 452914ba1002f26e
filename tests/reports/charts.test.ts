import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Chart } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { trendPack } from "../../reports/documents/pack/trendPack.js";
import { compileChart } from "../../reports/drawing/drawChart.js";
import { renderChart } from "../../reports/drawing/renderChart.js";
import { syntheticAssessment } from "./syntheticAssessment.js";
import { syntheticPack } from "./syntheticPack.js";

const folder = path.join("reports", "charts");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".vl.json"))
  .map((file) => file.replace(".vl.json", ""));
const drawn = [strategicAssessment(syntheticAssessment()), trendPack(syntheticPack())].flatMap(({ blocks }) =>
  blocks.filter((block): block is Chart => block.kind === "chart"),
);

/** Every `field` an encoding names, and every column that a calculation makes. */
function fields(node: unknown): { read: string[]; made: string[] } {
  const read: string[] = [];
  const made: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === "object") {
      for (const [key, inside] of Object.entries(value)) {
        if (key === "field" && typeof inside === "string") read.push(inside);
        if (key === "as" && typeof inside === "string") made.push(inside);
        if (typeof inside === "string" && (key === "calculate" || key === "filter" || key === "test")) {
          read.push(...[...inside.matchAll(/datum\.(\w+)/g)].map((found) => found[1] ?? ""));
        }
        walk(inside);
      }
    }
  };
  walk(node);
  return { read, made };
}

describe.each(names)("chart %s", (name) => {
  const spec: unknown = JSON.parse(readFileSync(path.join(folder, `${name}.vl.json`), "utf8"));
  const charts = drawn.filter(({ chart }) => chart === name);

  it("is drawn by a document", () => expect(charts.length).toBeGreaterThan(0));

  it("compiles without a warning", () => expect(compileChart(name).warnings).toEqual([]));

  it("reads only columns that its rows have", () => {
    const { read, made } = fields(spec);
    expect(read.length).toBeGreaterThan(2);
    for (const chart of charts) {
      for (const row of chart.rows)
        expect(Object.keys(row)).toEqual(
          expect.arrayContaining(read.filter((field) => !made.includes(field))),
        );
    }
  });

  it("draws numbers, and the same bytes each time", async () => {
    for (const chart of charts) {
      const svg = await renderChart(name, chart.rows, chart.id);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(await renderChart(name, chart.rows, chart.id)).toBe(svg);
    }
  });

  it("takes the house colour", async () => {
    const rows = charts[0]?.rows ?? [];
    expect(await renderChart(name, rows, "x", "#7a1f3d")).toContain("#7a1f3d");
    expect(await renderChart(name, rows, "x", "#7a1f3d")).not.toContain("#1f4e79");
  });
});

describe("the schema of Vega-Lite", () => {
  let schema: z.ZodType;
  beforeAll(() => {
    const file = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
    schema = z.fromJSONSchema(JSON.parse(readFileSync(file, "utf8")));
  });

  it.each(names)("accepts %s, and would refuse it with a misspelt mark", (name) => {
    const text = readFileSync(path.join(folder, `${name}.vl.json`), "utf8");
    expect(schema.safeParse(JSON.parse(text)).success).toBe(true);
    const damaged = text.replace('"mark": { "type": "', '"mark": { "type": "x');
    expect(damaged).not.toBe(text);
    expect(schema.safeParse(JSON.parse(damaged)).success).toBe(false);
  });
});

describe("a monthly line", () => {
  it("breaks where a month is not whole, and never falls to nought", async () => {
    const month = (name: string, value: number | null) => ({ month: name, year: "a", current: true, value });
    const svg = await renderChart(
      "monthly",
      [month("Oct", 5), month("Nov", 6), month("Dec", null), month("Jan", 7), month("Feb", 8)],
      "x",
    );
    const line = /aria-label="[^"]*"|class="mark-line[^>]*>.*?<\/g>/s.exec(svg)?.[0] ?? "";
    expect(line.match(/M/g)?.length).toBe(2);
  });
});
