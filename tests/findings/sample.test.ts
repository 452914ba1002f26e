import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedRanks } from "../../pipeline/ask/askedRanks.js";
import { askedTrends } from "../../pipeline/ask/askedTrends.js";
import { openBuilt } from "../../pipeline/build/build.js";
import { protect, protectionOf } from "../../pipeline/disclosure/protect.js";
import { readPublished, recordPublished } from "../../pipeline/disclosure/published.js";
import type {
  FindingsChangeRow,
  FindingsGroupRow,
  FindingsRankRow,
  FindingsSignalRow,
} from "../../pipeline/facts/findingRows.js";
import { findingTables, makeFindings } from "../../pipeline/findings/findings.js";
import type { Store } from "../../pipeline/store/open.js";
import type { RanksRow, TrendsRow } from "../../pipeline/store/rows.js";
import { recover } from "../oracles/recover.js";
import { noteIn } from "../reasons.js";
import { builtWorkspace, sampleFiles } from "./builtWorkspace.js";

/** Kent Police's four extracts of the sample partnership: what the findings are told by. */
let workspace: { root: string; remove: () => void };
let store: Store;
beforeAll(async () => {
  workspace = await builtWorkspace(sampleFiles("Kent Police"));
  ({ store } = await openBuilt(workspace.root));
});
afterAll(() => {
  store.close();
  workspace.remove();
});

/** The tables of findings, each made by the first test that reads it. */
const made = new Set<string>();

async function rowsOf<Row>(sql: string): Promise<Row[]> {
  for (const table of findingTables) {
    if (!sql.includes(table) || made.has(table)) continue;
    made.add(table);
    await makeFindings(store, table);
  }
  return store.rows<Row>(sql);
}

describe("the break register in the trends", () => {
  const covid = /Covid-19 restrictions .* \(23 March 2020 to 18 July 2021\)$/;

  test("anti-social behaviour 2020/21, +67.9%, is printed only with the Covid note", async () => {
    const [row] = await askedTrends(workspace.root, { measure: "asb_incidents", to: "2021-03", months: 12 });
    expect(row).toMatchObject({
      value: 2690,
      previous: 1602,
      percent: 67.9,
      verdict: "higher",
      // neither: the restrictions lie inside the year
      meaning: "neither",
    });
    expect(noteIn(row)).toMatch(covid);
  });

  test("residential burglary 2020/21 keeps its −48.4%, flagged", async () => {
    const [row] = await askedTrends(workspace.root, {
      measure: "burglary_residential",
      to: "2021-03",
      months: 12,
    });
    expect(row).toMatchObject({
      value: 330,
      previous: 639,
      percent: -48.4,
      verdict: "lower",
      meaning: "neither",
    });
    expect(noteIn(row)).toMatch(covid);
  });

  test("both years after the restrictions, no note", async () => {
    const [row] = await askedTrends(workspace.root, { measure: "asb_incidents", to: "2023-09", months: 12 });
    expect(row).toMatchObject({ value: 1221, previous: 1094, percent: 11.6, verdict: "higher", reasons: [] });
    expect(row).toMatchObject({ lower: 2.8, upper: 21.2, z: 3.73 });
  });

  test("the limits of the monthly series are recalculated where the restrictions end", async () => {
    const rows = await rowsOf<FindingsSignalRow>(
      "from findings_signal where area = 'E07000111' and measure = 'asb_incidents'",
    );
    expect(rows).toMatchObject([
      { month: "2023-09-01", segment_start: "2021-08-01", points: 26, short: false },
    ]);
  });
});

