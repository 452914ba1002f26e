import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCharacters, noCharacters } from "../../pipeline/ingest/read/characters.js";
import { CopyWriter } from "../../pipeline/ingest/read/copyWriter.js";
import { Source } from "../../pipeline/ingest/read/decode.js";
import { examine } from "../../pipeline/ingest/read/examine.js";
import { locate } from "../../pipeline/ingest/read/locate.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { acceptedRows } from "./acceptedRows.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "csp-gate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of this name and examines it. */
function put(content: string | Buffer, name = "extract.csv"): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function contract(given: Partial<Parameters<typeof Contract.parse>[0] & object> = {}): Contract {
  return Contract.parse({
    source: "offences",
    title: "Offences",
    supplier: "Police",
    columns: { month: "Month", district: ["District", "Borough"], count: "Offences" },
    period: { column: "month", grain: "month", formats: ["%Y-%m"] },
    area: { columns: ["district"] },
    measures: [{ measure: "m", value: "count" }],
    ...given,
  });
}

const look = (file: string, contracts: Contract[] = [contract()]) =>
  examine(file, contracts, { temporary: path.join(folder, "t") });

describe("the header", () => {
  test("is found by name, below a title, in any case, with notes and line breaks in its cells", async () => {
    const file = put(
      'Title,,\nYear ending March 2023,,\n\nMONTH [note 1]," district\n",Offences  \n2023-01,Sevenoaks,3\n',
    );
    const found = await look(file);
    expect(found.refused).toBeNull();
    expect([found.headerLine, found.lines.preamble, found.lines.header, found.records]).toEqual([4, 3, 2, 1]);
    expect(found.header).toEqual(["MONTH [note 1]", "district", "Offences"]);
    expect(found.columns).toEqual({ month: 0, district: 1, count: 2 });
    expect(found.preamble).toEqual(["Title", "Year ending March 2023", ""]);
  });

  test("an older label is a synonym, and the newest wins", async () => {
    expect((await look(put("Month,Borough,Offences\n2023-01,A,3\n"))).columns).toEqual({
      month: 0,
      district: 1,
      count: 2,
    });
    expect((await look(put("Month,Borough,District,Offences\n2023-01,A,B,3\n"))).columns.district).toBe(2);
  });

  test("on two rows is joined, the upper carried right", async () => {
    const two = contract({
      header: { rows: 2 },
      columns: { month: "Month", a: "Theft Count", b: "Theft Rate", c: "Arson Count" },
      measures: [{ measure: "m", value: "a" }],
      area: { constant: "partnership" },
    });
    const found = await look(put(",Theft,,Arson\nMonth,Count,Rate,Count\n2023-01,1,2,3\n"), [two]);
    expect(found.refused).toBeNull();
    expect(found.header).toEqual(["Month", "Theft Count", "Theft Rate", "Arson Count"]);
    expect([found.lines.header, found.records]).toEqual([2, 1]);
  });

  test.each([
    [
      "lacks a column",
      "Month,District,Number\n2023-01,A,3\n",
      "missing-label",
      /expects also "Offences" \(found: "Month", "District", "Number"\)/,
    ],
    ["is unknown", "Alpha,Beta\n1,2\n", "unknown-header", /found: "Alpha", "Beta"/],
    [
      "has a quote that is never closed",
      'Month,"District,Offences\n2023-01,A,3\n',
      "damaged-header",
      /quotes are damaged/,
    ],
    [
      "has a mapped label twice",
      "Month,District,Offences,District\n2023-01,A,3,B\n",
      "duplicate-label",
      /columns 2 and 4 are both called "District"/,
    ],
    [
      "is wider than the records",
      "Month,District,Offences,\n2023-01,A,3\n2023-02,A,3\n",
      "header-width",
      /4 labels, most records have 3 cells/,
    ],
    [
      "stands again below",
      "Month,District,Offences\n2023-01,A,3\nMonth,District,Offences\n2023-02,A,3\n",
      "several-tables",
      /another header/,
    ],
    [
      "stands again behind the mark of an appended file",
      "Month,District,Offences\n2023-01,A,3\n\ufeffMonth,District,Offences\n2023-02,A,3\n",
      "several-tables",
      /another header/,
    ],
    [
      "stands again, damaged",
      'Month,District,Offences\n2023-01,A,3\nMonth,"District,Offences\n2023-02,A,3\n',
      "several-tables",
      /another header/,
    ],
    [
      "is followed by another table's",
      "Month,District,Offences\n2023-01,A,3\n\nMonth,District,Reports,Other\n2023-01,A,3,4\n",
      "several-tables",
      /another header/,
    ],
  ])("is refused when it %s", async (_, text, reason, message) => {
    const { refused, payload, sha256, lines } = await look(put(text));
    expect(refused?.reason).toBe(reason);
    expect(refused?.message).toMatch(message);
    expect(refused?.hint).not.toBe("");
    expect(payload).toBeNull();
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(lines.physical).toBe(text.split("\n").length - 1);
  });

  test("two contracts: the name or title tells, else both are named, however many columns each maps", async () => {
    const file = put("Month,District,Offences,Ward\n2023-01,A,3,W\n", "West 2023.csv");
    const wider = contract({
      source: "wider",
      columns: { month: "Month", district: "District", count: "Offences", ward: "Ward" },
    });
    expect((await look(file, [contract(), wider])).refused?.reason).toBe("ambiguous-contract");
    const west = contract({ source: "west", match: { filename: "^west" } });
    const east = contract({ source: "east", match: { filename: "^east" } });
    expect((await look(file, [east, west, contract()])).contract?.source).toBe("west");
    const tied = (await look(file, [contract(), contract({ source: "other" })])).refused;
    expect([tied?.reason, tied?.message]).toEqual([
      "ambiguous-contract",
      "the header fits the contracts offences and other",
    ]);
  });

  test("periods as labels", async () => {
    const wide = contract({
      columns: { district: "District" },
      period: { headers: "^\\d{4}-\\d{2}$", grain: "month", formats: ["%Y-%m"], value: "count" },
    });
    expect((await look(put("District,2023-01,2023-02\nA,1,2\n"), [wide])).columns).toEqual({ district: 0 });
    expect((await look(put("District,January\nA,1\n"), [wide])).refused?.reason).toBe("missing-label");
  });
});

