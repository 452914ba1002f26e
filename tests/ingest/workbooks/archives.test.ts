import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import JSZip from "jszip";
import { afterEach, expect, test } from "vitest";
import { ingest } from "../../../pipeline/ingest/ingest.js";
import { placesOf } from "../../../pipeline/store/places.js";
import { init } from "../../../pipeline/workspace/init.js";
import { csp } from "../../csp.js";
import { ods, xlsx, zip } from "./makeWorkbook.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function workspace(files: Readonly<Record<string, Buffer | string>>): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-archives-"));
  folders.push(folder);
  const root = init(path.join(folder, "workspace"), { district: "E07000111", samplePlan: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(root, "data", name), content);
  return root;
}

const street = (month: string, force: string): string =>
  `Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n,${month},${force},${force},0.1,51.2,On or near High Street,E01024415,Sevenoaks 001A,Anti-social behaviour,,\n`;
const outcomes =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n,2023-01,Kent Police,Kent Police,0.1,51.2,On or near High Street,E01024415,Sevenoaks 001A,Under investigation\n";
const searches =
  "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome\nPerson search,2023-01-01T00:00:00+00:00,False,,51.2,0.1,Male,18-24,White,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,False\n";

test("of the archive of data.police.uk the own force and the railways' are read, by month; the rest is named", async () => {
  const members = Object.fromEntries(
    ["2023-01", "2023-02"].flatMap((month) => [
      [`${month}/${month}-kent-street.csv`, street(month, "Kent Police")],
      [`${month}/${month}-btp-street.csv`, street(month, "British Transport Police")],
      [`${month}/${month}-surrey-street.csv`, street(month, "Surrey Police")],
      [`${month}/${month}-kent-outcomes.csv`, outcomes],
      [`${month}/${month}-kent-stop-and-search.csv`, searches],
    ]),
  );
  const root = workspace({ "archive.zip": await zip(members) });
  const { lines, refusals } = await ingest(root, []);
  expect(refusals).toEqual([]);
  expect(lines).toEqual([
    "data/archive.zip/2023-01/2023-01-btp-street.csv: police-uk, 1 record, 1 of areas not in the seeds",
    "data/archive.zip/2023-01/2023-01-kent-street.csv: police-uk, 1 record, 1 of areas not in the seeds",
    "data/archive.zip/2023-02/2023-02-btp-street.csv: police-uk, 1 record, 1 of areas not in the seeds",
    "data/archive.zip/2023-02/2023-02-kent-street.csv: police-uk, 1 record, 1 of areas not in the seeds",
    "passed over: data/archive.zip/2023-01/2023-01-kent-outcomes.csv and 1 more: outcomes of crimes as data.police.uk gives them: they count decisions, not offences",
    "passed over: data/archive.zip/2023-01/2023-01-kent-stop-and-search.csv and 1 more: stops and searches as data.police.uk gives them: they count searches, and are placed by no LSOA",
    "passed over: data/archive.zip/2023-01/2023-01-surrey-street.csv and 1 more: records of other police forces",
    "4 files loaded",
  ]);
  // the same member loose, or in a later archive, is known by its bytes
  mkdirSync(path.join(root, "data", "2023-01"));
  writeFileSync(
    path.join(root, "data", "2023-01", "2023-01-kent-street.csv"),
    street("2023-01", "Kent Police"),
  );
  expect((await ingest(root, [])).lines.at(-1)).toBe("0 files loaded, 5 already known");
  const listed = await csp(root, "supply", "list");
  expect(listed.out).toContain("data/archive.zip/2023-01/2023-01-kent-street.csv");
});

const asb = "District,Type of ASB,Jan-23,Feb-23\nSevenoaks,Nuisance,12,13\n";

async function refusal(name: string, content: Buffer | string): Promise<string> {
  const root = workspace({ [name]: content });
  const { refusals, lines } = await ingest(root, []);
  expect(lines).toEqual(["0 files loaded"]);
  expect(
    readdirSync(placesOf(root).folder).filter((entry) => entry === "temporary" || entry === "archive"),
  ).toEqual([]);
  return refusals.join("\n");
}

test("what has a password is refused in a line", async () => {
  const hint = "ask for it without one, or open it with the password and save it without";
  const { CFB } = await import("@e965/xlsx");
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.alloc(64));
  expect(await refusal("a.xlsx", CFB.write(container, { type: "buffer" }) as Buffer)).toBe(
    `data/a.xlsx: has a password: ${hint}`,
  );
  const locked = await zip({ "asb.csv": asb });
  // bit 0 of the general purpose flags, in the local header and in the directory
  locked.writeUInt8(locked.readUInt8(6) | 1, 6);
  const directory = locked.indexOf(Buffer.from("504b0102", "hex"));
  locked.writeUInt8(locked.readUInt8(directory + 8) | 1, directory + 8);
  expect(await refusal("a.zip", locked)).toBe(`data/a.zip: has a password: ${hint}`);
  const made = await JSZip.loadAsync(await ods([{ name: "Data", rows: [["District"]] }]));
  made.file("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>");
  expect(await refusal("a.ods", await made.generateAsync({ type: "nodebuffer" }))).toBe(
    `data/a.ods: has a password: ${hint}`,
  );
});

