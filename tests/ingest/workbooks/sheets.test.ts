import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterEach, expect, test } from "vitest";
import { ingest } from "../../../pipeline/ingest/ingest.js";
import { neverMind } from "../../../pipeline/ingest/keep/neverMind.js";
import { quarantine } from "../../../pipeline/ingest/keep/quarantine.js";
import { openStore } from "../../../pipeline/store/open.js";
import { placesOf } from "../../../pipeline/store/places.js";
import { init } from "../../../pipeline/workspace/init.js";
import { csp } from "../../csp.js";
import { type Cell, ods, type SheetGiven, xls, xlsx } from "./makeWorkbook.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const contract = `source: ward-log
title: Reports by district and month
supplier: A partner
columns: { month: Month, district: District, count: Reports }
period: { column: month, grain: month, formats: ["%b-%y"] }
area: { columns: [district], level: district }
measures:
  - { measure: fly_tipping_incidents, value: count }
`;

function workspace(files: Readonly<Record<string, Buffer | string>>, text = contract): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-sheets-"));
  folders.push(folder);
  const root = init(path.join(folder, "workspace"), { district: "E07000111", samplePlan: true });
  writeFileSync(path.join(root, "seeds", "contracts", "ward-log.yaml"), text);
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(root, "data", name), content);
  return root;
}

async function observations(root: string): Promise<string[]> {
  const store = await openStore(placesOf(root).database, { readOnly: true });
  const rows = await store.rows<{ text: string }>(
    "select area || ' ' || strftime(period_start, '%Y-%m') || ' ' || value::integer as text from observations where source = 'ward-log' order by text",
  );
  store.close();
  return rows.map(({ text }) => text);
}

const header: Cell[] = ["Month", "District", "Reports"];
const april: Cell = { date: 45017 };
const may: Cell = { date: 45047 };

test("a formula without a value or with an error is quarantined with its sheet and row; others count by their value", async () => {
  const rows: Cell[][] = [
    ["Reports"],
    header,
    [april, "Sevenoaks", { formula: "SUM(D3:D9)", value: 12 }],
    [april, "Ashford", { formula: "SUM(D3:D9)" }],
    [may, "Ashford", { error: "#REF!" }],
    [may, { error: "#N/A" }, 3],
  ];
  for (const [name, make] of [
    ["log.xlsx", xlsx],
    ["log.ods", ods],
  ] as const) {
    const root = workspace({ [name]: await make([{ name: "Data", rows }]) });
    expect((await ingest(root, [])).lines[0]).toBe(`data/${name} [Data]: ward-log, 1 record, 3 QUARANTINED`);
    expect(await observations(root)).toEqual(["E07000111 2023-04 12"]);
    const held = await quarantine(root);
    expect(held.map(({ file, line, reason, column, value }) => [file, line, reason, column, value])).toEqual([
      [`data/${name} [Data]`, 4, "formula-error", "Reports", "=SUM(D3:D9)"],
      [`data/${name} [Data]`, 5, "formula-error", "Reports", "#REF!"],
      [`data/${name} [Data]`, 6, "formula-error", "District", "#N/A"],
    ]);
    const listed = await csp(root, "quarantine");
    expect(listed.out).toContain('"=SUM(D3:D9)" 1 (row 4)');
    expect(listed.out).toContain("line or row");
    const explained = await csp(root, "explain", "ward-log/fly_tipping_incidents/E07000111/2023-04..2023-04");
    expect(explained.out).toContain(`data/${name} [Data] (A partner, extract`);
    expect(explained.out).toContain("rows 3\n");
    expect(explained.out).toContain("Month: 2023-04-01; District: Sevenoaks; Reports: 12");
  }
});

test("numbers of a workbook are numbers under a contract whose texts have a decimal comma", async () => {
  const comma = `${contract}decimal: ","\n`.replace("value: count", "value: count, kind: amount");
  const rows: Cell[][] = [
    header,
    [april, "Sevenoaks", 1.221],
    [april, "Ashford", "1.221"],
    [may, "Sevenoaks", "3,5"],
    [may, "Ashford", { formula: "1/8", value: 0.125 }],
  ];
  for (const [name, make] of [
    ["log.xlsx", xlsx],
    ["log.ods", ods],
    ["log.xls", xls],
  ] as const) {
    const root = workspace({ [name]: await make([{ name: "Data", rows }]) }, comma);
    expect((await ingest(root, [])).lines[0]).toBe(`data/${name} [Data]: ward-log, 4 records`);
    const store = await openStore(placesOf(root).database, { readOnly: true });
    const values = await store.rows(
      "select area, strftime(period_start, '%m') as month, value::double as value from observations where source = 'ward-log' order by month, area",
    );
    store.close();
    expect(values).toEqual([
      { area: "E07000105", month: "04", value: 1221 },
      { area: "E07000111", month: "04", value: 1.221 },
      { area: "E07000105", month: "05", value: 0.125 },
      { area: "E07000111", month: "05", value: 3.5 },
    ]);
  }
});

const filled = contract.replace("columns:", "sheet: { merged: [district] }\ncolumns:");

test("merged cells are filled down only where the contract says so; hidden rows, columns and sheets are named", async () => {
  const sheets: SheetGiven[] = [
    {
      name: "Data",
      rows: [header, [april, "Sevenoaks", 1], [may, null, 2], [april, "Ashford", 3], [may, null, 4]],
      merged: ["B2:B3", "B4:B5"],
      hiddenRows: [4],
      hiddenColumns: [2],
    },
    { name: "Old", hidden: true, rows: [header, [april, "Dover", 9]] },
  ];
  const root = workspace({ "log.xlsx": await xlsx(sheets) });
  expect((await ingest(root, [])).lines).toEqual([
    "data/log.xlsx [Data]: ward-log, 2 records, 2 QUARANTINED",
    "  1 hidden row read too: 4",
    "  1 hidden column read too: C",
    "  merged cells in column B (first: rows 2 to 3) have their text in the first row alone: where it holds for all of them, say sheet: { merged: [district] } in the contract",
    '  not read, no contract asks for them: "Old" (hidden)',
    "1 file loaded",
  ]);
  expect(await observations(root)).toEqual(["E07000105 2023-04 3", "E07000111 2023-04 1"]);
  // the next ingest reads the archived workbook again under the corrected contract
  writeFileSync(path.join(root, "seeds", "contracts", "ward-log.yaml"), filled);
  expect((await ingest(root, [])).lines[0]).toBe(
    "read again under the corrected contract: ward-log (1 file): 2 records now count, 2 figures changed",
  );
  const all = ["E07000105 2023-04 3", "E07000105 2023-05 4", "E07000111 2023-04 1", "E07000111 2023-05 2"];
  expect(await observations(root)).toEqual(all);
  await ingest(root, [], { rebuild: true });
  expect(await observations(root)).toEqual(all);
});

test("the archive keeps the workbook as it came, once, and a sheet that came before is known", async () => {
  const sheet = (name: string, month: Cell, count: number): SheetGiven => ({
    name,
    rows: [header, [month, "Sevenoaks", count]],
  });
  const book = await xlsx([sheet("April", april, 5), sheet("May", may, 7)]);
  const root = workspace({ "log.xlsx": book });
  const { lines } = await ingest(root, []);
  expect(lines).toEqual([
    "data/log.xlsx [April]: ward-log, 1 record",
    "data/log.xlsx [May]: ward-log, 1 record",
    "2 files loaded",
  ]);
  const { archive } = placesOf(root);
  const kept = readdirSync(archive).filter((name) => name.endsWith(".xlsx"));
  expect(kept).toHaveLength(1);
  expect(readFileSync(path.join(archive, kept[0] ?? "")).equals(book)).toBe(true);
  writeFileSync(path.join(root, "data", "again.xlsx"), book);
  expect((await ingest(root, [])).lines).toEqual(["0 files loaded, 4 already known"]);
  expect(await observations(root)).toEqual(["E07000111 2023-04 5", "E07000111 2023-05 7"]);
  expect(() => neverMind(root, [path.join(root, "data", "log.xlsx")])).toThrow(/log\.xlsx is loaded/);
  writeFileSync(path.join(root, "data", "other.xlsx"), await xlsx([{ name: "Notes", rows: [["Nothing"]] }]));
  neverMind(root, [path.join(root, "data", "other.xlsx")]);
  expect((await ingest(root, [])).lines).toEqual([
    "passed over: data/other.xlsx: seeds/never_mind.csv has them",
    "0 files loaded, 4 already known",
  ]);
});

test("a sheet by its name alone is read where the contract names one", async () => {
  const named = contract.replace("columns:", "sheet: Final\ncolumns:");
  const rows = (count: number): Cell[][] => [header, [april, "Sevenoaks", count]];
  const book = await xls([
    { name: "Draft", rows: rows(1) },
    { name: "final", rows: rows(2), hidden: true },
  ]);
  const root = workspace({ "log.xls": book }, named);
  expect((await ingest(root, [])).lines.slice(0, 2)).toEqual([
    "data/log.xls [final]: ward-log, 1 record",
    '  not read, no contract asks for them: "Draft"',
  ]);
  const other = workspace({ "log.xls": await xls([{ name: "Draft", rows: rows(1) }]) }, named);
  expect((await ingest(other, [])).refusals).toEqual([
    'data/log.xls: the contract ward-log reads the sheet "Final", and its header is in "Draft": correct sheet in seeds/contracts/ward-log.yaml',
  ]);
});

test("a header of months that are dates is read as one of texts is", async () => {
  const wide = `source: ward-log
title: Reports by month
supplier: A partner
columns: { district: District }
period: { headers: "^[a-z]{3}-\\\\d{2}$", grain: month, formats: ["%b-%y"], value: reports }
area: { columns: [district], level: district }
keep: mapped
measures:
  - { measure: fly_tipping_incidents, value: reports }
`;
  const sheet: SheetGiven = {
    name: "Data",
    rows: [
      ["District", april, may],
      ["Sevenoaks", 4, 5],
      ["Dover", 6, { error: "#VALUE!" }],
    ],
  };
  const root = workspace({ "log.xlsx": await xlsx([sheet]) }, wide);
  await ingest(root, []);
  const all = ["E07000111 2023-04 4", "E07000111 2023-05 5"];
  expect(await observations(root)).toEqual(all);
  expect((await quarantine(root)).map(({ line, reason, record }) => [line, reason, record])).toEqual([
    [3, "formula-error", "District: Dover; 2023-04-01: 6; 2023-05-01: #VALUE!"],
  ]);
  await ingest(root, [], { rebuild: true });
  expect(await observations(root)).toEqual(all);
});

test("personal data on a sheet that nobody reads stays out of the archive", async () => {
  const book = await xlsx([
    { name: "Data", rows: [header, [april, "Sevenoaks", 1]] },
    {
      name: "Victims",
      hidden: true,
      rows: [
        ["Surname", "Date of birth"],
        ["Smith", "01/02/1980"],
      ],
    },
  ]);
  const root = workspace({ "log.xlsx": book });
  const { refusals } = await ingest(root, []);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toMatch(
    /^data\/log\.xlsx: the sheet "Victims", which no contract reads, has the column "Surname"/,
  );
  writeFileSync(path.join(root, "seeds", "contracts", "ward-log.yaml"), `${contract}keep: mapped\n`);
  expect((await ingest(root, [])).refusals).toEqual([]);
  expect(readdirSync(placesOf(root).archive).filter((name) => /xlsx|sheet/.test(name))).toEqual([]);
  expect(await observations(root)).toEqual(["E07000111 2023-04 1"]);
});

test("a pivot table's copy of personal data stays out of the archive too, and other Office files are named", async () => {
  const made = await JSZip.loadAsync(await xlsx([{ name: "Data", rows: [header, [april, "Sevenoaks", 1]] }]));
  made.file(
    "xl/pivotCache/pivotCacheDefinition1.xml",
    '<pivotCacheDefinition><cacheFields><cacheField name="District"/><cacheField name="Surname"/></cacheFields></pivotCacheDefinition>',
  );
  made.file("xl/pivotCache/pivotCacheRecords1.xml", "<pivotCacheRecords/>");
  const word = new JSZip().file("word/document.xml", "<document/>").file("[Content_Types].xml", "<Types/>");
  const root = workspace({
    "log.xlsx": await made.generateAsync({ type: "nodebuffer" }),
    "notes.xlsx": await word.generateAsync({ type: "nodebuffer" }),
  });
  const { refusals } = await ingest(root, []);
  expect(refusals).toHaveLength(2);
  expect(refusals[0]).toMatch(
    /^data\/log\.xlsx: a pivot table keeps a copy of records with the column "Surname"/,
  );
  expect(refusals[1]).toMatch(/^data\/notes\.xlsx: this is a Word file: /);
});