describe("rows that are no records", () => {
  test("notes, blank lines and empty rows are counted", async () => {
    const noted = contract({ rows: { notes: ["^source", "^note"] } });
    const found = await look(
      put('Month,District,Offences\n2023-01,A,3\n,,\n\n"Note: a, b",,\nSource: RMS\n  \nSauce\n'),
      [noted],
    );
    expect(found.lines).toEqual({ physical: 8, preamble: 0, header: 1, blank: 3, note: 2 });
    expect(found.quarantine.map((q) => [q.line, q.reason, q.raw])).toEqual([[8, "missing-cell", "Sauce"]]);
  });

  test("a record that begins like a note is a record", async () => {
    const noted = contract({ rows: { notes: ["^source"] } });
    const found = await look(put("District,Month,Offences\nSource of the Darent,2023-01,3\n"), [noted]);
    expect([found.records, found.lines.note]).toEqual([1, 0]);
  });
});

describe("encodings", () => {
  test("a line of UTF-8 in a Windows-1252 file, and the reverse, is quarantined rather than altered", async () => {
    const old = (text: string) => Buffer.from(text, "latin1");
    const mostlyOld = Buffer.concat([
      old("Month,District,Offences\n2023-01,Caf\xe9,1\n2023-02,Caf\xe9,1\n"),
      Buffer.from("2023-03,Café,1\n"),
    ]);
    const first = await look(put(mostlyOld));
    expect([first.encoding, first.records]).toEqual(["windows-1252", 2]);
    expect(first.quarantine.map((q) => [q.line, q.reason])).toEqual([[4, "encoding-error"]]);
    const mostlyNew = Buffer.concat([
      Buffer.from("Month,District,Offences\n2023-01,Café,1\n2023-02,Café,1\n"),
      old("2023-03,Caf\xe9,1\n"),
    ]);
    const second = await look(put(mostlyNew));
    expect([second.encoding, second.records]).toEqual(["utf-8", 2]);
    expect(second.quarantine.map((q) => [q.line, q.byte, q.reason])).toEqual([[4, 56, "encoding-error"]]);
  });

  test("bytes that Windows-1252 has no letter for, and half characters of UTF-16", async () => {
    const bytes = Buffer.concat([
      Buffer.from("Month,District,Offences\n2023-01,Caf"),
      Buffer.of(0xe9),
      Buffer.from(",1\n2023-02,"),
      Buffer.of(0x81),
      Buffer.from(",1\n"),
    ]);
    expect((await look(put(bytes))).quarantine.map((q) => [q.line, q.reason])).toEqual([
      [3, "encoding-error"],
    ]);
    const cut = Buffer.concat([
      Buffer.of(0xff, 0xfe),
      Buffer.from("Month,District,Offences\n2023-01,A,1\n2023-02,\ud800,1\n2023-03,A,1", "utf16le"),
      Buffer.of(0x31),
    ]);
    expect((await look(put(cut))).quarantine.map((q) => [q.line, q.byte, q.reason])).toEqual([
      [3, 2 + 2 * 36, "encoding-error"],
      [4, 2 + 2 * 48, "encoding-error"],
    ]);
  });

  test("a character that first shows the encoding behind the first megabyte", async () => {
    const lines = Array.from({ length: 120_000 }, (_, i) => `2023-01,District ${i},1\n`).join("");
    const file = put(
      Buffer.concat([
        Buffer.from(`Month,District,Offences\n${lines}`),
        Buffer.from("2023-02,Caf\xe9,1\n", "latin1"),
      ]),
    );
    const found = await look(file);
    expect([found.encoding, found.records, found.quarantine]).toEqual(["windows-1252", 120_001, []]);
    expect((await locate(found, [120_000]))[0]?.cells).toEqual(["2023-02", "Café", "1"]);
  });

  test("letters outside the first plane, cut by the reader's blocks", async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `2023-01,${"😀".repeat(1 + (i % 7))}x,1`);
    const text = `Month,District,Offences\n${lines.join("\n")}\n`;
    for (const bytes of [
      Buffer.from(text),
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, "utf16le")]),
    ]) {
      const { examination, rows } = await acceptedRows(put(bytes), [contract()]);
      expect(examination.quarantine).toEqual([]);
      expect(rows.slice(1).map((cells) => cells.join(","))).toEqual(lines);
    }
  });
});

