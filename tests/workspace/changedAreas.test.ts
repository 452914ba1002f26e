import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import type { Reason } from "../../pipeline/store/reason.js";
import { importAreas } from "../../pipeline/workspace/areas/importAreas.js";
import { Area } from "../../pipeline/workspace/seeds/seeds.js";
import { readSeedTable, rowsOf } from "../../pipeline/workspace/seeds/seedTable.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";
import { workspaceWith } from "../faults/csp.js";

let folder: string;
let areas: string;
beforeEach(() => {
  folder = ownFolder();
  areas = path.join(folder, "areas.csv");
  cpSync(path.join(repository, "seeds", "areas.csv"), areas);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function take(text: string, file = areas): string[] {
  const lookup = path.join(folder, "lookup.csv");
  writeFileSync(lookup, `${text}\n`);
  return importAreas(file, lookup).remarks;
}
const area = (code: string): Area | undefined =>
  rowsOf(readSeedTable(areas, Area)).find((row) => row.code === code);
const parents = (code: string): string[] | undefined => area(code)?.parents;

// E01000001 was split within a ward, E01000002 between two, E01000004 and E01000005 were merged; codes are made up.
const changes = `LSOA11CD,LSOA21CD,CHGIND,LAD22CD
E01900001,E01900011,S,E07000111
E01900001,E01900012,S,E07000111
E01900002,E01900021,S,E07000111
E01900002,E01900022,S,E07000111
E01900003,E01900003,U,E07000111
E01900004,E01900041,M,E07000111
E01900005,E01900041,M,E07000111`;
const wards24 = `LSOA21CD,WD24CD,WD24NM,LAD24CD
E01900011,E05900001,Newward,E07000111
E01900012,E05900001,Newward,E07000111
E01900021,E05900001,Newward,E07000111
E01900022,E05900002,Otherward,E07000111
E01900003,E05900002,Otherward,E07000111
E01900041,E05900002,Otherward,E07000111`;
const wards18 = `LSOA11CD,WD18CD,WD18NM,LAD18CD
E01900001,E05900008,Oldward,E07000111
E01900002,E05900008,Oldward,E07000111
E01900003,E05900002,Otherward,E07000111`;

describe.each([
  ["wards first", [wards24, changes]],
  ["changes first", [changes, wards24]],
  ["older wards first", [wards18, changes, wards24]],
  ["older wards last", [wards24, changes, wards18]],
  ["older wards between", [changes, wards18, wards24]],
])("LSOAs that were split or merged, %s", (_, lookups) => {
  test("lie in the ward of those that they became, or in the district alone", () => {
    for (const lookup of lookups) take(lookup);
    expect(parents("E01900001")).toEqual(["E05900001"]);
    expect(parents("E01900002")).toEqual(["E07000111"]);
    expect(parents("E01900003")).toEqual(["E05900002"]);
    expect(parents("E01900004")).toEqual(["E05900002"]);
    expect(parents("E01900005")).toEqual(["E05900002"]);
    if (lookups.includes(wards18))
      expect(area("E05900008")).toMatchObject({ level: "former", parents: ["E07000111"] });
    const once = readFileSync(areas);
    for (const lookup of lookups) take(lookup);
    expect(readFileSync(areas).equals(once)).toBe(true);
  });
});

test.each([
  ["older wards first", [wards18, wards24]],
  ["older wards last", [wards24, wards18]],
])("wards of two years are not compared before it is known what former LSOAs became, %s", (_, lookups) => {
  for (const lookup of lookups) take(lookup);
  expect(area("E05900008")).toMatchObject({ level: "former", parents: ["E07000111"] });
  expect(parents("E01900001")).toEqual(["E07000111"]);
  expect(parents("E01900003")).toEqual(["E05900002"]);
  for (const lookup of lookups) take(lookup);
  expect(parents("E01900001")).toEqual(["E07000111"]);
  take(changes);
  expect(parents("E01900001")).toEqual(["E05900001"]);
  expect(parents("E01900002")).toEqual(["E07000111"]);
});

test("those that an LSOA of a known ward became lie in that ward while no lookup says where", () => {
  take(wards18);
  take(changes);
  expect(parents("E01900021")).toEqual(["E05900008"]);
  expect(area("E05900008")?.level).toBe("ward");
});

test("a district of several partnerships is made of them, and they are in none of three places", () => {
  const rows = ["E22000031,Allerdale", "E22000033,Carlisle", "E22000034,Copeland"];
  const lookup = `LAD24CD,LAD24NM,CSP24CD,CSP24NM,PFA24CD,PFA24NM\n${rows
    .map((csp) => `E06000063,Cumberland,${csp},E23000002,Cumbria`)
    .join("\n")}`;
  for (const remarks of [take(lookup), take(lookup)])
    expect(remarks).toEqual([
      "Cumberland has 3 partnerships, and is the sum of them: Allerdale, Carlisle, Copeland",
    ]);
  expect(parents("E06000063")).toEqual(["E23000002"]);
  for (const csp of ["E22000031", "E22000033", "E22000034"]) expect(parents(csp)).toEqual(["E06000063"]);
});

describe.each([
  ["in their order", [0, 1]],
  ["the other way round", [1, 0]],
])("districts that became one, lookups %s", (_, order) => {
  test("are former, and lie in it", () => {
    const lookups = [
      `LSOA11CD,LAD22CD,LAD22NM\nE01900001,E07900001,Northdale\nE01900002,E07900002,Southdale`,
      `LSOA11CD,LAD24CD,LAD24NM\nE01900001,E06900001,Dales\nE01900002,E06900001,Dales`,
    ];
    for (const index of order) take(lookups[index] ?? "");
    expect(parents("E01900001")).toEqual(["E06900001"]);
    for (const code of ["E07900001", "E07900002"])
      expect(area(code)).toMatchObject({ level: "former", parents: ["E06900001"] });
  });
});

test("wards and what is in none of them for certain sum to their district", async () => {
  const street = ["E01900001", "E01900001", "E01900002", "E01900003", "E01900003", "E01900003", ""].map(
    (lsoa) => `,2024-01,Kent Police,Kent Police,,,,${lsoa},,Drugs,,`,
  );
  const header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
  const root = workspaceWith({ "a.csv": `${[header, ...street].join("\n")}\n` });
  const own = path.join(root, "seeds", "areas.csv");
  take(wards24, own);
  take(changes, own);
  appendFileSync(own, "E05900009,Elsewhere,ward,E07000111\n");
  expect((await ingest(root, [])).refusals).toEqual([]);
  const { store } = await openBuilt(root, { to: "2024-01", months: 1 });
  const rows = await store.rows<{
    area: string;
    value: number;
    status: string;
    more: number;
    reasons: Reason[];
  }>(
    `select area, value, status, more, reasons from trends where measure = 'street_drugs'
      and area in ('E05900001', 'E05900002', 'E07000111') order by area`,
  );
  store.close();
  const held = { code: "records-held", count: 1, names: ["ward-not-certain"] };
  expect(rows).toEqual([
    { area: "E05900001", value: 2, status: "incomplete", more: 1, reasons: expect.arrayContaining([held]) },
    { area: "E05900002", value: 3, status: "incomplete", more: 1, reasons: expect.arrayContaining([held]) },
    { area: "E07000111", value: 6, status: "complete", more: 0, reasons: [{ code: "no-previous" }] },
  ]);
});

describe.each([
  ["the later lookup last", [0, 1]],
  ["the later lookup first", [1, 0]],
])("wards of one name whose boundary moved, %s", (_, order) => {
  test("are named, and those that are as they were are not", () => {
    const lookup = (year: number, wards: readonly string[]): string =>
      `LSOA11CD,WD${year}CD,WD${year}NM,LAD${year}CD\n${wards
        .map((ward, at) => `E0190000${at + 1},E059${year}00${ward.charCodeAt(0) - 64},${ward},E07000111`)
        .join("\n")}`;
    const lookups = [
      lookup(18, ["Aldham", "Aldham", "Bexham", "Coldham", "Dunham"]),
      lookup(24, ["Aldham", "Bexham", "Bexham", "Coldham", "Eastham"]),
    ];
    const remarks = order.flatMap((at) => take(lookups[at] ?? ""));
    expect(remarks.filter((remark) => remark.startsWith("boundaries have moved"))).toEqual([
      expect.stringMatching(/^boundaries have moved between the lookups: of Aldham and Bexham\. /),
    ]);
    const moved = rowsOf(readSeedTable(areas, Area)).filter((row) => row.moved.length > 0);
    expect(moved.map((row) => [row.name, row.level, row.moved])).toEqual([
      ["Aldham", "ward", ["2018-2024"]],
      ["Bexham", "ward", ["2018-2024"]],
    ]);
  });
});

test("what a partner counts by the name of a ward whose boundary moved is flagged between the lookups, and nothing else is", async () => {
  const months = Array.from({ length: 60 }, (_, at) => [2021 + Math.floor(at / 12), (at % 12) + 1] as const);
  const requests = months.flatMap(([year, month]) =>
    ["Aldham", "Coldham"].flatMap((ward) =>
      Array.from({ length: 5 + ((year + month) % 3) }, (_, row) => {
        const day = String(3 + 4 * row).padStart(2, "0");
        return `${ward[0]}${year}${month}-${row},${day}/${String(month).padStart(2, "0")}/${year} 10:0${row},${ward},Music,Y`;
      }),
    ),
  );
  const extract = ["Request Ref,Received,Ward,Request Type,Noise (Y/N)", ...requests, ""].join("\n");
  const root = workspaceWith({ "requests.csv": extract });
  const lookup = (year: number, second: string): string =>
    `LSOA11CD,WD${year}CD,WD${year}NM,LAD${year}CD\n${["Aldham", second, "Bexham", "Coldham"]
      .map((ward, at) => `E0190000${at + 1},E059${year}00${ward.charCodeAt(0) - 64},${ward},E07000111`)
      .join("\n")}`;
  for (const text of [lookup(22, "Aldham"), lookup(23, "Bexham")])
    take(text, path.join(root, "seeds", "areas.csv"));
  expect((await ingest(root, [])).refusals).toEqual([]);
  const flagged = async (to: string): Promise<string[]> => {
    const { store } = await openBuilt(root, { to, months: 12 });
    const rows = await store.rows<{ name: string; reasons: Reason[] }>(
      `select areas.name, reasons from trends join areas on areas.code = trends.area
        where measure = 'environmental_requests' and areas.name in ('Aldham', 'Coldham') order by all`,
    );
    store.close();
    expect(rows.map(({ name }) => name)).toEqual(["Aldham", "Coldham"]);
    return rows.flatMap(({ name, reasons }) =>
      reasons.flatMap((reason) =>
        reason.code === "break" && reason.words.includes("boundary") ? [`${name}: ${reason.words}`] : [],
      ),
    );
  };
  const words =
    "Aldham: The boundary of Aldham moved between the ONS lookups of 2022 and 2023: what is counted by its name is of another area before the change than after it";
  expect(await flagged("2023-12")).toEqual([words]);
  expect(await flagged("2025-12")).toEqual([]);
});
