import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importBoundaries } from "../../pipeline/workspace/areas/importBoundaries.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import type { Chart, ChartRow, Document } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { outlinesOf } from "../../reports/documents/data/readStrategic.js";
import { choropleth } from "../../reports/documents/maps/choropleth.js";
import { choroplethRows, fitMap, type MapArea } from "../../reports/documents/maps/choroplethRows.js";
import { hatch } from "../../reports/documents/maps/mapShapes.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import { renderChart } from "../../reports/drawing/renderChart.js";
import { samplePartnership } from "../samplePartnership.js";
import { sampleStrategic } from "../sampleReads.js";
import { square, squaresFile } from "../workspace/squares.js";

const outline = (index: number, side = 0.1) => [
  [square((index % 5) / 10, 51 + Math.floor(index / 5) / 10, side)],
];

function areas(values: readonly (number | null)[], marker = "[c]") {
  return values.map((value, index) => ({
    area: `A${index}`,
    area_name: `Ward ${index}`,
    value,
    marker: value === null ? marker : null,
    own: false,
    outline: outline(index),
  }));
}

const drawn = (of: readonly (MapArea & { outline: ReturnType<typeof outline> })[]) =>
  choroplethRows(of, fitMap(of), "Of our own making.");
const kind = (rows: readonly ChartRow[], name: string) => rows.filter((row) => row.kind === name);
const words = (rows: readonly ChartRow[]) => kind(rows, "words").map((row) => row.words);

describe("shades", () => {
  it("are five of about as many areas each, said with their least and their most", () => {
    const rows = drawn(areas([100, 90, 80, 70, 60, 50, 40, 30, 20, 10]));
    expect(kind(rows, "area").map(({ paint }) => paint)).toEqual(
      [5, 5, 4, 4, 3, 3, 2, 2, 1, 1].map((shade) => `shade${shade}`),
    );
    expect(words(rows).slice(0, 5)).toEqual(["10 to 20", "30 to 40", "50 to 60", "70 to 80", "90 to 100"]);
  });

  it("put equal values together, and are as far apart as fewer can be", () => {
    const rows = drawn(areas([9, 5, 2, 2, 2, 2, 2, 2, 0]));
    const paint = new Map(kind(rows, "area").map((row) => [row.value, row.paint]));
    expect(new Set(kind(rows, "area").map((row) => `${row.value} ${row.paint}`)).size).toBe(paint.size);
    expect([0, 2, 5, 9].map((value) => paint.get(value))).toEqual(["shade1", "shade1", "shade3", "shade5"]);
    expect(words(rows).slice(0, 3)).toEqual(["0 to 2", "5", "9"]);
  });

  it("one value alone has one shade", () => {
    expect(new Set(kind(drawn(areas([4, 4, 4])), "area").map(({ paint }) => paint)).size).toBe(1);
  });
});