describe("long cells, open quotes", () => {
  test("a cell of 3 MB and a record of 12 MB pass, and so does what follows an open quote", async () => {
    const long = "long text, with commas\nand lines\n".repeat(100_000);
    const wide = "y".repeat(12 << 20);
    const file = put(
      `Month,District,Offences\n2023-01,"${long}",1\n2023-02,${wide},2\n2023-03,"open,3\n2023-04,A,4\n2023-05,"B",5\n`,
    );
    const found = await look(file);
    expect(found.quarantine.map((q) => [q.line, q.reason, q.raw])).toEqual([
      [200_004, "unclosed-quote", '2023-03,"open,3'],
    ]);
    expect([found.records, found.payload?.multiline]).toEqual([4, true]);
    expect(found.payload?.maxRecordBytes).toBe((12 << 20) + 10);
    const [first, second, , last] = await locate(found, [0, 1, 2, 3]);
    expect(first?.cells[1] === long).toBe(true);
    expect(second?.cells[1]?.length).toBe(12 << 20);
    expect([first?.line, first?.endLine, last?.line, last?.cells[1]]).toEqual([2, 200_002, 200_006, "B"]);
  });

  test("an open quote with 80 MB of good lines behind it costs one line", async () => {
    const file = put('Month,District,Offences\n2023-01,"open,1\n');
    const block = "2023-02,Sevenoaks and somewhere else,4\n".repeat(100_000);
    for (let i = 0; i < 21; i += 1) appendFileSync(file, block);
    const found = await look(file);
    expect(found.quarantine.map((q) => [q.line, q.reason])).toEqual([[2, "unclosed-quote"]]);
    expect(found.records).toBe(2_100_000);
  });

  test("two stray marks do not swallow the records between them", async () => {
    const found = await look(
      put('Month,District,Offences\n2023-01,A,"1\n2023-02,A,2\n2023-03,A,3"\n2023-04,A,4\n'),
    );
    expect(found.quarantine.map((q) => [q.line, q.reason])).toEqual([
      [2, "joined-records"],
      [4, "stray-quote"],
    ]);
    expect(found.records).toBe(2);
  });

  test("a record of several lines with a cell too many is one record, not its lines", async () => {
    const found = await look(put('Month,District,Offences\n2023-01,"A\nB",1,2\n2023-02,A,2\n'));
    expect(found.quarantine.map((q) => [q.line, q.reason, q.raw])).toEqual([
      [2, "extra-cell", '2023-01,"A\nB",1,2'],
    ]);
    expect([found.records, found.lines.physical]).toEqual([1, 4]);
  });
});

