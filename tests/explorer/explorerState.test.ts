import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths } from "../../pipeline/calendar/day.js";
import { type CountCell, cellKey, sumsOf } from "../../pipeline/disclosure/cellSystem.js";
import { deduce } from "../../pipeline/disclosure/deduce.js";
import { protectionOf } from "../../pipeline/disclosure/protect.js";
import { readPublished } from "../../pipeline/disclosure/published.js";
import { readWorkspace, type Workspace } from "../../pipeline/workspace/workspace.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { xmrChart } from "../../reports/documents/charts/xmrChart.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import type { ExplorerData, PlaceFigure, YearFigure } from "../../reports/explorer/explorerData.js";
import { type ExplorerState, explorerState } from "../../reports/explorer/explorerState.js";
import { unpackRows } from "../../reports/explorer/packRows.js";
import { unpackSeries } from "../../reports/explorer/packSeries.js";
import { protectExplorer } from "../../reports/explorer/protectExplorer.js";
import { publishedSample } from "../samplePartnership.js";
import { sampleExplorer, sampleStrategic } from "../sampleReads.js";

/** Every count that a reader of the page's source has of sensitive measures, and those that stand there as hidden. */
function cellsIn(state: ExplorerState): { shown: CountCell[]; hidden: Omit<CountCell, "value">[] } {
  const shown: CountCell[] = [];
  const hidden: Omit<CountCell, "value">[] = [];
  for (const { source, measure, years, places } of state.measures.filter((one) => one.measure.sensitive)) {
    const take = (area: string, start: string, end: string, value: number | null, status: string) => {
      const cell = { source, measure: measure.measure, area, period_start: start, period_end: end };
      if (value !== null) shown.push({ ...cell, value });
      else if (status === "suppressed") hidden.push(cell);
    };
    for (const row of unpackRows<YearFigure>(years)) {
      const [start = "", end = ""] = row.period.split(".");
      take(row.area, start, end, row.value, row.status);
      const before = addDays(addMonths(addDays(end, 1), -12), -1);
      take(row.area, addMonths(start, -12), before, row.previous, row.previous_status);
    }
    for (const row of unpackRows<PlaceFigure>(places)) {
      const [start = "", end = ""] = row.period.split(".");
      take(row.area, start, end, row.value, "complete");
    }
  }
  return { shown, hidden };
}

/** The small counts that follow from what a page and the documents before it show. */
function given(state: ExplorerState, workspace: Workspace, true_: ExplorerData): string[] {
  const { sensitive, threshold, areas = new Map(), parts = new Map() } = protectionOf(workspace);
  const here = cellsIn(state);
  const small = true_.years
    .filter(
      ({ measure, value }) => sensitive.has(measure) && value !== null && value > 0 && value < threshold,
    )
    .map(({ source, measure, area, period_start, period_end, value }) => ({
      source,
      measure,
      area,
      period_start,
      period_end,
      value: value ?? 0,
    }));
  const earlier = readPublished(workspace.root);
  return [...new Set(small.map(({ source }) => source))].flatMap((source) => {
    const of = <Cell extends { source: string }>(cells: readonly Cell[]) =>
      cells.filter((cell) => cell.source === source);
    const known = [...of(here.shown), ...of(earlier).filter(({ hidden }) => !hidden)];
    const marked = [...of(here.hidden), ...of(earlier).filter(({ hidden }) => hidden)];
    const all = [...known, ...marked.map((cell) => ({ ...cell, value: 0 })), ...of(small)];
    const sums = new Map(
      sumsOf([...new Map(all.map((cell) => [cellKey(cell), cell])).values()], areas, parts).map((sum) => [
        sum.key,
        sum,
      ]),
    );
    const sumOf = (cells: readonly Omit<CountCell, "value">[]) =>
      [...new Set(cells.map(cellKey))].flatMap((key) => sums.get(key) ?? []);
    const values = new Map(known.map((cell) => [cellKey(cell), cell.value]));
    return deduce(
      sumOf(known).map((sum) => ({ ...sum, value: values.get(sum.key) ?? 0 })),
      sumOf(of(small)),
      sumOf(marked),
    ).map(({ key }) => key);
  });
}

