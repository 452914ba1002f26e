import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { neverMind } from "../../pipeline/ingest/keep/neverMind.js";
import { quarantine } from "../../pipeline/ingest/keep/quarantine.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { init } from "../../pipeline/workspace/init.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function workspaceWith(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-doors-"));
  folders.push(folder);
  const workspace = init(path.join(folder, "workspace"), { district: "E07000111", samplePlan: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(workspace, "data", name), text);
  return workspace;
}

const asb = "District,Type of ASB,Jan-23,Feb-23\nSevenoaks,Nuisance,12,13\n";

test("what other programs leave in the folder is passed over in one line", async () => {
  const workspace = workspaceWith({
    "asb.csv": asb,
    "~$plan.xlsx": "\u0003ana",
    ".~lock.plan.ods#": "ana",
    "Thumbs.db": "\xd0\xcf\x11\xe0",
    "desktop.ini": "[.ShellClassInfo]\r\n",
    ".DS_Store": "\0\0\0\u0001Bud1",
    "notes.txt": "ask Ana about the March file",
    "README.md": "# Extracts",
    "asb.csv.crdownload": "District,Typ",
  });
  expect(await ingest(workspace, [])).toMatchObject({
    lines: [
      "data/asb.csv: kent-police-asb, 1 record",
      "1 file loaded",
      "passed over, no extracts: .DS_Store, .~lock.plan.ods#, README.md, Thumbs.db, asb.csv.crdownload, …",
    ],
    refusals: [],
  });
});

const outcomes =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n,2023-01,Kent Police,Kent Police,0.1,51.2,On or near High Street,E01024415,Sevenoaks 001A,Under investigation\n";
const searches =
  "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome\nPerson search,2023-01-01T00:00:00+00:00,False,,51.2,0.1,Male,18-24,White,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,False\n";

test("outcomes and searches of data.police.uk are named as not wanted, and are no refusal", async () => {
  const workspace = workspaceWith({
    "2023-01-kent-outcomes.csv": outcomes,
    "2023-02-kent-outcomes.csv": outcomes.replace("2023-01", "2023-02"),
    "2023-01-kent-stop-and-search.csv": searches,
  });
  expect(await ingest(workspace, [])).toMatchObject({
    lines: [
      "passed over: data/2023-01-kent-outcomes.csv and 1 more: outcomes of crimes as data.police.uk gives them: they count decisions, not offences",
      "passed over: data/2023-01-kent-stop-and-search.csv: stops and searches as data.police.uk gives them: they count searches, and are placed by no LSOA",
      "0 files loaded",
    ],
    refusals: [],
  });
});

test("a file that the analyst does not mind is passed over from then on, by its bytes", async () => {
  const workspace = workspaceWith({ "asb.csv": asb, "minutes.csv": "Who,What\nAna,the March file\n" });
  const minutes = path.join(workspace, "data", "minutes.csv");
  const { refusals } = await ingest(workspace, []);
  expect(refusals).toEqual([
    'data/minutes.csv:1: no contract knows the header (found: "Who", "What"): write a contract (csp contract draft FILE), correct the header, or pass it over for good (csp ingest --never-mind FILE)',
  ]);
  expect(neverMind(workspace, [minutes])).toEqual([
    `${minutes}: passed over from now on; take its row out of seeds/never_mind.csv to change that`,
  ]);
  expect(await ingest(workspace, [])).toMatchObject({
    lines: [
      "passed over: data/minutes.csv: seeds/never_mind.csv has them",
      "0 files loaded, 1 already known",
    ],
    refusals: [],
  });
  writeFileSync(minutes, "Who,What\nAna,the April file\n");
  expect((await ingest(workspace, [])).refusals).toHaveLength(1);
  expect(() => neverMind(workspace, [path.join(workspace, "data", "asb.csv")])).toThrow(/asb\.csv is loaded/);
});

test("a header alone is not loaded in silence", async () => {
  const workspace = workspaceWith({ "asb.csv": "District,Type of ASB,Jan-23,Feb-23\n" });
  expect((await ingest(workspace, [])).lines).toEqual([
    "data/asb.csv: kent-police-asb, 0 records",
    "  NO RECORD below its header, so that it covers no month: ask the partner whether it was meant so",
    "1 file loaded",
  ]);
});

test("a record that the gate quarantined shows its text, read from the archive and not kept in the store", async () => {
  const workspace = workspaceWith({
    "asb.csv": `${asb}Ashford,Nuisance,1,2,3 extra cell\nDover,Nuisance,x y,4\n`,
  });
  await ingest(workspace, []);
  const rows = await quarantine(workspace);
  expect(rows.map(({ line, reason, value, record }) => ({ line, reason, value, record }))).toEqual([
    { line: 3, reason: "extra-cell", value: null, record: "Ashford,Nuisance,1,2,3 extra cell" },
    { line: 4, reason: "type-error", value: null, record: expect.stringContaining("District: Dover") },
  ]);
  const store = await openStore(placesOf(workspace).database, { readOnly: true });
  const tables = await store.rows<{ text: string }>("select q::varchar as text from quarantine q");
  store.close();
  expect(JSON.stringify(tables)).not.toContain("extra cell");
});