test("what unpacks to far more than an extract is refused before it does", async () => {
  const blanks = Buffer.alloc(60_000_000, 32);
  const hint = "ask for it in parts; it was not unpacked";
  const says = `unpacks to 60 MB, far more than any extract of its size: ${hint}`;
  expect(await refusal("a.zip", await zip({ "a.csv": Buffer.concat([Buffer.from(asb), blanks]) }))).toBe(
    `data/a.zip/a.csv: ${says}`,
  );
  expect(await refusal("a.csv.gz", gzipSync(blanks))).toMatch(
    /^data\/a\.csv\.gz: unpacks to \d+ MB, far more/,
  );
  const book = await JSZip.loadAsync(await xlsx([{ name: "Data", rows: [["District"]] }]));
  book.file("xl/worksheets/sheet1.xml", blanks);
  const packed = await book.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
  expect(await refusal("a.xlsx", packed)).toBe(`data/a.xlsx: ${says}`);
});

test("a sheet that reaches to its last column, or repeats itself without end, is refused", async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [`row ${index}`]);
  rows[5] = Array.from({ length: 16_384 }, (_, index) => (index === 16_383 ? "far" : ""));
  expect(await refusal("a.xlsx", await xlsx([{ name: "Data", rows }]))).toMatch(/^data\/a\.xlsx: /);
  const made = await JSZip.loadAsync(await ods([{ name: "Data", rows: [["x"]] }]));
  const content = (await made.file("content.xml")?.async("string")) ?? "";
  made.file(
    "content.xml",
    content.replace(
      "<table:table-row><table:table-cell office",
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office',
    ),
  );
  expect(await refusal("a.ods", await made.generateAsync({ type: "nodebuffer" }))).toMatch(
    /^data\/a\.ods: fills more than 1,048,576 rows, or fifty million cells: ask for it in parts/,
  );
});

test("names that lead out of an archive refuse it, and none is ever a path", async () => {
  const made = await zip({ "xx/xx/asb.csv": asb });
  const climbing = Buffer.from(
    made.toString("latin1").replaceAll("xx/xx/asb.csv", "../../asb.csv"),
    "latin1",
  );
  expect(await refusal("a.zip", climbing)).toBe(
    "data/a.zip: is damaged (invalid relative path: ../../asb.csv): ask for it again",
  );
  expect(await refusal("b.zip", await zip({ "inner.zip": made }))).toBe(
    "data/b.zip/inner.zip: is an archive within an archive: unpack the outer one and put what it holds into data",
  );
  expect(await refusal("c.zip", made.subarray(0, 60))).toMatch(
    /^data\/c\.zip: is damaged \(.*\): ask for it again$/,
  );
  const odd = workspace({ "d.zip": await zip({ 'of "c"/…<asb>:1.csv': asb }) });
  expect((await ingest(odd, [])).lines[0]).toBe('data/d.zip/of "c"/…<asb>:1.csv: kent-police-asb, 1 record');
});

test("contract check and contract draft read what ingest reads", async () => {
  const book = await xlsx([
    { name: "Notes", rows: [["Nothing here"]] },
    {
      name: "Data",
      rows: [
        ["District", "Type of ASB", "Jan-23"],
        ["Sevenoaks", "Nuisance", 12],
        ["Sevenoaks", "Noise", { error: "#REF!" }],
      ],
    },
  ]);
  const root = workspace({ "asb.zip": await zip({ "q1/asb.xlsx": book, "o.csv": outcomes }) });
  const file = path.join(root, "data", "asb.zip");
  const checked = await csp(root, "contract", "check", file);
  expect(checked.out).toContain(`${file}/o.csv: passed over: outcomes of crimes`);
  expect(checked.out).toContain(
    `${file}/q1/asb.xlsx [Data]: kent-police-asb, utf-8, header in row 1: 1 accepted, 1 quarantined`,
  );
  const drafted = await csp(root, "contract", "draft", file, "--write", path.join(root, "new.yaml"));
  expect(drafted.err).toBe("");
  const other = await xlsx([
    { name: "Notes", rows: [["Nothing here"]] },
    {
      name: "Figures",
      rows: [
        ["Month", "Ward", "Fires"],
        [{ date: 45017 }, "Swanley", 3],
        [{ date: 45047 }, "Swanley", 4],
      ],
    },
  ]);
  writeFileSync(path.join(root, "fires.xlsx"), other);
  const fires = await csp(root, "contract", "draft", path.join(root, "fires.xlsx"));
  expect(fires.out).toContain('sheet: "Figures" # guess');
  expect(fires.out).toContain('ward: "Ward"');
  expect(fires.out).toContain('"%Y-%m-%d"');
});
