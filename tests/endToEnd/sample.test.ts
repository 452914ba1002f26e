import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { models } from "../../pipeline/store/models.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import type { RanksRow, TrendsRow } from "../../pipeline/store/rows.js";
import type { Worded } from "../../reports/words/rows.js";
import { newWorkspace, ownFolder, putSample } from "../commands/csp.js";
import { csp, type Ran, repository, rowsOf } from "../csp.js";
import { opening } from "../queries/rowTypes.js";

// The whole way on the committed sample: csp init, ingest, build, trends, rank, assess, as a newcomer runs them.

let folder: string;
let workspace: string;
let ingested: Ran;
let built: Ran;
const asked = new Map<string, Worded<TrendsRow>[]>();

/** The trends of the twelve months to `to`, asked for once. */
async function trends(to: string): Promise<Worded<TrendsRow>[]> {
  const known = asked.get(to);
  if (known) return known;
  const rows = rowsOf<Worded<TrendsRow>>(await csp(workspace, "trends", "--to", to, "--format", "json"));
  asked.set(to, rows);
  return rows;
}

async function figure(measure: string, to: string): Promise<Worded<TrendsRow>> {
  const [row, other] = (await trends(to)).filter((found) => found.measure === measure);
  if (!row || other) throw new Error(`${measure} to ${to}: ${other ? "several" : "no"} rows`);
  return row;
}

beforeAll(async () => {
  folder = ownFolder();
  workspace = newWorkspace(folder);
  putSample(workspace);
  ingested = await csp(workspace, "ingest");
  built = await csp(workspace, "build");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every extract is loaded, the one that came twice is known, nothing is quarantined", async () => {
  expect(ingested).toMatchObject({ code: 0, err: "" });
  const files = readdirSync(path.join(repository, "data", "sample")).filter((name) => name.endsWith(".csv"));
  expect(ingested.out).toContain(`${files.length - 1} files loaded, 1 already known`);
  expect(ingested.out).not.toContain("QUARANTINED");
  expect(ingested.out).toMatch(/2023-10-20\.csv: kent-police-offences, .* figures revised/);
  expect(built.code).toBe(0);
  expect((await csp(workspace, "ingest")).out).toBe(`0 files loaded, ${files.length} already known\n`);
});

// domain: the assessment year October 2022 to September 2023, in brackets the year before
const assessment: [string, number, number | null][] = [
  ["asb_incidents", 1221, 1094],
  ["domestic_abuse_incidents", 2071, 2490],
  ["stalking_harassment", 904, 1179],
  ["shoplifting", 579, 473],
  ["burglary_business_community", 128, 113],
  ["drug_offences", 201, 151],
  ["s136_detentions", 12, 20],
  ["modern_slavery", 4, null],
  ["cse_reports", 3, null],
  ["prevent_referrals", 4, null],
  ["council_asb_reports", 88, 90],
  ["council_asb_nuisance_behaviour", 31, null],
  ["daily_taskings", 420, 428],
  ["housing_complaints", 1091, 992],
  ["environmental_requests", 1086, 1099],
  ["environmental_noise", 470, null],
  ["environmental_other", 616, null],
  ["abandoned_vehicles_reported", 357, 223],
  ["abandoned_vehicles_removed", 8, null],
  ["graffiti_reports", 40, 57],
  ["graffiti_offensive", 6, null],
  ["cctv_arrests", 91, null],
  ["cctv_out_of_hours_calls", 2889, null],
  ["cctv_encampments", 8, null],
  ["cctv_missing", 139, null],
  ["adults_at_risk", 1029, null],
  ["idva_referrals", 334, null],
  ["refuge_referrals", 31, null],
  ["cpw_issued", 10, null],
  ["cpn_issued", 6, null],
  ["warning_letters", 39, null],
  ["aba_signed", 46, null],
  ["aba_breaches", 6, null],
];

