import { copyFileSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { askedRanks } from "../../pipeline/ask/askedRanks.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { init } from "../../pipeline/workspace/init.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";

// One district or partnership of each kind, from the ONS's table of recorded crime as published. What is expected was counted
// in Python from the table, the lookups and the census. Without ../shared the tests pass over themselves.
const table = path.resolve(repository, "../shared/real-data/csp-crime/ons-table-c2-csp-ye-june-2025.csv");

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A figure, its rate per 1,000 residents or households, and the place by it from the highest, of how many. */
type Placed = [value: number, rate: number, place: number, of: number];

const ten: [kind: string, district: string, own: string, total: Placed, burglary: Placed][] = [
  [
    "a shared partnership",
    "Dartford and Gravesham",
    "E22000352",
    [22451, 100.3832, 2, 12],
    [586, 6.7033, 2, 12],
  ],
  ["a metropolitan borough", "Trafford", "E22000107", [18009, 76.6184, 10, 10], [667, 6.9285, 8, 10]],
  ["a London borough", "Camden", "E22000191", [41499, 197.4911, 3, 33], [1164, 12.5486, 4, 33]],
  ["the City", "City of London", "E22000180", [8801, 1025.2796, 1, 33], [26, 5.291, 32, 33]],
  ["a Welsh district", "Caerdydd", "W14000015", [37508, 103.524, 1, 6], [856, 5.81, 1, 6]],
  ["a unitary authority", "Cornwall", "E22000356", [34897, 61.1906, 4, 8], [639, 2.5505, 6, 8]],
  [
    "merged, with several partnerships",
    "Cumberland",
    "E06000063",
    [21149, 77.4008, 20, 35],
    [355, 2.8304, 34, 35],
  ],
  [
    "merged, beside shared ones",
    "West Northamptonshire",
    "E06000062",
    [32203, 75.6425, 10, 32],
    [1235, 7.1536, 5, 32],
  ],
  ["re-made in 2023", "Somerset", "E22000369", [47849, 83.7185, 3, 5], [1156, 4.6218, 5, 5]],
  ["an island", "Isle of Wight", "E22000116", [10852, 77.261, 5, 12], [160, 2.4701, 12, 12]],
  ["in a force of two districts", "Wiltshire", "E22000361", [24878, 48.7472, 17, 21], [744, 3.4592, 15, 21]],
];

describe.skipIf(!existsSync(table))("a folder made anywhere (skipped without ../shared)", () => {
  test.each(ten)(
    "%s: %s",
    async (_, district, own, total, burglary) => {
      const folder = ownFolder();
      folders.push(folder);
      const root = init(path.join(folder, "w"), { district, partnership: "all" });
      copyFileSync(table, path.join(root, "data", path.basename(table)));
      expect((await ingest(root, [])).refusals).toEqual([]);
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
    },
    120_000,
  );
});
