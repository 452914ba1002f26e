import { copyFileSync, existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSql } from "../../pipeline/packageFiles.js";
import { openStore } from "../../pipeline/store/open.js";
import { csp } from "../csp.js";
import { removeFolders, seeded, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

/** Counts by measure, from January 2020 on. */
type Series = Record<string, number[]>;

/** The months that `usual_months` finds half full in one source's series. */
async function halfFull(series: Series, breaks = "", first = "2020-01-01"): Promise<string[]> {
  const store = await openStore(":memory:");
  try {
    await store.run("create table params as select 0.8 as half_full, 'a' as district");
    await store.run("create table area_tree as select 'a' as area, 'a' as ancestor");
    await store.run("create table measure_parts (measure varchar, part varchar)");
    await store.run("create table supplies as select 'x' as extract, '' as territory");
    await store.run(
      `create table breaks as select * from (select '*' as applies_to, null::varchar as area, date '2020-03-23' as date, date '2021-07-18' as until) where ${breaks === "" ? "false" : "true"}`,
    );
    const rows = Object.entries(series).flatMap(([measure, values]) =>
      values.map((value, place) => ({ measure, place, value })),
    );
    await store.run(
      `create table observations as select 's' as source, measure, 'a' as area, (date '${first}' + to_months(place))::date as period_start,
        last_day(date '${first}' + to_months(place)) as period_end, value::double as value, 'final' as status, 'x' as extract
      from (select unnest(from_json($rows::json, '[{"measure":"VARCHAR","place":"INTEGER","value":"DOUBLE"}]'), recursive := true))`,
      { rows: JSON.stringify(rows) },
    );
    const found = await store.rows<{ month: string }>(
      `select distinct strftime(month, '%Y-%m') as month from (${readSql("marts/usual_months")}) order by month`,
    );
    return found.map(({ month }) => month);
  } finally {
    store.close();
  }
}

/** Draws from a Poisson distribution by counting arrivals; of a seed, so that a failure can be repeated. */
function poisson(mean: number, random: () => number): number {
  let arrivals = 0;
  let waited = -Math.log(1 - random());
  while (waited < mean) {
    arrivals += 1;
    waited -= Math.log(1 - random());
  }
  return arrivals;
}

const levels = { a: 400, b: 150, c: 90, d: 60, e: 35, f: 25 };

/** Six measures over `months`, each at its level times `shape` of the month, with chance. */
function made(months: number, seed: number, shape: (month: number, measure: string) => number): Series {
  const random = seeded(seed);
  return Object.fromEntries(
    Object.entries(levels).map(([measure, level]) => [
      measure,
      Array.from({ length: months }, (_, month) => poisson(level * shape(month, measure), random)),
    ]),
  );
}

/** A cosine through the year, lowest in January, `depth` below its mean. */
const season = (depth: number) => (month: number) => 1 - depth * Math.cos((month * Math.PI) / 6);

describe("the half-full rule", () => {
  test("a level series is not flagged, whatever chance does (100 series)", async () => {
    let flagged = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      flagged += (await halfFull(made(24, seed, () => 1))).length;
    }
    expect(flagged).toBe(0);
  });

  test("a half month is, in every place and whether or not one measure stays level (kept whole, as Kent's ASB did)", async () => {
    for (let at = 1; at < 24; at += 1) {
      const half = made(24, at, (month, measure) => (month === at && measure !== "c" ? 0.5 : 1));
      expect(await halfFull(half)).toEqual([monthNamed(at)]);
    }
  });

  test("a season that lowers every measure each year is not; half of such a month is", async () => {
    for (const depth of [0.2, 0.3, 0.4]) {
      for (let seed = 1; seed <= 10; seed += 1) {
        expect(await halfFull(made(36, seed, season(depth)))).toEqual([]);
        const cut = made(36, seed, (month) => season(depth)(month) * (month === 24 ? 0.5 : 1));
        expect(await halfFull(cut)).toEqual(["2022-01"]);
      }
    }
  });

  test("in a single year a slow fall is taken for a season, an abrupt one for a half month", async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      expect(await halfFull(made(12, seed, season(0.3)))).toEqual([]);
      expect(await halfFull(made(12, seed, (month) => (month === 5 || month === 6 ? 0.5 : 1)))).toEqual([
        "2020-06",
        "2020-07",
      ]);
    }
  });

  test("lockdown is explained by the break register, and is no season of other years", async () => {
    const shape = (month: number) => (month >= 4 && month <= 6 ? 0.5 : month === 28 ? 0.5 : 1);
    expect(await halfFull(made(36, 1, shape))).toEqual(["2020-05", "2020-06", "2020-07", "2022-05"]);
    expect(await halfFull(made(36, 1, shape), "lockdown")).toEqual(["2022-05"]);
  });

  test("one measure alone, a lasting fall of a fifth, and sources of few or small measures are not flagged", async () => {
    expect(
      await halfFull(made(24, 3, (month, measure) => (measure === "a" && month === 12 ? 0.3 : 1))),
    ).toEqual([]);
    expect(await halfFull(made(36, 4, (month) => (month >= 18 ? 0.82 : 1)))).toEqual([]);
    const { a, b, c } = made(24, 5, (month) => (month === 12 ? 0.5 : 1));
    expect(await halfFull({ a: a ?? [], b: b ?? [], c: c ?? [] })).toEqual([]);
  });
});

const monthNamed = (at: number): string =>
  `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;

const street = path.resolve("../shared/real-data/police-uk");

test.skipIf(!existsSync(street))(
  "Kent's public files: November and December 2018 are half full, the other three are not (needs ../shared)",
  async () => {
    const workspace = workspaceWith({});
    for (const name of readdirSync(street).filter((file) => file.endsWith(".csv"))) {
      copyFileSync(path.join(street, name), path.join(workspace, "data", name));
    }
    expect((await csp(workspace, "ingest")).code).toBe(0);
    const rows = JSON.parse((await csp(workspace, "status", "--format", "json")).out) as { source: string }[];
    expect(rows.find(({ source }) => source === "police-uk")).toMatchObject({
      state: "half full",
      half_full: "Nov 2018, Dec 2018",
    });
  },
);