describe("personal data", () => {
  const extra = (label: string, cell: string) =>
    put(`Month,District,Offences,${label}\n2023-01,A,1,${cell}\n2023-02,A,1,${cell}\n`);

  test.each([
    ["Victim name", "x"],
    ["Surname", "x"],
    ["First Name", "x"],
    ["Name", "x"],
    ["DOB", "x"],
    ["Date of Birth", "x"],
    ["Postcode", "TN13 1HG"],
    ["E-mail", "x"],
    ["Home Phone", "x"],
    ["Address line 1", "x"],
    ["NHS No", "x"],
    ["NI Number", "x"],
    ["Vehicle registration", "x"],
    ["Officer", "PC Smith"],
    ["Reporter", "Jane Smith"],
    ["Remarks", "call on 07700 900123"],
    ["Remarks", "write to j.smith@example.org"],
    ["Remarks", "seen at TN13 1HG"],
    ["Remarks", "AB 12 34 56 C"],
  ])("an undeclared column %s with %s refuses the file", async (label, cell) => {
    const { refused } = await look(extra(label, cell));
    expect(refused?.reason).toBe("personal-data");
    expect(refused?.message).toContain(`column "${label}"`);
    expect(refused?.line).toBe(label === "Remarks" || label === "Officer" || label === "Reporter" ? 2 : 1);
    const declared = await look(extra(label, cell), [contract({ drop: [label] })]);
    expect([declared.refused, declared.records]).toEqual([null, 2]);
  });

  test.each([
    ["Ward name", "Swanley St Mary's"],
    ["LSOA name", "Ashford 001B"],
    ["LA Name", "Sevenoaks"],
    ["Postcode district", "TN13"],
    ["Postcode", "TN13"],
    ["Location", "On or near Shrimpton Close"],
    ["Crime ID", "c656b990527ef323f85f5b0ed10832599bf4fc2c5e453f7f3c95b6014e3ea7c0"],
    ["Officer", "2"],
    ["Reported by", "Kent Police"],
    ["Age band", "18-24"],
    ["Longitude", "0.964269"],
    ["Reference", "SDC/2023/00123"],
    ["Telephone kiosks", "2"],
  ])("a column %s with %s does not", async (label, cell) => {
    expect((await look(extra(label, cell))).refused).toBeNull();
  });

  test("without a contract it is said, not refused", async () => {
    const found = await examine(extra("Victim name", "x"), [], { temporary: folder, generic: true });
    expect(found.refused).toBeNull();
    expect(found.personal.map((column) => [column.column, column.line])).toEqual([["Victim name", 1]]);
  });
});