describe("the tables of findings", () => {
  test("every table has rows", async () => {
    for (const table of findingTables) {
      const [count] = await rowsOf<{ rows: number }>(`select count(*)::integer as rows from ${table}`);
      expect(count?.rows, table).toBeGreaterThan(0);
    }
  });

  test("made of one source and one measure they are the rows that they are among all", async () => {
    const one = "source = 'kent-police-offences' and measure = 'shoplifting'";
    const { store: another } = await openBuilt(workspace.root);
    try {
      for (const table of findingTables) {
        const among = await rowsOf(`from ${table} where ${one} order by all`);
        await makeFindings(another, table, { source: "kent-police-offences", measure: "shoplifting" });
        expect(await another.rows(`from ${table} order by all`), table).toEqual(among);
        expect(among.length, table).toBeGreaterThan(0);
      }
    } finally {
      another.close();
    }
  });

  test("a change says no more than its row of the trends, and its limits hold it", async () => {
    const rows = await rowsOf<FindingsChangeRow & { trend: number | null }>(
      `select f.*, t.change as trend from findings_change f
      join trends t using (source, measure, area, period_kind, period_start, period_end)`,
    );
    expect(rows.length).toBeGreaterThan(500);
    for (const { change, trend, value, previous, lower, upper, verdict } of rows) {
      expect(change).toBe(trend);
      if (value === null || previous === null || previous === 0 || lower === null || upper === null) continue;
      const percent = ((value - previous) / previous) * 100;
      expect(percent).toBeGreaterThanOrEqual(lower - 0.05);
      expect(percent).toBeLessThanOrEqual(upper + 0.05);
      if (verdict === "higher") expect(lower).toBeGreaterThanOrEqual(0);
      if (verdict === "lower") expect(upper).toBeLessThanOrEqual(0);
    }
  });

  test("every area has a change in every whole year and the last eight quarters; every ranking of peers in a year its certainty", async () => {
    const [found] = await rowsOf<{
      comparable: number;
      compared: number;
      areas: number;
      rankable: number;
      ranked: number;
    }>(
      `select
        (select count(*)::integer from trends where (value is not null or previous is not null)
          and (period_kind in ('financial_year', 'calendar_year', 'assessment_year') or (period_kind = 'quarter' and period_start >= '2021-10-01' and area not like 'E05%'))) as comparable,
        (select count(*)::integer from findings_change where period_kind <> 'rolling_12') as compared,
        (select count(distinct area)::integer from findings_change where period_kind = 'quarter' and verdict <> 'not comparable') as areas,
        (select count(*)::integer from ranks join measures using (measure) where counted and scope <> 'wards'
          and period_kind in ('financial_year', 'calendar_year', 'assessment_year')) as rankable,
        (select count(*)::integer from findings_rank where period_kind <> 'rolling_12') as ranked`,
    );
    expect(found?.compared).toBe(found?.comparable);
    expect(found?.ranked).toBe(found?.rankable);
    expect(found?.areas).toBeGreaterThanOrEqual(25);
  });

  test("a place lies within its interval", async () => {
    const rows = await rowsOf<FindingsRankRow>("from findings_rank");
    for (const row of rows) {
      expect(row.rank_highest).toBeGreaterThanOrEqual(row.rank_lower ?? Number.NaN);
      expect(row.rank_highest).toBeLessThanOrEqual(row.rank_upper ?? Number.NaN);
    }
  });

  test("the illustrative group says that it is one", async () => {
    const rows = await rowsOf<FindingsGroupRow>(
      "from findings_group where measure = 'shoplifting' and area = 'E07000111' and period_kind = 'assessment_year'",
    );
    expect(rows.at(-1)).toMatchObject({ illustrative: true, members: 8, of: 8, value: 579 });
    expect(noteIn(rows.at(-1))).toBe("the group is made up to show the method");
    expect(rows.at(-1)?.mean_of_rates).toBeGreaterThan(rows.at(-1)?.rate ?? Number.NaN);
  });
});

test("without a weight harm is unknown, not none", async () => {
  const [row] = await askedTrends(workspace.root, { measure: "shoplifting", to: "2023-09", months: 12 });
  expect(row).toMatchObject({ harm_days: null, harm: "unknown" });
});

