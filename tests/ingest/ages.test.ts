import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { importAges } from "../../pipeline/ingest/published/importAges.js";
import { publishedTables } from "../../pipeline/ingest/published/sheetRows.js";
import { init } from "../../pipeline/workspace/init.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { profile } from "../../reports/documents/assessment/profile.js";
import { agesOf } from "../../reports/documents/data/agesOf.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";
import { syntheticAssessment } from "../reports/syntheticAssessment.js";

let folder: string;
let root: string;
beforeEach(() => {
  folder = ownFolder();
  root = init(path.join(folder, "w"), { district: "Sevenoaks" });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function take(name: string, text: string): Promise<string | null> {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return importAges(readWorkspace(root), file, await publishedTables(file));
}

const years = Array.from({ length: 91 }, (_, age) => age);
const sum = (from: number, to: number) =>
  years.filter((age) => age >= from && age <= to).reduce((total, age) => total + 100 + age, 0);
const groups = {
  under_18: sum(0, 17),
  aged_18_to_64: sum(18, 64),
  aged_65_over: sum(65, 90),
  aged_10_to_17: sum(10, 17),
};

describe("residents by age of the ONS as published", () => {
  test("a column a year of age, as in mid-year estimates", async () => {
    const labels = years.map((age) => (age === 90 ? "90+" : String(age)));
    const text = `MYE2: Persons by single year of age, mid-2022\nCode,Name,Geography,All ages,${labels.join(",")}\nE07000111,Sevenoaks,Non-metropolitan District,${sum(0, 90)},${years.map((age) => 100 + age).join(",")}\n`;
    expect(await take("mye.csv", text)).toBe("their ages, of 1 districts");
    const source = "ONS mid-year estimates";
    expect(readWorkspace(root).ages).toEqual([{ area: "E07000111", year: 2022, ...groups, source }]);
    const said = profile({ ...syntheticAssessment(), ages: agesOf(readWorkspace(root)) }, []);
    const total = sum(0, 90);
    const share = (number: number) => `${(Math.round((1000 * number) / total) / 10).toFixed(1)}%`;
    expect(JSON.stringify(said)).toContain(
      `Of the residents ${share(groups.under_18)} are under 18, ${share(groups.aged_18_to_64)} are 18 to 64, and ${share(groups.aged_65_over)} are 65 or over (ONS mid-year estimates 2022).`,
    );
  });

  test("a row a year of age, by sex, of which all are one row or the sum of two", async () => {
    const rows = years.flatMap((age) => [
      `E07000111,Sevenoaks,F,${age},${60 + age}`,
      `E07000111,Sevenoaks,M,${age},40`,
    ]);
    await take("myeb1.csv", `ladcode23,laname23,sex,age,population_2023\n${rows.join("\n")}\n`);
    expect(readWorkspace(root).ages[0]).toMatchObject({ year: 2023, ...groups });
  });

  test("a census table says so", async () => {
    const rows = years.map((age) => {
      const label =
        age === 0 ? "Aged under 1 year" : age === 90 ? "Aged 90 years and over" : `Aged ${age} years`;
      return `E07000111,Sevenoaks,${label},${100 + age}`;
    });
    const header =
      "Lower tier local authorities Code,Lower tier local authorities,Age (101 categories),Observation";
    await take("census2021-age.csv", `${header}\n${rows.join("\n")}\n`);
    expect(readWorkspace(root).ages[0]).toMatchObject({ year: 2021, ...groups, source: "Census 2021" });
  });

  test("bands, of which none need end at 17, give nothing; neither does a table that lacks a year", async () => {
    const bands = "code,name,age,2022\nE07000111,Sevenoaks,Aged 15 to 19 years,900\n";
    expect(await take("bands.csv", bands)).toBeNull();
    const few = years.slice(0, 60).map((age) => `E07000111,Sevenoaks,${age},100`);
    expect(await take("few.csv", `code,name,age,2022\n${few.join("\n")}\n`)).toBeNull();
  });
});

const shared = path.resolve(repository, "..", "shared", "real-data", "population");
test.skipIf(!existsSync(shared))(
  "the ONS's own file of mid-2020, counted independently (skipped without ../shared)",
  async () => {
    const file = path.join(shared, "ukpopestimatesmid2020.csv");
    expect(importAges(readWorkspace(root), file, await publishedTables(file))).toMatch(
      /^their ages, of \d+ districts$/,
    );
    // its columns, added up with Python
    expect(readWorkspace(root).ages.find(({ area }) => area === "E07000111")).toMatchObject({
      ...{ year: 2020, under_18: 27_388, aged_18_to_64: 67_723, aged_65_over: 26_276 },
    });
  },
);