describe("payload and places", () => {
  test("a clean file is its own payload, with either line end", async () => {
    for (const end of ["\n", "\r\n"]) {
      const file = put(["Month,District,Offences", "2023-01,A,1", '2023-02,"B, C",2', ""].join(end));
      const { payload } = await look(file);
      expect(payload).toEqual({
        path: file,
        skipLines: 1,
        delimiter: ",",
        fields: 3,
        multiline: false,
        maxRecordBytes: 16,
        characters: { ascii: true, brackets: false, formulas: false },
      });
    }
  });

  test("whether all of its characters are ASCII is known, in whatever encoding it came", async () => {
    const rows = ["Month,District,Offences", "2023-01,Llŷn,1", ""].join("\n");
    expect((await look(put(rows))).payload?.characters.ascii).toBe(false);
    expect((await look(put(Buffer.from(rows.replace("ŷ", "£"), "latin1")))).payload?.characters.ascii).toBe(
      false,
    );
  });

  test("what its cells may have in them is known: footnote marks, formulas and their errors", async () => {
    const of = async (cell: string) =>
      (await look(put(["Month,District,Offences", `2023-01,${cell},1`, ""].join("\n")))).payload?.characters;
    expect(await of("Ash [note 1]")).toEqual({ ascii: true, brackets: true, formulas: false });
    expect(await of("Ash (p)")).toEqual({ ascii: true, brackets: true, formulas: false });
    for (const error of ["#REF!", "=SUM(A1)", "Err:502"])
      expect((await of(error))?.formulas, error).toBe(true);
    for (let filler = 9; filler < 24; filler += 1) {
      const text = Buffer.from(`${"x".repeat(filler)}Err:502`);
      const pieces = noCharacters();
      for (let at = 0; at < text.length; at += 8) addCharacters(pieces, text.subarray(0, at + 8), at);
      expect(pieces.formulas, `${filler}`).toBe(true);
    }
  });

  test("anything else is a copy in UTF-8 with line feeds of what passed", async () => {
    const file = put(
      "Title\r\nMonth\tDistrict\tOffences\r\n2023-01\tA\t1\r\n\r\n2023-02\tB\r\n2023-03\tC\t3\n",
    );
    const { payload, quarantine } = await look(file);
    expect(readFileSync(payload?.path ?? "", "utf8")).toBe("c0\tc1\tc2\n2023-01\tA\t1\n2023-03\tC\t3\n");
    expect([payload?.skipLines, payload?.delimiter]).toEqual([1, "\t"]);
    expect(quarantine.map((q) => [q.line, q.byte])).toEqual([[5, 47]]);
  });

  test("records are found again by number, twice if asked twice; not in another file", async () => {
    const file = put("Month,District,Offences\n2023-01,A,1\nbad\n2023-02,B,2\n2023-03,C,3\n");
    const found = await look(file);
    const places = await locate(found, [1, 1, 2]);
    expect(places.map(({ ordinal, line, byte, raw }) => [ordinal, line, byte, raw])).toEqual([
      [1, 4, 40, "2023-02,B,2"],
      [1, 4, 40, "2023-02,B,2"],
      [2, 5, 52, "2023-03,C,3"],
    ]);
    put("Month,District,Offences\n2023-01,A,1\n");
    await expect(locate(found, [2])).rejects.toThrow(/changed while it was read/);
  });

  test("a file that grows while it is read is known to", () => {
    const file = put("Month,District,Offences\n2023-01,A,1\n");
    const source = new Source(file, "utf-8", 0);
    const buffer = Buffer.alloc(100);
    while (source.read(buffer, 0, 100) > 0);
    expect(source.unchanged()).toBe(true);
    appendFileSync(file, "2023-02,A,1\n");
    expect(source.unchanged()).toBe(false);
    source.close();
  });

  test("nothing, or nothing but blank lines, is refused; a header alone is not", async () => {
    expect((await look(put(""))).refused?.reason).toBe("empty-file");
    expect((await examine(put("\n\n"), [], { temporary: folder, generic: true })).refused?.reason).toBe(
      "empty-file",
    );
    expect(await look(put("Month,District,Offences"))).toMatchObject({
      refused: null,
      records: 0,
      headerLine: 1,
    });
  });

  test.each([
    ["a spreadsheet", Buffer.from("PK\u0003\u0004\u0014\0rest")],
    ["an old Excel", Buffer.from("d0cf11e0a1b11ae10000", "hex")],
    ["a compressed file", Buffer.from("1f8b0800", "hex")],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
  ])("%s under the name of a CSV file is refused as such", async (what, bytes) => {
    const { refused } = await look(put(bytes));
    expect([refused?.reason, refused?.message.startsWith(`this is ${what}`)]).toEqual(["format-error", true]);
  });

  test.skipIf(!existsSync("/dev/full"))("a full disk is said in a line", () => {
    const writer = new CopyWriter("/dev/full");
    writer.add(Buffer.from("a,b"), 0, 3);
    expect(() => writer.close()).toThrow(/no room on the disk for \/dev\/full/);
  });

  test("a line that never ends is refused, not read into memory", async () => {
    const file = put("Month,District,Offences\n2023-01,A,1\n");
    for (let i = 0; i < 66; i += 1) appendFileSync(file, Buffer.alloc(1 << 20, "x"));
    expect((await look(file)).refused).toMatchObject({ reason: "record-too-long", line: 3 });
  });

  test("more than 64 MB of damaged records are a damaged file", async () => {
    const file = put("Month,District,Offences\n");
    const row = `2023-01,${"x".repeat(2 << 20)}\n`;
    for (let i = 0; i < 33; i += 1)
      appendFileSync(file, i % 2 === 0 ? row : `${row}2023-02,A,1\n2023-03,A,1\n2023-04,A,1\n`);
    expect((await look(file)).refused?.reason).toBe("too-damaged");
  });

  test("UTF-16 without a mark and with few plain letters is read where the contract says so", async () => {
    const greek = contract({
      encoding: "utf-16le",
      columns: { month: "Μήνας", district: "Δήμος", count: "Πλήθος" },
    });
    const file = put(Buffer.from("Μήνας,Δήμος,Πλήθος\nΜάρτιος,Αθήνα,α\n", "utf16le"));
    expect(await look(file, [greek])).toMatchObject({ refused: null, encoding: "utf-16le", records: 1 });
  });

  test("what is not there, or not a file, is the user's mistake; so is an unknown contract", async () => {
    await expect(look(path.join(folder, "absent.csv"))).rejects.toThrow(/is not there/);
    await expect(look(folder)).rejects.toThrow(/is a folder/);
    await expect(
      examine(put("a,b\n1,2\n"), [contract()], { temporary: folder, contract: "else" }),
    ).rejects.toThrow(/no contract is called "else"/);
  });
});

