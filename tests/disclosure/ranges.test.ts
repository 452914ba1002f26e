import { beforeAll, describe, expect, test } from "vitest";
import { quarterNamed } from "../../pipeline/calendar/quarter.js";
import { type CountCell, cellKey, sumsOf } from "../../pipeline/disclosure/cellSystem.js";
import { type Constraint, linearProgramme } from "../../pipeline/disclosure/linearProgramme.js";
import { protectionOf } from "../../pipeline/disclosure/protect.js";
import { connected, numbered } from "../../pipeline/disclosure/settle.js";
import { isSmall, roomOf } from "../../pipeline/disclosure/smallCounts.js";
import { type EarlierCell, hide } from "../../pipeline/disclosure/suppression.js";
import { readAnnualReport } from "../../reports/documents/annual/read.js";
import type { TrendPackData } from "../../reports/documents/pack/data.js";
import { protectPack } from "../../reports/documents/pack/protect.js";
import { readTrendPack } from "../../reports/documents/pack/read.js";
import { trendPack } from "../../reports/documents/pack/trendPack.js";
import { protectAssessment } from "../../reports/documents/protect/assessment.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import { together } from "../../reports/documents/protect/tables.js";
import { protectExplorer } from "../../reports/explorer/protectExplorer.js";
import { packMeasure, steady, syntheticPack } from "../reports/syntheticPack.js";
import { sampleExplorer, sampleSession, sampleStrategic } from "../sampleReads.js";

type Interval = [least: number, most: number];

/**
 * What is left of every hidden small count to one who takes each [c] for 1 to `largest` and adds and subtracts all figures that
 * were ever printed; nothing where that contradicts them, so that he is misled.
 */
function leftOf(
  cells: readonly EarlierCell[],
  { areas, parts, largest }: { areas: Map<string, string[]>; parts?: Map<string, string[]>; largest: number },
): Map<string, Interval> {
  const intervals = new Map<string, Interval>();
  const hidden = new Set(cells.filter((cell) => cell.hidden).map(cellKey));
  for (const group of connected(sumsOf(cells, areas, parts ?? new Map()))) {
    const numbers = numbered(group);
    const unknowns = (atoms: readonly number[]) => atoms.map((atom) => numbers.get(atom) ?? 0);
    const { most } = linearProgramme(
      group.flatMap(({ key, atoms, value }): Constraint[] =>
        hidden.has(key)
          ? [
              { unknowns: unknowns(atoms), value: 1, bound: "least" },
              { unknowns: unknowns(atoms), value: largest, bound: "most" },
            ]
          : [{ unknowns: unknowns(atoms), value }],
      ),
      numbers.size,
    );
    for (const { key, atoms, value } of most === null ? [] : group) {
      if (most === null || !hidden.has(key) || !isSmall(value, largest + 1)) continue;
      const [upper, lower] = [most(unknowns(atoms), 1).value, -most(unknowns(atoms), -1).value];
      intervals.set(key, [Math.ceil(lower - 1e-6), Math.floor(upper + 1e-6)]);
    }
  }
  return intervals;
}

describe("documents whose periods overlap: packs of all four quarters, annual report, assessment, explorer", () => {
  let cells: EarlierCell[] = [];
  let last: TrendPackData | undefined;
  beforeAll(async () => {
    const session = await sampleSession();
    const { workspace } = session;
    const add = (made: { cells: readonly EarlierCell[] }) => {
      cells = [...cells, ...made.cells];
    };
    const addPack = async (name: string) => {
      const quarter = quarterNamed(name);
      if (quarter === null) throw new Error(name);
      const made = protectPack(workspace, await readTrendPack(session, quarter), cells);
      add(made);
      last = made.data;
    };
    for (const name of ["2022-Q4", "2023-Q1", "2023-Q2"]) await addPack(name);
    add(protectAssessment(workspace, await readAnnualReport(session, "2022/23"), cells));
    add(protectStrategic(workspace, await sampleStrategic(), cells));
    await addPack("2023-Q3");
    add(protectExplorer(workspace, await sampleExplorer(), cells));
  });

  test("leave three numbers at least of every hidden count, four of modern slavery in the assessment's year", async () => {
    const { threshold, areas, parts } = protectionOf((await sampleSession()).workspace);
    const left = leftOf(together(cells), {
      areas: new Map([...(areas ?? [])].map(([area, leaves]) => [area, [...leaves]])),
      parts: new Map([...(parts ?? [])].map(([measure, of]) => [measure, [...of]])),
      largest: threshold - 1,
    });
    expect(left.size).toBeGreaterThan(20);
    const narrow = [...left].filter(([, [least, most]]) => most - least < roomOf(threshold));
    expect(narrow).toEqual([]);
    const own = "kent-police-vulnerability|modern_slavery|E07000111|2022-10-01|2023-09-30";
    expect(left.get(own)).toEqual([1, 4]);
    expect(cells.filter(({ doubt }) => doubt === "exposed")).toEqual([]);
  });

  test("the pack says which measures it does not give by the quarter, and why", () => {
    const body = JSON.stringify(last === undefined ? [] : trendPack(last).blocks);
    expect(body).toContain(
      "Not given by the quarter, since fewer than 10 are counted in the twelve months to September 2023 or in the twelve before them, or in what was supplied of these: modern slavery and human trafficking and child sexual exploitation.",
    );
  });
});

