import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { importEstimates } from "../../pipeline/ingest/published/importEstimates.js";
import { publishedTables } from "../../pipeline/ingest/published/sheetRows.js";
import { init } from "../../pipeline/workspace/init.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";

let folder: string;
let root: string;
beforeEach(() => {
  folder = ownFolder();
  root = init(path.join(folder, "w"), { district: "North Yorkshire" });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function take(name: string, text: string | Buffer): Promise<string | null> {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return importEstimates(readWorkspace(root), file, await publishedTables(file));
}

const known = (area: string, year: number) =>
  readWorkspace(root).populations.find((row) => row.area === area && row.year === year);

describe("estimates of the ONS as published", () => {
  test("title rows, an odd letter, the United Kingdom first, and the year in the title", async () => {
    const text =
      'MYE2: Persons by local authority in the UK, mid-2020\nCode,Name,Geography,All ages,0,1\nK02000001,UNITED KINGDOM,Country,"67,081,234",1,2\nE06000014,York,Unitary Authority,"211,012",3,4\nW06000001,Ynys M\u00f4n,Unitary Authority,"70,440",5,6\n';
    expect(await take("ukpop.csv", Buffer.from(text, "latin1"))).toBe("residents of 1 areas, 2020");
    expect(known("E06000014", 2020)).toMatchObject({
      residents: 211_012,
      households: null,
      source: "ONS mid-year estimates",
    });
  });

  test("rows by sex and age are added up, a column a year", async () => {
    const text =
      "ladcode23,laname23,country,sex,age,population_2011,population_2023\nE06000014,York,E,M,0,600,700\nE06000014,York,E,F,0,500,800\nE06000014,York,E,F,1,10,\n";
    expect(await take("myeb1.csv", text)).toBe("residents of 1 areas, 2011 to 2023");
    expect(known("E06000014", 2011)?.residents).toBe(1110);
    expect(known("E06000014", 2023)?.residents).toBe(1500);
  });

  test("where there are rows of all, their parts are no more", async () => {
    const text =
      "code,name,sex,2019\nE06000014,York,Persons,30\nE06000014,York,Males,14\nE06000014,York,Females,16\n";
    await take("sexes.csv", text);
    expect(known("E06000014", 2019)?.residents).toBe(30);
  });

  test("a district that was re-made is the sum of those before it, where all of them are there", async () => {
    const parts = ["163", "164", "165", "166", "167", "168", "169"];
    const table = (some: readonly string[]): string =>
      `code,name,year,population\n${some.map((part) => `E07000${part},x,2020,88000`).join("\n")}\n`;
    await expect(take("some.csv", table(parts.slice(0, 3)))).rejects.toThrow(
      "none of its areas is in seeds/areas.csv",
    );
    expect(await take("all.csv", table(parts))).toBe("residents of 1 areas, 2020");
    expect(known("E06000065", 2020)?.residents).toBe(616_000);
  });

  test("a census stays what it is, and households stand beside residents", async () => {
    const before = known("E06000014", 2021);
    await take("mid-2021.csv", "code,name,mid-2021\nE06000014,York,1000\n");
    expect(known("E06000014", 2021)).toEqual(before);
    await take("census2021-households.csv", "ltla23_code,households\nE06000014,84999\n");
    expect(known("E06000014", 2021)).toEqual({ ...before, households: 84_999 });
  });

  test("what has no estimates is left to others", async () => {
    const populations = readFileSync(path.join(root, "seeds", "populations.csv"));
    expect(await take("lookup.csv", "LSOA21CD,LAD24CD\nE01000001,E06000014\n")).toBeNull();
    expect(await take("other.csv", "a,b\n1,2\n")).toBeNull();
    expect(readFileSync(path.join(root, "seeds", "populations.csv"))).toEqual(populations);
  });
});

const shared = path.resolve(repository, "..", "shared", "real-data", "population");
test.skipIf(!existsSync(shared))(
  "the ONS's own file of mid-2020, counted independently (skipped without ../shared)",
  async () => {
    const file = path.join(shared, "ukpopestimatesmid2020.csv");
    expect(importEstimates(readWorkspace(root), file, await publishedTables(file))).toBe(
      "residents of 15 areas, 2020",
    );
    // its seven former districts, added up with Python
    expect(known("E06000065", 2020)?.residents).toBe(620_610);
  },
);
