import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Examination, examine } from "../../pipeline/ingest/read/examine.js";
import { locate } from "../../pipeline/ingest/read/locate.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-tables-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reports = {
  source: "reports",
  title: "Reports",
  supplier: "Council",
  columns: { month: "Month", ward: "Ward", reports: "Reports" },
  period: { column: "month", grain: "month", formats: ["%b-%y"] },
  area: { columns: ["ward"], level: "ward" },
  measures: [{ measure: "m", value: "reports" }],
};
const read = (text: string, more: Record<string, unknown> = {}): Promise<Examination> => {
  const file = path.join(folder, "extract.csv");
  writeFileSync(file, text);
  return examine(file, [Contract.parse({ ...reports, ...more })], { temporary: folder });
};
const told = ({ refused }: Examination) => refused && [refused.reason, refused.line];
const accepted = ({ payload }: Examination): string[] =>
  readFileSync(payload?.path ?? "", "utf8")
    .trimEnd()
    .split("\n")
    .slice(1);

const table = "Month,Ward,Reports\nJan-23,Hextable,7\nJan-23,Kemsing,5\n";

describe("a second table in a file with a contract", () => {
  test.each([
    ["behind a blank row", ",,\nMonth,Ward,Robberies\nJan-23,Hextable,3\n", 5],
    ["without a gap", "Month,Ward,Robberies\nJan-23,Hextable,3\n", 4],
    ["behind a gap and a title", "\nRobberies,,\nMonth,Ward,Robberies\nJan-23,Hextable,3\n", 6],
    ["behind a title alone", "Robberies,,\nPeriod,Place,Robberies\nJan-23,Hextable,3\n", 5],
    ["with other labels", "\nPeriod,Place,Robberies\nJan-23,Hextable,3\n", 5],
    ["with other labels and no gap", "Period,Area,Number of robberies\nJan-23,Hextable,3\n", 4],
    ["wider", "\nMonth,Ward,Robberies,Assaults\nJan-23,Hextable,3,1\n", 5],
    ["wider, with other labels and no gap", "Year,Area,Number,Rate\n2023,Hextable,3,1\n", 4],
    ["narrower, behind a gap and a title", "\nOfficers\nName of area,Officer type\nHextable,two\n", 6],
  ])("is refused by its header's line: %s", async (_, second, line) => {
    expect(told(await read(table + second))).toEqual(["several-tables", line]);
  });

  test.each([
    ["a record without a date", "unknown,Kemsing,none\n", 3, 0],
    ["a record of words behind a gap", "\nsometime,Kemsing,n/a\n", 3, 0],
    ["a note in two cells", '\n"Source: Kent Police","Home Office"\nCounts, rounded\n', 2, 2],
    ["a damaged record", "Jan-23,Kemsing,Town centre,6\n", 2, 1],
  ])("is not seen in %s", async (_, rows, records, quarantined) => {
    const found = await read(table + rows);
    expect(found.refused).toBeNull();
    expect([found.records, found.quarantine.length]).toEqual([records, quarantined]);
  });
});

describe("the same header on every page", () => {
  const pages = `${table}Month,Ward,Reports\nFeb-23,Hextable,1\n\n"Month","Ward",Reports\nMar-23,Hextable,2\n`;

  test("is refused with the setting that allows it", async () => {
    const found = await read(pages);
    expect(told(found)).toEqual(["several-tables", 4]);
    expect(found.refused?.hint).toContain("header: { repeated: true }");
  });

  test("is read over where the contract says so, and its lines are counted", async () => {
    const found = await read(pages, { header: { repeated: true } });
    expect(found.refused).toBeNull();
    expect(accepted(found)).toEqual([
      "Jan-23,Hextable,7",
      "Jan-23,Kemsing,5",
      "Feb-23,Hextable,1",
      "Mar-23,Hextable,2",
    ]);
    expect(found.lines).toEqual({ physical: 8, preamble: 0, header: 3, blank: 1, note: 0 });
  });

  test("of two rows", async () => {
    const text =
      "Month,Ward,All\n,,Reports\nJan-23,Hextable,7\nMonth,Ward,All\n,,Reports\nFeb-23,Hextable,1\n";
    const columns = { month: "Month", ward: "Ward", reports: "All Reports" };
    const found = await read(text, { columns, header: { rows: 2, repeated: true } });
    expect(found.refused).toBeNull();
    expect(accepted(found)).toEqual(["Jan-23,Hextable,7", "Feb-23,Hextable,1"]);
    expect(told(await read(text, { columns, header: { rows: 2 } }))).toEqual(["several-tables", 4]);
  });

  test("another table is refused there all the same", async () => {
    const found = await read(`${pages}Month,Ward,Robberies\nJan-23,Hextable,3\n`, {
      header: { repeated: true },
    });
    expect(told(found)).toEqual(["several-tables", 9]);
  });
});