describe("hide", () => {
  const areas = new Map([["county", ["east", "north", "south"]]]);
  const year: [string, string] = ["2022-10-01", "2023-09-30"];
  const cell = (area: string, value: number, [start, end] = year): CountCell => ({
    source: "police",
    measure: "modern_slavery",
    area,
    period_start: start,
    period_end: end,
    value,
  });

  test("two hidden counts of a sum of seven are 3 or 4 each: one more is hidden, or the sum", () => {
    const cells = [cell("east", 3), cell("north", 4), cell("south", 20), cell("county", 27)];
    const { hidden } = hide(cells, { threshold: 5, areas });
    expect(hidden.size).toBe(3);
    const published = cells.map((one) => ({ ...one, hidden: hidden.has(cellKey(one)) }));
    for (const [least, most] of leftOf(published, { areas, largest: 4 }).values())
      expect(most - least).toBeGreaterThanOrEqual(2);
  });

  test("a figure that stands in two areas of the same wards is hidden in both", () => {
    const alike = new Map([...areas, ["partnership", ["south"]]]);
    const cells = [cell("east", 3), cell("south", 9), cell("partnership", 9), cell("county", 12)];
    const { hidden } = hide(cells, {
      threshold: 5,
      areas: new Map([...alike, ["county", ["east", "south"]]]),
    });
    const isHidden = (area: string) => hidden.has(cellKey(cell(area, 0)));
    expect(isHidden("south")).toBe(isHidden("partnership"));
  });
});

test("of a measure that the pack does not give, the others of its sum give no small quarter away", async () => {
  const { workspace } = await sampleSession();
  const [like] = workspace.measures;
  if (like === undefined) throw new Error("the sample has measures");
  const measures = [
    { ...like, id: "violence", sensitive: false, parts: ["injury", "sexual"] },
    { ...like, id: "injury", sensitive: false, parts: [] },
    { ...like, id: "sexual", sensitive: true, parts: [] },
  ];
  const injury = Array.from({ length: 24 }, () => 30);
  // 7 in the last twelve months, 3 of them in the last quarter
  const sexual = injury.map((_, at) => (at >= 14 && at % 2 === 0 ? 1 : at >= 22 ? 1 : 0));
  const violence = injury.map((value, at) => value + (sexual[at] ?? 0));
  const pack = syntheticPack({
    priorities: [
      {
        id: "violence",
        name: "Violence",
        rank: 1,
        absent: [],
        measures: [
          packMeasure("violence", violence),
          packMeasure("injury", injury),
          packMeasure("sexual", sexual, { sensitive: true }),
        ],
      },
    ],
  });
  const { data } = protectPack({ ...workspace, measures }, pack);
  const [priority] = data.priorities;
  expect(priority?.scarce?.map(({ measure }) => measure.measure)).toEqual(["sexual"]);
  const shown = priority?.measures.filter(({ quarter }) => quarter.value !== null) ?? [];
  expect(shown.length).toBeLessThan(2);
});

test("a sensitive success measure is answered by the year to date that the pack prints, and by no other figure", async () => {
  const { workspace } = await sampleSession();
  const [like] = workspace.measures;
  if (like === undefined) throw new Error("the sample has measures");
  const of = packMeasure("steady", steady, { sensitive: true });
  const target = (value: number, previous: number): TrendPackData["targets"][number] => ({
    ...{ plan_year: "2023-24", number: 1, priority: "asb", text: "", kind: "fewer", answer: "met" },
    ...{ figures: { kind: "change", value, previous, unit: "offences" }, certainty: null },
    ...{ reason: { code: "than-before", wanted: "fewer" }, period: "April to September 2023", as_at: null },
    ...{
      caveat: null,
      caution: null,
      against: [],
      early: false,
      so_far: true,
      internal: [],
      measure: "steady",
    },
  });
  const answerOf = (figure: { value: number | null; previous: number | null } | null) =>
    protectPack(
      { ...workspace, measures: [{ ...like, id: "steady", sensitive: true, parts: [] }] },
      syntheticPack({
        priorities: [{ id: "asb", name: "", rank: 1, absent: [], measures: [of] }],
        targets: [target(figure?.value ?? 0, figure?.previous ?? 0)],
      }),
    ).data.targets.map(({ answer }) => answer);
  expect(answerOf(of.toDate)).toEqual(["met"]);
  expect(answerOf(of.rolling)).toEqual(["cannot be judged"]);
});
