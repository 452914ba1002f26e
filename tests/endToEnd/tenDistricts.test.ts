import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { askedRanks } from "../../pipeline/ask/askedRanks.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { init } from "../../pipeline/workspace/init.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { ownFolder } from "../commands/csp.js";
import { csp, repository } from "../csp.js";
import { trials } from "../trials.js";

// One district or partnership of each kind: made, given the lookups of the country as published, the ONS's table of recorded crime
// and Defra's of fly-tipping, and its assessment written. What is expected was counted in Python from these files and the
// census. Without ../shared the tests pass over themselves.
const shared = (...name: string[]): string => path.resolve(repository, "../shared/real-data", ...name);
const table = shared("csp-crime", "ons-table-c2-csp-ye-june-2025.csv");
const flyTipping = shared("fly-tipping", "la-incidents.csv");
const lookups = ["lsoa21-wd24-lad24.csv", "lsoa11-lsoa21-lad22.csv"].map((name) => shared("national", name));

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A figure, its rate per 1,000 residents or households, and the place by it from the highest, of how many. */
type Placed = [value: number, rate: number, place: number, of: number];

/** Wards and LSOAs of 2021; fly-tipping of 2022/23, of districts that were re-made in April 2023 those before them added up. */
type Counted = [wards: number, lsoas: number, flyTipping: number | null];

const ten: [kind: string, district: string, own: string, total: Placed, burglary: Placed, Counted][] = [
  [
    "a shared partnership",
    "Dartford and Gravesham",
    "E22000352",
    [22451, 100.3832, 2, 12],
    [586, 6.7033, 2, 12],
    [37, 132, 4143],
  ],
  [
    "a metropolitan borough",
    "Trafford",
    "E22000107",
    [18009, 76.6184, 10, 10],
    [667, 6.9285, 8, 10],
    [21, 139, 2029],
  ],
  [
    "a London borough",
    "Camden",
    "E22000191",
    [41499, 197.4911, 3, 33],
    [1164, 12.5486, 4, 33],
    [20, 130, 31_457],
  ],
  ["the City", "City of London", "E22000180", [8801, 1025.2796, 1, 33], [26, 5.291, 32, 33], [5, 6, 2998]],
  ["a Welsh district", "Caerdydd", "W14000015", [37508, 103.524, 1, 6], [856, 5.81, 1, 6], [28, 218, null]],
  [
    "a unitary authority",
    "Cornwall",
    "E22000356",
    [34897, 61.1906, 4, 8],
    [639, 2.5505, 6, 8],
    [87, 336, 2770],
  ],
  [
    "merged, with several partnerships",
    "Cumberland",
    "E06000063",
    [21149, 77.4008, 20, 35],
    [355, 2.8304, 34, 35],
    [46, 177, 3547],
  ],
  [
    "merged, beside shared ones",
    "West Northamptonshire",
    "E06000062",
    [32203, 75.6425, 10, 32],
    [1235, 7.1536, 5, 32],
    [31, 237, 16_700],
  ],
  ["re-made in 2023", "Somerset", "E22000369", [47849, 83.7185, 3, 5], [1156, 4.6218, 5, 5], [55, 339, 4796]],
  ["an island", "Isle of Wight", "E22000116", [10852, 77.261, 5, 12], [160, 2.4701, 12, 12], [39, 89, 920]],
  [
    "in a force of two districts",
    "Wiltshire",
    "E22000361",
    [24878, 48.7472, 17, 21],
    [744, 3.4592, 15, 21],
    [98, 307, 2631],
  ],
];

/** A shared partnership, a Welsh district and a re-made one at every run; under trials all. */
const step = trials("CSP_DISTRICTS_STEP", 4, 1);
const some = ten.filter((_, index) => index % step === 0);

function nameOf(root: string): string | undefined {
  const { areas, partnership } = readWorkspace(root);
  return areas.find(({ code }) => code === partnership.district)?.name;
}

describe.skipIf(!existsSync(table))("a folder made anywhere (skipped without ../shared)", () => {
  test.each(some)("%s: %s", async (_, district, own, total, burglary, counted) => {
    const folder = ownFolder();
    folders.push(folder);
    const root = init(path.join(folder, "w"), { district, partnership: "all" });
    const within = (...words: string[]) => csp(folder, ...words, "--workspace", root);
    const imported = await within("areas", "import", ...lookups);
    expect(imported.out).toContain(
      `lsoa21-wd24-lad24.csv: ${nameOf(root)}: ${counted[0]} wards, ${counted[1]} LSOAs\n`,
    );
    for (const file of [table, flyTipping]) copyFileSync(file, path.join(root, "data", path.basename(file)));
    // fly-tipping is of England: a folder in Wales has no contract for it, which the refusal says
    expect((await ingest(root, [])).refusals).toHaveLength(counted[2] === null ? 1 : 0);
    for (const [measure, expected] of [
      ["recorded_crime", total],
      ["burglary_residential", burglary],
    ] as const) {
      const asked = { measure, source: "ons-c2", basis: "rate", to: "2025-06", months: 12 } as const;
      const row = (await askedRanks(root, asked)).find(({ area }) => area === own);
      expect([row?.value, row?.rate?.toFixed(4), row?.rank_highest, row?.of]).toEqual(
        expected.map((figure, at) => (at === 1 ? figure.toFixed(4) : figure)),
      );
    }
    if (counted[2] !== null) {
      const trends = await within(
        "trends",
        "--measure",
        "fly_tipping_incidents",
        "--to",
        "2023-03",
        "--format",
        "json",
      );
      expect(JSON.parse(trends.out)).toMatchObject([{ value: counted[2] }]);
    }
    const assessed = await within("assess", "--as", "html");
    expect(assessed.code).toBe(0);
    const page = readFileSync(path.join(root, "out", "strategic-assessment.html"), "utf8");
    expect(page).toContain(total[0].toLocaleString("en-GB"));
    // Dartford and Gravesham are of Kent
    if (own !== "E22000352") expect(page.replaceAll(/<[^>]+>/g, " ")).not.toMatch(/\b(Kent|Sevenoaks)\b/);
  });
});