describe("what is in the explorer's page", () => {
  let root: string;
  let workspace: Workspace;
  let data: ExplorerData;
  let safe: ExplorerState;

  beforeAll(async () => {
    // the explorer goes out after the set, and must not give away what that hid
    root = await publishedSample();
    workspace = readWorkspace(root);
    data = await sampleExplorer();
    safe = explorerState(protectExplorer(workspace, data).data);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("holds no small count of a sensitive measure, in no year, place, month or ward", () => {
    const { sensitive, threshold } = protectionOf(workspace);
    const { shown, hidden } = cellsIn(safe);
    expect(shown.filter(({ value }) => value > 0 && value < threshold)).toEqual([]);
    expect(hidden.length).toBeGreaterThan(5);
    // of all districts and the county two hidden ones would leave their sum: 102 − 95 for modern slavery, 3 or 4 each
    const others = (state: ExplorerState) => {
      const own = new Set(state.areas.filter(({ kind }) => kind === "own").map(({ area }) => area));
      return new Set(
        state.measures
          .filter(({ measure }) => measure.measure === "modern_slavery" || measure.measure === "cse_reports")
          .flatMap(({ years, places }) => [
            ...unpackRows<YearFigure>(years).filter(({ area }) => !own.has(area)),
            ...unpackRows<PlaceFigure>(places),
          ])
          .map(({ area }) => area),
      ).size;
    };
    expect(others(explorerState(data))).toBeGreaterThan(12);
    expect(others(safe)).toBe(0);
    const wards = new Set(safe.areas.filter(({ kind }) => kind === "ward").map(({ area }) => area));
    for (const one of safe.measures.filter(({ measure }) => sensitive.has(measure.measure))) {
      expect(one.series).toEqual([]);
      expect(unpackRows<YearFigure>(one.years).filter(({ area }) => wards.has(area))).toEqual([]);
    }
    // and the test can fail: the rows before they are protected have them
    expect(cellsIn(explorerState(data)).shown.some(({ value }) => value > 0 && value < threshold)).toBe(true);
  });

  test("gives none away with the documents before it, attacked by linear programming", () => {
    expect(given(safe, workspace, data)).toEqual([]);
    expect(given(explorerState(data), workspace, data).length).toBeGreaterThan(10);
  });

  test("keeps nothing that is made of a hidden figure", () => {
    const rows = safe.measures.flatMap(({ years }) => unpackRows<YearFigure>(years));
    const now = rows.filter(({ status }) => status === "suppressed");
    const either = rows.filter((row) => row.status === "suppressed" || row.previous_status === "suppressed");
    expect(now.length).toBeGreaterThan(5);
    expect(either.length).toBeGreaterThan(now.length);
    const made = (row: YearFigure) => [row.change, row.percent, row.verdict, row.lower, row.upper];
    expect(now.flatMap(({ value, rate }) => [value, rate]).filter((figure) => figure !== null)).toEqual([]);
    expect(either.flatMap(made).filter((figure) => figure !== null)).toEqual([]);
  });

  test("keeps no part of a figure that is not whole", () => {
    const rows = data.years.filter(
      ({ value, status }) => value !== null && (status === "incomplete" || status === "half full"),
    );
    expect(rows.length).toBeGreaterThan(1000);
    const kept = safe.measures.flatMap(({ years }) => unpackRows<YearFigure>(years));
    const parts = kept.filter(
      ({ value, status, previous, previous_status }) =>
        (value !== null && status !== "complete") || (previous !== null && previous_status !== "complete"),
    );
    expect(parts).toEqual([]);
  });

  test("has hours of the week and the long run, of no sensitive measure; the hours are those of the documents", async () => {
    const timed = safe.measures.filter(({ times }) => times.hours !== null);
    const run = safe.measures.filter(({ times }) => times.run !== null);
    expect(timed.map(({ measure }) => measure.measure)).toContain("environmental_requests");
    expect(run.map(({ measure }) => measure.measure)).toContain("victim_based_crime");
    const { sensitive } = protectionOf(workspace);
    for (const { measure } of [...timed, ...run]) expect(sensitive.has(measure.measure)).toBe(false);
    const all = (state: ExplorerState) => state.measures.filter(({ times }) => times.run !== null).length;
    expect(all(explorerState({ ...data, internal: true }))).toBeGreaterThan(all(safe));
    const assessment = strategicAssessment(protectStrategic(workspace, await sampleStrategic()).data);
    const drawn = assessment.blocks.flatMap((block) =>
      block.kind === "chart" && block.chart === "findings/hours" ? [block] : [],
    );
    expect(drawn.length).toBeGreaterThan(0);
    for (const { title, rows } of drawn) {
      const own = timed.find(({ times }) => times.hours?.title === title);
      expect(own?.times.hours?.rows).toEqual(rows);
    }
  });

  test("gives no type that is tied to a sensitive one away by its hours or years", () => {
    const tied = workspace.measures.map((one) =>
      one.id === "environmental_noise" ? { ...one, sensitive: true } : one,
    );
    const withParts = tied.map((one) =>
      one.id === "environmental_requests"
        ? { ...one, parts: ["environmental_noise", "environmental_other"] }
        : one,
    );
    const { hours, longRun } = protectExplorer({ ...workspace, measures: withParts }, data).data;
    const seen = new Set([...hours, ...longRun].map(({ measure }) => measure));
    for (const measure of ["environmental_requests", "environmental_noise", "environmental_other"])
      expect(seen.has(measure)).toBe(false);
    expect(seen.size).toBeGreaterThan(5);
  });

  test("has the figures of the store, and the months and limits that the documents draw", () => {
    const shoplifting = safe.measures.find(({ measure }) => measure.measure === "shoplifting");
    const figure = unpackRows<YearFigure>(shoplifting?.years ?? { rows: 0, columns: {} }).find(
      ({ area, period }) => area === "E07000111" && period === "2022-10-01.2023-09-30",
    );
    expect(figure).toMatchObject({ value: 579, previous: 473, change: 106, percent: 22.4 });
    let drawn = 0;
    for (const { signal, points } of data.series) {
      const one = safe.measures.find(
        ({ measure, source }) => measure.measure === signal.measure && source === signal.source,
      );
      const packed = one?.series.find(({ area }) => area === signal.area);
      if (one === undefined) continue;
      const chart = (of: Pick<ExplorerData["series"][number], "signal" | "points">) =>
        xmrChart(
          { quarter: { start: "2023-07-01", end: "2023-09-30" } },
          { ...of, ...one, area_name: "here", quarter: { status: "complete" } },
        );
      const whole = chart({ signal, points });
      expect(packed === undefined ? null : chart(unpackSeries(packed, signal))).toEqual(whole);
      if (whole !== null) drawn += 1;
    }
    expect(drawn).toBeGreaterThan(300);
  });
});