describe("the assessment year October 2022 to September 2023", () => {
  test.each(assessment)("%s: %i (%s)", async (measure, value, previous) => {
    const row = await figure(measure, "2023-09");
    expect(row).toMatchObject({
      value,
      status: "complete",
      period_start: "2022-10-01",
      period_end: "2023-09-30",
    });
    if (previous === null) return;
    expect(row).toMatchObject({
      previous,
      change: value - previous,
      previous_start: "2021-10-01",
      previous_end: "2022-09-30",
    });
  });

  test.each([
    ["asb_incidents", 11.6],
    ["domestic_abuse_incidents", -16.8],
    ["stalking_harassment", -23.3],
    ["shoplifting", 22.4],
    ["burglary_business_community", 13.3],
    ["drug_offences", 33.1],
    ["council_asb_reports", -2.2],
    ["daily_taskings", -1.9],
    ["housing_complaints", 10],
    ["environmental_requests", -1.2],
    ["abandoned_vehicles_reported", 60.1],
    ["graffiti_reports", -29.8],
  ])("%s: %d per cent, one decimal, half up", async (measure, percent) => {
    expect((await figure(measure, "2023-09")).percent).toBe(percent);
  });

  test("no percentage on a small base, and why", async () => {
    expect(await figure("s136_detentions", "2023-09")).toMatchObject({ change: -8, percent: null });
    expect((await figure("s136_detentions", "2023-09")).note).toContain("no percentage on a base under 50");
  });
});

// domain: the same sample by financial year
const financial: [string, number, number, number | null][] = [
  ["asb_incidents", 2021, 2690, 1602],
  ["asb_incidents", 2022, 1513, 2690],
  ["domestic_abuse_incidents", 2021, 2408, 2263],
  ["domestic_abuse_incidents", 2022, 2264, 2408],
  ["burglary_residential", 2021, 330, 639],
  ["burglary_residential", 2022, 356, 330],
  ["burglary_business_community", 2021, 115, 259],
  ["burglary_business_community", 2022, 131, 115],
  ["theft_of_motor_vehicle", 2021, 233, 323],
  ["theft_from_motor_vehicle", 2021, 423, 570],
  ["vehicle_crime", 2021, 233 + 423, 323 + 570],
  ["davss_victims", 2021, 295, 287],
  ["davss_victims", 2022, 341, 295],
  ["helpline_calls", 2021, 1644, 956],
  ["young_people_engaged", 2021, 1755, null],
  ["young_people_engaged", 2022, 1062, 1755],
  ["daily_taskings", 2021, 885, 600],
  ["daily_taskings", 2022, 626, 885],
];

describe("financial years", () => {
  test.each(financial)("%s to March %i: %i (%s)", async (measure, year, value, previous) => {
    const row = await figure(measure, `${year}-03`);
    expect(row).toMatchObject({ value, status: "complete", period_end: `${year}-03-31` });
    if (previous !== null) expect(row).toMatchObject({ previous, change: value - previous });
  });

  test("residential burglary 2020/21: 309 fewer, 48.4 per cent; anti-social behaviour 67.9 per cent more", async () => {
    expect(await figure("burglary_residential", "2021-03")).toMatchObject({ change: -309, percent: -48.4 });
    expect(await figure("asb_incidents", "2021-03")).toMatchObject({ change: 1088, percent: 67.9 });
  });
});

describe("ranks", () => {
  const ranks = async (...options: string[]) =>
    rowsOf<Worded<RanksRow>>(await csp(workspace, "rank", "--to", "2023-09", "--format", "json", ...options));

  test.each([
    ["kent-districts", 13],
    ["kent-csps", 12],
  ])("lowest in Kent among %s, all %i of them ranked", async (scope, of) => {
    for (const measure of ["asb_incidents", "domestic_abuse_incidents", "drug_offences", "s136_detentions"]) {
      const rows = await ranks("--scope", scope, "--measure", measure);
      expect(rows).toHaveLength(of);
      const own = rows.find(({ area_name }) => area_name === "Sevenoaks");
      expect(own).toMatchObject({ rank_lowest: 1, rank_highest: of, of, tied: 1 });
    }
  });

  test("Dartford and Gravesham are one partnership, the sum of two districts", async () => {
    const csps = await ranks("--scope", "kent-csps", "--measure", "asb_incidents");
    const districts = new Map(
      (await ranks("--scope", "kent-districts", "--measure", "asb_incidents")).map((row) => [
        row.area_name,
        row.value,
      ]),
    );
    const joint = csps.find(({ area_name }) => /Dartford/.test(area_name));
    expect(joint?.value).toBe((districts.get("Dartford") ?? 0) + (districts.get("Gravesham") ?? 0));
  });

  test("council reports by ward: 10, 9 and 9 lead", async () => {
    const wards = await ranks("--scope", "wards", "--measure", "council_asb_reports");
    expect(
      wards.slice(0, 3).map(({ area_name, value, rank_highest }) => [area_name, value, rank_highest]),
    ).toEqual([
      ["Sevenoaks Town and St John's", 10, 1],
      ["Dunton Green and Riverhead", 9, 2],
      ["Swanley White Oak", 9, 2],
    ]);
    // three of the 88 came without a ward
    expect(wards.reduce((sum, { value }) => sum + value, 0)).toBe(85);
  });
});

