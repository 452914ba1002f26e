import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importReturns, newReturns } from "../../../pipeline/plan/importReturns.js";
import { readReturns } from "../../../pipeline/plan/readReturns.js";
import { init } from "../../../pipeline/workspace/init.js";
import { readWorkspace } from "../../../pipeline/workspace/workspace.js";
import { ownFolder } from "../../commands/csp.js";
import { csp, repository } from "../../csp.js";
import { type Cell, ods, type SheetGiven, xls, xlsx } from "./makeWorkbook.js";

let folder: string;
beforeEach(() => {
  folder = ownFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const workspace = (name: string): string =>
  init(path.join(folder, name), { district: "E07000111", samplePlan: true });

const sample = readFileSync(path.join(repository, "returns", "Action plan returns 2023-24 Q1.csv"), "utf8");
/** 14 July 2023 is 45121 in spreadsheets. */
const cells: Cell[][] = sample
  .trim()
  .split(/\r?\n/)
  .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell))
  .map((row) =>
    row.map((cell): Cell => {
      if (cell === "14/07/2023") return { date: 45121 };
      if (/^\d\.[1-9]$/.test(cell)) return Number(cell);
      return cell.replace(/^"|"$/g, "");
    }),
  );
const sheets: SheetGiven[] = [
  { name: "How to fill this in", rows: [["Return by the tenth"]] },
  { name: "Returns", rows: cells },
];

test("returns say the same from a workbook as from CSV, and are taken in once", async () => {
  const root = workspace("csv");
  writeFileSync(path.join(root, "as sent.csv"), sample);
  const [csv] = await importReturns(root, [path.join(root, "as sent.csv")]);
  const expected = await readReturns(readWorkspace(root));
  expect(expected.length).toBeGreaterThan(20);
  for (const [name, make] of [
    ["Q1.xlsx", xlsx],
    ["Q1.ods", ods],
    ["Q1.xls", xls],
  ] as const) {
    const own = workspace(name);
    const given = path.join(own, "returns", name);
    mkdirSync(path.dirname(given), { recursive: true });
    writeFileSync(given, await make(sheets));
    const [taken] = await importReturns(own, await newReturns(own));
    const shown = `${name} [Returns]`;
    expect(taken).toEqual({ ...csv, file: shown });
    const rows = await readReturns(readWorkspace(own));
    const { extract } = rows[0] ?? { extract: "" };
    expect(rows).toEqual(expected.map((row) => ({ ...row, file: shown, extract })));
    expect(await newReturns(own)).toEqual([]);
    // saved again, with other bytes and the same sheet
    writeFileSync(given, await make([...sheets, { name: "Notes", rows: [["None"]] }]));
    expect((await importReturns(own, await newReturns(own)))[0]?.outcome).toBe("already imported");
    expect(await newReturns(own)).toEqual([]);
  }
});

test("a workbook without the columns, or with two sheets of them, is refused by name", async () => {
  const root = workspace("none");
  const none = path.join(root, "none.xlsx");
  writeFileSync(none, await xlsx([{ name: "Notes", rows: [["Nothing here"]] }]));
  expect((await csp(root, "plan", "import", none)).err).toContain(
    "none.xlsx: none of its sheets that can be seen has the columns",
  );
  const two = path.join(root, "two.xlsx");
  writeFileSync(two, await xlsx([...sheets, { name: "Copy", rows: cells }]));
  expect((await csp(root, "plan", "import", two)).err).toContain(
    'two.xlsx: the sheets "Returns" and "Copy" both have the columns',
  );
});