describe("what has no figure to show", () => {
  it("has no shade, is hatched by its reason and in the legend", () => {
    const rows = drawn([...areas([50, 40, null]), { ...areas([0, 0, 0, null], "[x]")[3] } as never]);
    const [, , small, missing] = kind(rows, "area");
    expect([small?.paint, missing?.paint]).toEqual(["hidden", "none"]);
    expect(small?.hatch).not.toBe("");
    expect(String(missing?.hatch).length).toBeGreaterThan(10);
    expect(words(rows)).toEqual(expect.arrayContaining(["[c]", "[x]", "[c] suppressed", "no whole figure"]));
    expect(words(drawn(areas([50, 40])))).not.toContain("[c] suppressed");
  });

  it("has hatching inside its outline only, holes left free", () => {
    const box = (from: number, to: number): [number, number][] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ];
    const lines = [
      ...hatch([[box(0, 90), box(30, 60)]], 1, 7).matchAll(/M([\d.-]+),([\d.-]+)L([\d.-]+),([\d.-]+)/g),
    ];
    expect(lines.length).toBeGreaterThan(20);
    for (const [, ...numbers] of lines) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers.map(Number);
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ] as const) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.11);
        expect(Math.max(x, y)).toBeLessThanOrEqual(90.11);
      }
      const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
      expect(x > 30.2 && x < 59.8 && y > 30.2 && y < 59.8).toBe(false);
    }
  });

  const ward = (area: string, value: number | null, status: string) =>
    ({ area, area_name: area, value, status }) as Parameters<typeof choropleth>[1][number];
  const outlines = ["Alder", "Birch", "Cedar", "Dogwood"].map((area, index) => ({
    area,
    area_name: area,
    outline: outline(index),
  }));

  it("draws the same whatever number is hidden: not the shade, not the order, not the legend tells", () => {
    const with_ = (hidden: number | null) =>
      choropleth(
        outlines,
        [
          ward("Alder", 31, "complete"),
          ward("Birch", hidden, "suppressed"),
          ward("Cedar", 12, "complete"),
          ward("Dogwood", hidden, "suppressed"),
        ],
        "Ours.",
      );
    const [none, few, many] = [with_(null), with_(3), with_(9999)];
    expect(few).toEqual(none);
    expect(many).toEqual(none);
    expect(JSON.stringify(many)).not.toContain("9999");
    expect(kind(none ?? [], "area").map(({ area, value }) => [area, value])).toEqual([
      ["Alder", 31],
      ["Cedar", 12],
      ["Birch", null],
      ["Dogwood", null],
    ]);
  });

  it("an incomplete count is none, and a ward without an outline means no map at all", () => {
    const rows =
      choropleth(outlines, [ward("Alder", 31, "complete"), ward("Birch", 4, "incomplete")], "Ours.") ?? [];
    expect(kind(rows, "area").map(({ value }) => value)).toEqual([31, null, null, null]);
    expect(words(rows)).toEqual(expect.arrayContaining(["[i]", "[x]"]));
    expect(choropleth(outlines, [ward("Elm", 31, "complete")], "Ours.")).toBeNull();
    expect(choropleth([], [ward("Elm", 31, "complete")], "Ours.")).toBeNull();
  });
});