describe("the marts", () => {
  test("hold no null where their opening words do not allow it", async () => {
    const store = await openStore(placesOf(workspace).database, { readOnly: true });
    try {
      for (const model of models) {
        const { nullable } = opening(model);
        const columns = await store.rows<{ name: string }>(
          `select column_name as name from (describe ${model})`,
        );
        const tests = columns
          .filter(({ name }) => !nullable.includes(name))
          .map(({ name }) => `count(*) filter ("${name}" is null) as "${name}"`);
        const [nulls = {}] = await store.rows<Record<string, number>>(
          `select ${tests.join(", ")} from ${model}`,
        );
        expect({
          model,
          ...Object.fromEntries(Object.entries(nulls).filter(([, count]) => count > 0)),
        }).toEqual({ model });
      }
    } finally {
      store.close();
    }
  });

  test("a second build makes the same tables", async () => {
    const state = async () => {
      const store = await openStore(placesOf(workspace).database, { readOnly: true });
      try {
        const sums: Record<string, unknown> = {};
        for (const model of models) {
          [sums[model]] = await store.rows(
            `select count(*) as rows, bit_xor(hash(t))::varchar as sum from ${model} t`,
          );
        }
        return sums;
      } finally {
        store.close();
      }
    };
    const before = await state();
    expect((await csp(workspace, "build")).code).toBe(0);
    expect(await state()).toEqual(before);
  });
});

describe("csp assess --to 2023-09", () => {
  let html: string;
  beforeAll(async () => {
    const { code, err } = await csp(workspace, "assess", "--to", "2023-09", "--out", "first");
    if (code !== 0) throw new Error(err);
    html = readFileSync(path.join(workspace, "first", "strategic-assessment.html"), "utf8");
  });

  test("twice gives the same bytes", async () => {
    expect((await csp(workspace, "assess", "--to", "2023-09", "--out", "second")).code).toBe(0);
    for (const name of readdirSync(path.join(workspace, "first"))) {
      const [first, second] = ["first", "second"].map((out) => readFileSync(path.join(workspace, out, name)));
      expect({ name, same: first?.equals(second ?? Buffer.alloc(0)) }).toEqual({ name, same: true });
    }
  });

  test("says the headline in the house style", () => {
    const text = plain(html);
    expect(text).toContain("1,221");
    expect(text).toMatch(
      /1,221 anti-social behaviour incidents.{0,80}127 more \(11\.6\s?%\) than in the same period of the previous year \(1,094\)/,
    );
    expect(text).toMatch(/lowest of 13 in Kent by rate \(lowest by number\)/i);
  });

  test.each(assessment)("has %s: %i (%s), in the report or its annex", (_, value, previous) => {
    const annex = readFileSync(path.join(workspace, "first", "strategic-assessment-annex.html"), "utf8");
    const text = plain(html + annex);
    expect(text).toMatch(standing(value));
    if (previous !== null) expect(text).toMatch(standing(previous));
  });

  test("needs nothing from elsewhere", () => {
    expect(html).not.toMatch(/<script|<link|<iframe|<img[^>]+src=["']?http|url\(\s*["']?http|@import/i);
  });
});

/** The words of a page, tags and style left out. */
function plain(html: string): string {
  return html
    .replace(/<(style|title|desc)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, "")
    .replace(/&nbsp;|\u00a0/g, " ")
    .replace(/&#39;|&apos;/g, "'")
    .replace(/\s+/g, " ");
}

const standing = (value: number): RegExp =>
  new RegExp(`(?<![\\d,.])${value.toLocaleString("en-GB")}(?![\\d]|[,.]\\d)`);

test("the archive holds each supply once, under the hash of its bytes", () => {
  const archive = placesOf(workspace).archive;
  expect(existsSync(archive)).toBe(true);
  const loaded = /(\d+) files loaded/.exec(ingested.out)?.[1];
  expect(readdirSync(archive).filter((name) => /^[0-9a-f]{64}\.csv$/.test(name))).toHaveLength(
    Number(loaded),
  );
});