describe("without a contract", () => {
  const guess = (text: string) =>
    examine(put(text), [], { temporary: path.join(folder, "t"), generic: true });

  test.each([
    ["Area;Month;Count\nA;2023-01;1,5\nB;2023-02;2,5\n", ";"],
    ["Area|Month|Count\nA|2023-01|1\n", "|"],
    ["Area\tMonth\tCount\nA\t2023-01\t1\n", "\t"],
  ])("the delimiter of %j is told", async (text, delimiter) => {
    expect(await guess(text)).toMatchObject({ refused: null, delimiter });
  });

  test.each([
    ["no header: values in the first row", "Sevenoaks,2023-01,5\nDartford,2023-02,6\n", "no-header"],
    ["no header: words over words", "Acacia Road,Theft,Open\nBeech Way,Arson,Closed\n", "no-header"],
    ["no header: codes over codes", "E01000001,North\nE01000002,South\n", "no-header"],
    ["an unknown separator", "Area^Count\nA^1\nB^2\n", "unknown-delimiter"],
    ["two possible separators", "Area|Month,Year|Count\nA|B,C|D\nE|F,G|H\n", "unknown-delimiter"],
    ["single quotation marks", "Area,'Offence'\nA,'Theft, other'\nB,'Arson'\n", "unknown-quote"],
    ["backslashes before quotation marks", 'Area,Size,Count\nA,"5\\" pipe",1\nB,x,2\n', "unknown-escape"],
    ["labels on two rows", "Area,Count\nArea,Count\nA,1\n", "header-rows"],
    ["another table behind a gap", "Area,Count\nA,1\nB,2\n\nWard,Officer\nC,D\n", "several-tables"],
    ["a label twice", "Area,Area,Count\nA,B,1\n", "duplicate-label"],
  ])("%s is refused", async (_, text, reason) => {
    expect((await guess(text)).refused?.reason).toBe(reason);
  });

  test("years as labels are labels, if a word is among them", async () => {
    expect(await guess("Area,2021,2022,2023\nA,1,2,3\nB,4,5,6\n")).toMatchObject({
      refused: null,
      records: 2,
    });
  });
});
