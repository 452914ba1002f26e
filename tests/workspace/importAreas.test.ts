import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../pipeline/errors.js";
import { importAreas } from "../../pipeline/workspace/areas/importAreas.js";
import { init } from "../../pipeline/workspace/init.js";
import { Area } from "../../pipeline/workspace/seeds/seeds.js";
import { readSeedTable, rowsOf } from "../../pipeline/workspace/seeds/seedTable.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";

let folder: string;
let areas: string;
beforeEach(() => {
  folder = ownFolder();
  areas = path.join(folder, "areas.csv");
  cpSync(path.join(repository, "seeds", "areas.csv"), areas);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lookup(text: string): string {
  const file = path.join(folder, "lookup.csv");
  writeFileSync(file, text);
  return file;
}

const area = (code: string): Area | undefined =>
  rowsOf(readSeedTable(areas, Area)).find((row) => row.code === code);

// Codes of the layout of ONS's lookups; E01 and E05 codes here are made up.
describe("csp areas import", () => {
  test("LSOAs below wards below districts", () => {
    const { added } = importAreas(
      areas,
      lookup(
        "LSOA11CD,LSOA11NM,WD18CD,WD18NM,LAD18CD,LAD18NM\nE01900001,Sevenoaks 001A,E05900001,Newward,E07000111,Sevenoaks\nE01900002,Sevenoaks 001B,E05900001,Newward,E07000111,Sevenoaks\n",
      ),
    );
    expect(added).toEqual({ lsoa: 2, ward: 1 });
    expect(area("E01900001")).toEqual({
      code: "E01900001",
      name: "Sevenoaks 001A",
      level: "lsoa",
      parents: ["E05900001"],
      aliases: [],
      year: 2018,
      became: [],
      moved: [],
    });
    expect(area("E05900001")?.parents).toEqual(["E07000111"]);
  });

  test("the same again adds nothing and changes no byte", () => {
    const file = lookup("lsoa21_code,ltla24_code,ltla24_name\nE01900001,E07000111,Sevenoaks\n");
    importAreas(areas, file);
    const once = readFileSync(areas);
    expect(importAreas(areas, file).added).toEqual({});
    expect(readFileSync(areas).equals(once)).toBe(true);
  });

  test("a district given directly does not lift an LSOA out of its ward", () => {
    importAreas(areas, lookup("LSOA11CD,WD18CD,WD18NM,LAD18CD\nE01900001,E05900001,Newward,E07000111\n"));
    importAreas(areas, lookup("LSOA11CD,LTLA22CD\nE01900001,E07000111\n"));
    expect(area("E01900001")?.parents).toEqual(["E05900001"]);
  });

  test("a ward renumbered by a boundary order stays one ward", () => {
    const known = rowsOf(readSeedTable(areas, Area)).find((row) => row.level === "ward");
    if (!known) throw new Error("the seeds have wards");
    const { remarks } = importAreas(
      areas,
      lookup(`LSOA11CD,WD24CD,WD24NM,LAD24CD\nE01900001,E05999999,"${known.name.toUpperCase()}",E07000111\n`),
    );
    expect(remarks).toEqual([
      `ward ${known.name.toUpperCase()} has a new code E05999999; taken for ${known.code}`,
    ]);
    expect(area(known.code)?.aliases).toContain("E05999999");
    expect(area("E05999999")).toBeUndefined();
    expect(area("E01900001")?.parents).toEqual([known.code]);
  });

  test("wards of one name in several districts are told apart; the own district's keeps the name alone", () => {
    const file = lookup(
      "WD24CD,WD24NM,LAD24CD,LAD24NM\nE05900001,Watling,E07000111,Sevenoaks\nE05900002,Watling,E07000113,Swale\nE05900003,Park,E07000113,Swale\n",
    );
    const { remarks } = importAreas(areas, file, "E07000111");
    expect(remarks).toEqual([
      "Watling of Swale is called Watling (Swale): other districts have a ward of the name",
    ]);
    expect(area("E05900001")).toMatchObject({ name: "Watling", aliases: [] });
    expect(area("E05900002")).toMatchObject({ name: "Watling (Swale)", aliases: [] });
    expect(area("E05900003")).toMatchObject({ name: "Park" });
    const once = readFileSync(areas);
    expect(importAreas(areas, file, "E07000111")).toMatchObject({ added: {}, remarks: [] });
    expect(readFileSync(areas).equals(once)).toBe(true);
    // a boundary order renumbers the ward that is told apart
    const later = lookup("WD25CD,WD25NM,LAD25CD\nE05900009,Watling,E07000113\n");
    expect(importAreas(areas, later, "E07000111").remarks).toEqual([
      "ward Watling has a new code E05900009; taken for E05900002",
    ]);
    // of another partnership's point of view it is the other one
    expect(importAreas(areas, file, "E07000113").remarks[0]).toContain("Watling of Sevenoaks is called");
    expect([area("E05900001")?.name, area("E05900002")?.name]).toEqual(["Watling (Sevenoaks)", "Watling"]);
  });

  test("a district's new name becomes another name for it", () => {
    importAreas(
      areas,
      lookup("LAD18CD,LAD18NM,CSP18CD,CSP18NM\nE07000112,Shepway district,E22000145,Folkestone and Hythe\n"),
    );
    const folkestone = area("E07000112");
    expect(folkestone?.name).toBe("Folkestone and Hythe");
    expect(folkestone?.aliases).toContain("Shepway district");
  });

  test("a force gets its place for records without one", () => {
    importAreas(
      areas,
      lookup("CSP24CD,CSP24NM,PFA24CD,PFA24NM\nE22000240,Adur and Worthing,E23000033,Sussex\n"),
    );
    expect(area("E23000033-unassigned")).toMatchObject({ level: "unassigned", parents: ["E23000033"] });
  });

  test.each([
    [
      "no lookup",
      "a,b\n1,2\n",
      "lookup.csv:1: not an ONS lookup: expected code columns of two levels like LSOA11CD and WD18CD, or ltla24_code and csp24_code; found a, b",
    ],
    [
      "one level only",
      "LAD18CD,LAD18NM\nE07000111,Sevenoaks\n",
      "lookup.csv:1: not an ONS lookup: expected code columns of two levels like LSOA11CD and WD18CD, or ltla24_code and csp24_code; found LAD18CD, LAD18NM",
    ],
    [
      "empty",
      "",
      "lookup.csv:1: not an ONS lookup: expected code columns of two levels like LSOA11CD and WD18CD, or ltla24_code and csp24_code; found ",
    ],
    [
      "a code cut short in the third row",
      "LSOA11CD,WD18CD\nE01900001,E05900001\nE0190000,E05900001\n",
      'lookup.csv:3: LSOA11CD is "E0190000": expected a nine-character ONS code',
    ],
    [
      "a blank code",
      "LSOA11CD,WD18CD\nE01900001,\n",
      'lookup.csv:2: WD18CD is "": expected a nine-character ONS code',
    ],
    ["not CSV", 'LSOA11CD,"WD18CD\nE01', "lookup.csv:1: not a CSV file: Quote Not Closed"],
  ])("%s: refused, and nothing is written", (_, text, message) => {
    const before = readFileSync(areas);
    const file = lookup(text);
    let said = "";
    try {
      importAreas(areas, file);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      said = `${error.message}: ${error.hint}`.replaceAll(folder + path.sep, "");
    }
    expect(said.startsWith(message)).toBe(true);
    expect(readFileSync(areas).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["areas.csv", "lookup.csv"]);
  });

  test("a unitary authority has no county in the lookup of wards to counties", () => {
    importAreas(
      areas,
      lookup(
        "WD24CD,WD24NM,LAD24CD,CTY24CD,CTY24NM\nE05900001,Newward,E06000035,,\nE05900002,Other,E07000111,E10000016,Kent\n",
      ),
    );
    expect(area("E05900001")?.parents).toEqual(["E06000035"]);
    expect(area("E06000035")?.parents).toEqual(["E22000143"]);
  });

  test("of the whole country's the own force's rows are kept, and what is placed now is said", () => {
    const file = lookup(
      "LSOA21CD,WD24CD,WD24NM,LAD24CD,LAD24NM\nE01900001,E05900001,Newward,E07000111,Sevenoaks\nE01900002,E05900002,Other,E07000105,Ashford\nE01900003,E05900003,Far,E07000211,Reigate and Banstead\n",
    );
    expect(importAreas(areas, file, "E07000111")).toMatchObject({
      added: { lsoa: 2, ward: 2 },
      summary: "Sevenoaks: 27 wards, 1 LSOA",
    });
    expect(area("E01900003")).toBeUndefined();
    const split = lookup(
      "LSOA11CD,LSOA21CD,LAD22CD\nE01900009,E01900001,E07000111\nE01900009,E01900008,E07000111\n",
    );
    expect(importAreas(areas, split, "E07000111").summary).toBe(
      "Sevenoaks: 27 wards, 2 LSOAs; 2 LSOAs in no ward",
    );
  });

  test("a lookup without the own district warns", () => {
    const file = lookup("LSOA21CD,LAD24CD,LAD24NM\nE01900002,E07000105,Ashford\n");
    expect(importAreas(areas, file, "E07000111").summary).toBe(
      "Sevenoaks: 26 wards, 0 LSOAs; nothing of the file lies in it: is the lookup of other districts?",
    );
  });

  test("no such file, and a folder", () => {
    expect(() => importAreas(areas, path.join(folder, "none.csv"))).toThrow(UserError);
    mkdirSync(path.join(folder, "sub"));
    expect(() => importAreas(areas, path.join(folder, "sub"))).toThrow(/sub: is a folder/);
  });
});

const national = path.resolve(repository, "..", "shared", "real-data", "national");
const lookups = path.resolve(repository, "..", "shared", "real-data", "lookups");
describe.skipIf(!existsSync(lookups))("ONS's own lookups for Kent (skipped without ../shared)", () => {
  test("every LSOA of Sevenoaks ends in the district, the district in its partnership and force", () => {
    for (const name of readdirSync(lookups).sort()) importAreas(areas, path.join(lookups, name));
    const byCode = new Map(rowsOf(readSeedTable(areas, Area)).map((row) => [row.code, row]));
    const above = (code: string): string[] => [code, ...(byCode.get(code)?.parents ?? []).flatMap(above)];
    const levels = (level: string) => [...byCode.values()].filter((row) => row.level === level);
    expect(levels("csp")).toHaveLength(12);
    expect(levels("district")).toHaveLength(13);
    for (const lsoa of levels("lsoa")) {
      expect(new Set(above(lsoa.code).filter((code) => byCode.get(code)?.level === "district")).size).toBe(1);
      expect(above(lsoa.code)).toContain("E23000032");
    }
  });

  test.skipIf(!existsSync(national))("the whole country's lookups, as an independent count has them", () => {
    const root = init(path.join(folder, "w"), { district: "E07000211" });
    const own = path.join(root, "seeds", "areas.csv");
    const summaries = ["lsoa21-wd24-lad24.csv", "lsoa11-lsoa21-lad22.csv"].map(
      (name) => importAreas(own, path.join(national, name), "E07000211").summary,
    );
    expect(summaries).toEqual(Array(2).fill("Reigate and Banstead: 15 wards, 90 LSOAs"));
  });

  test.skipIf(!existsSync(national))("a lookup of a district's last year leaves it former", () => {
    const root = init(path.join(folder, "w"), { district: "Somerset" });
    const own = path.join(root, "seeds", "areas.csv");
    for (const name of ["lsoa11-lsoa21-lad22.csv", "lsoa21-wd24-lad24.csv"])
      expect(importAreas(own, path.join(national, name), "E06000066").remarks).toEqual([]);
    const levels = rowsOf(readSeedTable(own, Area)).filter(({ parents }) => parents.includes("E06000066"));
    expect(levels.filter(({ level }) => level === "former").map(({ name }) => name)).toContain("Mendip");
  });
});