describe("small counts", () => {
  const sensitive = ["s136_detentions", "modern_slavery", "cse_reports"];
  const year = "period_kind = 'assessment_year' and period_end = '2023-09-30'";

  test("the terminal shows them and says that they are not for publication", async () => {
    const rows = await askedRanks(workspace.root, { measure: "modern_slavery", to: "2023-09", months: 12 });
    expect(rows).toHaveLength(13);
    for (const row of rows) {
      const { value } = row;
      const note = noteIn(row);
      if (value > 0 && value < 5) expect(note).toBe("not for publication: a sensitive count under 5");
      else expect(note).toBeNull();
    }
    expect(rows.filter((row) => noteIn(row) !== null).length).toBeGreaterThan(0);
  });

  test("a ranking of a year that breaks meet carries them, each once", async () => {
    const rows = await askedRanks(workspace.root, { measure: "asb_incidents", to: "2021-03", months: 12 });
    expect(rows).toHaveLength(13);
    expect([...new Set(rows.map(noteIn))]).toEqual([
      "Breaches of Covid-19 restrictions were counted as anti-social behaviour (23 March 2020 to 18 July 2021); Covid-19 restrictions changed daily life, and with it what happened and what was recorded (23 March 2020 to 18 July 2021)",
    ]);
  });

  test("a table by district with its changes and ranks is published with no cell to be worked out", async () => {
    const { store, workspace: settings } = await openBuilt(workspace.root);
    let trends: TrendsRow[];
    let ranks: RanksRow[];
    try {
      const of = `measure in ('${sensitive.join("', '")}') and ${year}`;
      trends = await store.rows(
        `from trends where ${of} and area in (select code from areas where level <> 'ward') order by all`,
      );
      ranks = await store.rows(`from ranks where ${of} and scope <> 'wards' order by all`);
    } finally {
      store.close();
    }
    const protectedTables = protect({ trends, ranks }, protectionOf(settings));
    expect(protectedTables.recovered).toEqual([]);
    expect(protectedTables.exposed).toEqual([]);

    const districts = settings.areas.filter(({ level }) => level === "district").map(({ code }) => code);
    let small = 0;
    for (const measure of sensitive) {
      const shown = new Map(
        protectedTables.trends.filter((row) => row.measure === measure).map((row) => [row.area, row]),
      );
      const printed = {
        cells: districts.map((code) => {
          const row = shown.get(code);
          // the previous year is the other count of the row, or the shown one less the shown change
          const change = row?.change ?? null;
          const value = row?.value ?? (change === null ? null : (row?.previous ?? 0) + change);
          const previous = row?.previous ?? (change === null || value === null ? null : value - change);
          return [value, previous];
        }),
        columnTotals: [shown.get("E23000032")?.value ?? null, shown.get("E23000032")?.previous ?? null],
      };
      const attack = recover(printed, { minimum: 0 });
      expect(attack.consistent).toBe(true);
      expect(attack.recovered).toEqual([]);
      for (const row of shown.values()) {
        for (const count of [row.value, row.previous]) {
          if (count !== null) expect(count === 0 || count >= 5, `${measure} ${row.area} ${count}`).toBe(true);
        }
        if (row.value === null) {
          expect(row).toMatchObject({ status: "suppressed", change: null, percent: null, rate: null });
          small += 1;
        }
      }
    }
    expect(small).toBeGreaterThan(5);
    for (const row of protectedTables.ranks) {
      const ranking = protectedTables.ranks.filter(
        (other) => other.measure === row.measure && other.scope === row.scope && other.basis === row.basis,
      );
      if (ranking.some(({ value }) => value === null)) expect(row.rank_highest).toBeNull();
    }
  });

  test("measures that are not sensitive come back as they are", async () => {
    const trends = await rowsOf<TrendsRow>(
      `from trends where measure = 'shoplifting' and ${year} order by all`,
    );
    const { workspace: settings, store } = await openBuilt(workspace.root);
    store.close();
    const result = protect({ trends }, protectionOf(settings));
    expect(result.trends.map(({ suppressed: _, ...row }) => row)).toEqual(trends);
    expect(result.cells).toEqual([]);
  });

  test("what was published is remembered, and once shown is shown for good", () => {
    const cell = {
      source: "kent-police-vulnerability",
      measure: "modern_slavery",
      area: "E07000111",
      period_start: "2022-10-01",
      period_end: "2023-09-30",
      value: 4,
    };
    const publish = (document: string, hidden: boolean) =>
      recordPublished(workspace.root, { document, as_at: "2023-09-30", cells: [{ ...cell, hidden }] });
    expect(readPublished(workspace.root)).toEqual([]);
    publish("trend pack", false);
    publish("trend pack", false);
    publish("assessment", true);
    expect(readPublished(workspace.root)).toEqual([{ ...cell, hidden: false }]);
  });
});