describe("the picture", () => {
  it("has a number on each area and a line of that number in the key, the own area in bold", () => {
    const of = areas([50, 40, 30, 20, 10]).map((area) => ({ ...area, own: area.area === "A1" }));
    const rows = drawn(of);
    expect(kind(rows, "number").map((row) => row.words)).toEqual(["1", "2", "3", "4", "5"]);
    const key = kind(rows, "words").filter(({ area }) => area === "A1");
    expect(key.map((row) => row.words)).toEqual(["2", "40", "Ward 1"]);
    expect(key.every(({ own }) => own)).toBe(true);
    expect(words(rows).at(-1)).toBe("Of our own making.");
  });

  it("holds a map higher than wide beside its key, another above it, and nothing beyond its width", async () => {
    for (const count of [5, 26]) {
      for (const column of [1, 5]) {
        const of = areas(Array.from({ length: count }, (_, index) => 100 - index)).map((area, index) => ({
          ...area,
          area_name: `Penshurst, Fordcombe and Chiddingstone ${index}`,
          outline: [[square((index % column) / 10, 50 + Math.floor(index / column) / 10)]],
        }));
        const rows = drawn(of);
        const numbers = kind(rows, "number");
        const names = kind(rows, "words").filter(({ area }) => area !== null);
        const beside =
          Math.min(...names.map(({ x }) => Number(x))) > Math.max(...numbers.map(({ x }) => Number(x)));
        expect(beside).toBe(column === 1 || count === 26);
        const svg = await renderChart("findings/choropleth", rows, "x");
        const [, wide, high] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
        expect(wide).toBeLessThan(660);
        expect(high).toBeGreaterThan(Math.max(...rows.map(({ y }) => Number(y))));
      }
    }
  });

  it("an outline too small for the map is a dot", async () => {
    const of = areas([5, 4]).map((area, index) => ({
      ...area,
      outline: outline(index, index === 0 ? 0.1 : 0.0001),
    }));
    const rows = drawn(of);
    expect(kind(rows, "area").every((row) => /^M[\d.,L-]+Z$/.test(String(row.outline)))).toBe(true);
    expect(await renderChart("findings/choropleth", rows, "x")).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("the assessment of the sample partnership", () => {
  let root: string;
  const attribution = "Contains squares of our own making";
  const maps = ({ blocks }: Document) =>
    blocks.filter((block): block is Chart => block.kind === "chart" && block.id.startsWith("map-"));
  /** The figures are the sample's, the outlines those that its folder has now. */
  const written = async () => {
    const workspace = readWorkspace(root);
    const data = await sampleStrategic();
    const outlines = outlinesOf(workspace, data.wards);
    return strategicAssessment(protectStrategic(workspace, { ...data, outlines }).data);
  };
  let before: Chart[];

  beforeAll(async () => {
    root = await samplePartnership({ returns: false });
    before = maps(await written());
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("draws squares without boundaries, and with those of some wards only", async () => {
    expect(before.map(({ chart }) => chart)).toContain("findings/tiles");
    const { areas: all } = readWorkspace(root);
    const wards = all.filter(({ level }) => level === "ward");
    importBoundaries(readWorkspace(root), squaresFile(root, "WD25", wards.slice(1)), { attribution });
    expect(maps(await written())).toEqual(before);
  });

  it("draws outlines when all are there, with the words, the alternative text and the table of the tile map", async () => {
    const { areas: all } = readWorkspace(root);
    const wards = all.filter(({ level }) => level === "ward");
    importBoundaries(readWorkspace(root), squaresFile(root, "WD25", wards), { attribution });
    const after = maps(await written());
    expect(after).toHaveLength(before.length);
    for (const [index, map] of after.entries()) {
      const tiles = before[index];
      expect(map.chart).toBe("findings/choropleth");
      expect(map.title).toBe(tiles?.title);
      expect(map.alt).toBe(tiles?.alt.replace(/^Tile map/, "Map"));
      expect(map.table).toEqual({ ...tiles?.table, notes: [`Boundaries: ${attribution}.`] });
      expect(words(map.rows)).toContain(attribution);
      const values = (rows: readonly ChartRow[]) =>
        new Map(
          rows.flatMap(({ area, value, kind: which }) =>
            which === "area" || which === undefined ? [[area, value]] : [],
          ),
        );
      expect(values(map.rows)).toEqual(values(tiles?.rows ?? []));
    }
  });
});

const published = path.resolve("..", "shared", "real-data", "boundaries");
describe.skipIf(!existsSync(published))("the ONS's own boundaries (skipped without ../shared)", () => {
  it("are drawn within 100 kB a map", async () => {
    const root = mkdtempSync(path.join(tmpdir(), "csp-maps-"));
    try {
      for (const part of ["seeds", "partnership.yaml"])
        cpSync(part, path.join(root, part), { recursive: true });
      for (const name of readdirSync(published))
        importBoundaries(readWorkspace(root), path.join(published, name), { attribution: "ONS" });
      const { boundaries } = readWorkspace(root);
      for (const [level, count] of [
        ["district", 13],
        ["ward", 26],
      ] as const) {
        const of = boundaries
          .filter((one) => one.level === level)
          .map(({ area, name, outline: own }, index) => ({
            area,
            area_name: name,
            value: index,
            marker: null,
            own: area === "E07000111",
            outline: own,
          }));
        const rows = choroplethRows(of, fitMap(of), "ONS");
        expect(kind(rows, "number")).toHaveLength(count);
        const svg = await renderChart("findings/choropleth", rows, level);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        expect(svg.length).toBeLessThan(100_000);
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
