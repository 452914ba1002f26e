import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { init } from "../../pipeline/workspace/init.js";
import { csvRecords } from "../../pipeline/workspace/seeds/csvRecords.js";
import { ownFolder } from "../commands/csp.js";
import { csp, repository } from "../csp.js";
import { type Cell, ods, xls, xlsx, zip } from "./workbooks/makeWorkbook.js";

let folder: string;
let root: string;
beforeEach(() => {
  folder = ownFolder();
  root = init(path.join(folder, "w"), { district: "E07000111" });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// Codes of the layout of ONS's lookups; E01 and E05 codes here are made up.
const header: Cell[] = ["LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM"];
const sevenoaks = (lsoa: string, ward: string): Cell[] => [
  lsoa,
  `Sevenoaks ${lsoa.slice(-3)}`,
  ward,
  `Ward "${ward.slice(-1)}", the`,
  "E07000111",
  "Sevenoaks",
];
const rows: Cell[][] = [header, sevenoaks("E01900001", "E05900001"), sevenoaks("E01900002", "E05900002")];
const sheets = [
  { name: "Cover", rows: [["Lookup of 2024"], ["Contains OS data"]] as Cell[][] },
  { name: "Lookup", rows: [["LSOA (2021) to ward (2024)"], [], ...rows] },
];

describe("csp areas import", () => {
  test("a lookup says the same from a workbook as from CSV", async () => {
    const quoted = (cell: Cell): string => `"${String(cell).replaceAll('"', '""')}"`;
    const files: [string, Buffer | string][] = [
      ["lookup.csv", rows.map((row) => row.map(quoted).join(",")).join("\r\n")],
      ["lookup.xlsx", await xlsx(sheets)],
      ["lookup.ods", await ods(sheets)],
      ["lookup.xls", await xls(sheets)],
    ];
    const areas = new Set<string>();
    for (const [name, content] of files) {
      const own = init(path.join(folder, name), { district: "E07000111" });
      const file = path.join(folder, `given-${name}`);
      writeFileSync(file, content);
      const { code, out, err } = await csp(own, "areas", "import", file);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toBe(`${file}: Sevenoaks: 2 wards, 2 LSOAs\n`);
      areas.add(readFileSync(path.join(own, "seeds", "areas.csv"), "utf8"));
    }
    expect(areas.size).toBe(1);
  });

  test("what does not fit in a workbook is named by sheet and row; nothing is written", async () => {
    const before = readFileSync(path.join(root, "seeds", "areas.csv"));
    const file = path.join(folder, "lookup.xlsx");
    writeFileSync(
      file,
      await xlsx([{ name: "Lookup", rows: [["Title"], [], header, sevenoaks("E0190000", "E05900001")] }]),
    );
    const { code, err } = await csp(root, "areas", "import", file);
    expect(code).toBe(1);
    expect(err).toContain(`${file} [Lookup]:4: LSOA21CD is "E0190000": expected a nine-character ONS code`);
    expect(readFileSync(path.join(root, "seeds", "areas.csv")).equals(before)).toBe(true);
  });
});

test("a workbook in Excel's binary form is named, and what to do, by every command that reads tables", async () => {
  const file = path.join(folder, "Log.xlsb");
  writeFileSync(file, await zip({ "[Content_Types].xml": "<x/>", "xl/workbook.bin": "0" }));
  const said =
    "this is a workbook in Excel's binary form (.xlsb): open it in its own program and save the table";
  for (const words of [
    ["areas", "import"],
    ["plan", "import"],
    ["harm", "import"],
    ["quarantine", "release"],
    ["contract", "check"],
    ["contract", "draft"],
    ["ingest"],
  ]) {
    const { code, out, err } = await csp(root, ...words, file);
    expect([words, code]).toEqual([words, 1]);
    expect(`${out}${err}`).toMatch(/Log\.xlsb: /);
    expect(`${out}${err}`).toContain(said);
  }
});

test("harm weights are read from a workbook", async () => {
  const file = path.join(folder, "weights.ods");
  const rows: Cell[][] = [["Weights"], ["subgroup", "days"], ["Shoplifting", 2.5]];
  writeFileSync(file, await ods([{ name: "Days", rows }]));
  const own = init(path.join(folder, "s"), { district: "E07000111", samplePlan: true });
  expect(await csp(own, "harm", "import", file)).toMatchObject({ code: 0, err: "" });
  expect(readFileSync(path.join(own, "seeds", "harm_weights.csv"), "utf8")).toMatch(/^shoplifting,2\.5,/m);
});

test("records of a text: a cell in quotes goes on in the next line, and each record has the line that it begins on", () => {
  const text = '\ufeffa,b\r\n \r\n"x, ""y""\nz", 1 \r,\n\n2,"3"';
  expect(csvRecords(text, "a.csv")).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 3, cells: ['x, "y"\nz', "1"] },
    { line: 7, cells: ["2", "3"] },
  ]);
  expect(() => csvRecords('a,b\n1,2\n3,"4\n', "a.csv")).toThrow(/^a\.csv:3: not a CSV file/);
});

const national = path.resolve(repository, "..", "shared", "real-data", "national");
describe.skipIf(!existsSync(national))("the whole country's lookups (skipped without ../shared)", () => {
  test.each(["lsoa21-wd24-lad24.csv", "lsoa11-lsoa21-lad22.csv"])(
    "35,000 rows of %s take less than two seconds of the processor",
    async (name) => {
      const own = init(path.join(folder, "r"), { district: "Reigate and Banstead" });
      const before = process.cpuUsage();
      const { out } = await csp(own, "areas", "import", path.join(national, name));
      const { user, system } = process.cpuUsage(before);
      expect(out).toContain("90 LSOAs");
      expect((user + system) / 1e6).toBeLessThan(2);
    },
  );
});
