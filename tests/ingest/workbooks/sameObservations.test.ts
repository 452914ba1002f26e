import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { ingest } from "../../../pipeline/ingest/ingest.js";
import { init } from "../../../pipeline/workspace/init.js";
import { csp } from "../../csp.js";
import { type Cell, ods, type SheetGiven, xls, xlsx, zip } from "./makeWorkbook.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const contract = `source: ward-log
title: Reports by ward and month
supplier: A partner
columns: { month: Month, ward: Ward, kind: Type, count: Reports }
rows: { notes: ["^source"], totals: [{ column: ward, matches: "^total$" }] }
period: { column: month, grain: month, formats: ["%b-%y"] }
area: { columns: [ward], level: district }
measures:
  - { by: kind, value: count, values: { Litter: fly_tipping_incidents, Noise: asb_incidents } }
`;

/** Text for a CSV, and what a workbook holds in its place. */
type Given = string | { csv: string; cell: Cell };

/** 1 April 2023 is 45017 in spreadsheets. */
const month = (name: string, serial: number): Given => ({ csv: name, cell: { date: serial } });
const number = (value: number): Given => ({ csv: String(value), cell: value });

const rows: Given[][] = [
  ["Reports, April and May 2023", "", "", ""],
  ["", "", "", ""],
  ["Month", "Ward", "Type", "Reports"],
  [month("Apr-23", 45017), "Sevenoaks", "Litter", number(12)],
  [month("Apr-23", 45017), "Sevenoaks", "Noise", "1,203"],
  [
    month("May-23", 45047),
    "Sevenoaks",
    "Litter",
    { csv: "14", cell: { formula: "D4+2", value: 14.000000000000002 } },
  ],
  [month("May-23", 45047), "Ashford", "Noise", number(0)],
  ["", "Total", "", number(1229)],
  ['Source: the partner, "as received"', "", "", ""],
];

const csv = rows
  .map((row) =>
    row
      .map((cell) => (typeof cell === "string" ? cell : cell.csv))
      .map((text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(","),
  )
  .join("\n");

const cells = (since1904 = false): SheetGiven => ({
  name: "Data",
  rows: rows.map((row) =>
    row.map((cell) => {
      if (typeof cell === "string") return cell;
      const { cell: kept } = cell;
      return since1904 && kept !== null && typeof kept === "object" && "date" in kept
        ? { date: kept.date - 1462 }
        : kept;
    }),
  ),
});

const cover: SheetGiven = { name: "Cover", rows: [["Notes for the reader"], ["None"]] };

function workspace(): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-workbook-"));
  folders.push(folder);
  const root = init(path.join(folder, "workspace"), { district: "E07000111", samplePlan: true });
  writeFileSync(path.join(root, "seeds", "contracts", "ward-log.yaml"), contract);
  return root;
}

async function exported(name: string, content: Buffer | string): Promise<string[]> {
  const root = workspace();
  writeFileSync(path.join(root, "data", name), content);
  const { refusals } = await ingest(root, []);
  expect(refusals).toEqual([]);
  const out = path.join(root, "out");
  const texts: string[] = [];
  for (const table of ["series", "monthly"]) {
    const ran = await csp(root, "export", table, "--internal", "--out", out);
    expect(ran.code, ran.err).toBe(0);
    const [file = ""] = ran.out.split("\n");
    texts.push(readFileSync(file, "utf8"));
  }
  return texts;
}

describe("the same extract in another form gives the same observations", () => {
  let plain: string[];
  beforeAll(async () => {
    plain = await exported("log.csv", csv);
  });

  test.each([
    ["log.xlsx", () => xlsx([cover, cells()])],
    ["log.xlsm", () => xlsx([cells(true)], { since1904: true })],
    ["log.ods", () => ods([cover, cells()])],
    ["log.xls", () => xls([cells()])],
    ["log.csv.gz", async () => gzipSync(csv)],
    ["months.zip", () => zip({ "2023/log.csv": csv, "2023/readme.txt": "hello" })],
    ["workbook.zip", async () => zip({ "from partner/log.xlsx": await xlsx([cells()]) })],
  ])("%s", async (name, make) => {
    const [series = "", monthly] = await exported(name, await make());
    expect(series.split("\n").length).toBeGreaterThan(4);
    expect([series, monthly]).toEqual(plain);
  });
});