describe("cells that Excel leaves out at the end", () => {
  const columns = { month: "Month", ward: "Ward", reports: "Reports", note: "Note" };
  const month = (row: number): string => `Jan-${10 + (row % 80)},Kemsing,${row}`;
  /** Rows of a sheet under the header; those of the given blocks of sixteen lack the last two cells. */
  const sheet = (rows: number, blocks: readonly number[]): string =>
    `Month,Ward,Reports,Note,Closed\n${Array.from({ length: rows }, (_, index) => {
      const block = Math.floor((index + 1) / 16);
      return blocks.includes(block) ? month(index) : `${month(index)},x,y`;
    }).join("\n")}\n`;

  test("are blank where sixteen rows of a sheet lack them", async () => {
    const found = await read(sheet(80, [1, 3]), { columns });
    expect(found.refused).toBeNull();
    expect([found.records, found.quarantine.length]).toEqual([80, 0]);
    expect(accepted(found)).toEqual(
      Array.from({ length: 80 }, (_, index) =>
        [1, 3].includes(Math.floor((index + 1) / 16)) ? `${month(index)},,` : `${month(index)},x,y`,
      ),
    );
    const [record] = await locate(found, [20]);
    expect(record).toMatchObject({ line: 22, cells: [...month(20).split(","), "", ""], raw: month(20) });
  });

  test("also in the last rows, two at least, and in most of the file", async () => {
    expect((await read(sheet(60, [1, 2, 3]), { columns })).records).toBe(60);
    expect((await read(sheet(16 + 1, [1]), { columns })).quarantine).toHaveLength(0);
    expect((await read(sheet(15 + 1, [1]), { columns })).quarantine).toHaveLength(1);
  });

  test("are missing in a single record, and in sixteen that are no block of the sheet", async () => {
    const lines = sheet(64, []).split("\n");
    const lone = lines.with(17, month(16));
    expect((await read(lone.join("\n"), { columns })).quarantine.map((q) => [q.line, q.reason])).toEqual([
      [18, "missing-cell"],
    ]);
    const askew = lines.map((line, index) => (index >= 20 && index < 36 ? month(index - 1) : line));
    expect((await read(askew.join("\n"), { columns })).quarantine).toHaveLength(16);
  });

  test("are missing where the contract needs them", async () => {
    const needed = { ...columns, closed: "Closed" };
    const found = await read(sheet(48, [1]), { columns: needed, rows: { unique_by: ["closed"] } });
    expect(found.quarantine).toHaveLength(16);
  });

  test("in a window that has to be filled in the middle of a block", async () => {
    const wide = sheet(40_000, [700, 1200, 2400]).replaceAll("Kemsing", "Kemsing".padEnd(60, "x"));
    const found = await read(wide, { columns });
    expect([found.records, found.quarantine.length]).toEqual([40_000, 0]);
  });
});

describe("separators at the end of each record alone", () => {
  test("are read over, and only where the cells behind the labels are blank", async () => {
    const text =
      "Month,Ward,Reports\nJan-23,Hextable,7,\nJan-23,Kemsing,5,\nJan-23,Ke,msing,5\nFeb-23,Kemsing,1,\n";
    const found = await read(`${text}${"Mar-23,Kemsing,5,\n".repeat(8)}`);
    expect(found.refused).toBeNull();
    expect(found.records).toBe(11);
    expect(found.quarantine.map((q) => [q.line, q.reason])).toEqual([[4, "extra-cell"]]);
  });

  test("in a file that is not so a record with one is damaged", async () => {
    const found = await read(`${table}Feb-23,Kemsing,5,\n`);
    expect(found.quarantine.map((q) => [q.line, q.reason])).toEqual([[4, "extra-cell"]]);
  });
});

test("a blank before each quotation mark is said to be that", async () => {
  const found = await read('"Month", "Ward", "Reports"\n"Jan-23", "Hextable", "7"\n');
  expect(found.refused).toMatchObject({
    reason: "damaged-header",
    line: 1,
    message: "there is a blank between each separator and the quotation mark behind it",
  });
});

test("a blank label is read; every second cell blank is a doubled separator", async () => {
  const file = path.join(folder, "labels.csv");
  writeFileSync(file, "Area,,Count\nKemsing,x,3\nHextable,y,4\n");
  expect((await examine(file, [], { temporary: folder, generic: true })).records).toBe(2);
  writeFileSync(file, "Area,,Count\nKemsing,,3\nHextable,,4\n");
  expect((await examine(file, [], { temporary: folder, generic: true })).refused?.message).toBe(
    "every second cell is blank, as if the separator were doubled",
  );
});
