import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { dayAsTyped } from "../../pipeline/ingest/keep/dayAsTyped.js";
import { exportQuarantine, quarantine } from "../../pipeline/ingest/keep/quarantine.js";
import { release } from "../../pipeline/ingest/keep/release.js";
import { removeSupply, restoreSupply } from "../../pipeline/ingest/keep/supplies.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { csvRecords } from "../../pipeline/workspace/seeds/csvRecords.js";
import { contents, faultsOf, removeFolders, workspaceWith } from "../faults/csp.js";
import { ingestedInTurn } from "./inTurn.js";
import { type Cell, ods, xlsx } from "./workbooks/makeWorkbook.js";

afterAll(removeFolders);

const damaged = `Month,District,Offence,Recorded offences
01/03/2023,Sevenoaks,Burglary - residential,31
01/03/2023,Ashford,Burglary - residential,40
31/02/2023,Dover,Burglary - residential,12
01/03/2023,Atlantis,Burglary - residential,13
01/03/2023,Swale,Burglary - residential,=14
01/03/2023,"Maidstone,Burglary - residential,15
01/03/2023,Thanet,Burglary - residential,16,
01/03/2023,Dartford,Shoplifting,17
01/03/2023,Dartford,Shoplifting,18
`;

/** The same file as it should have come. */
const right = damaged
  .replace("31/02/2023", "01/03/2023")
  .replace("Atlantis", "Canterbury")
  .replace("=14", "14")
  .replace('"Maidstone', "Maidstone")
  .replace("16,\n", "16\n")
  .replace("01/03/2023,Dartford,Shoplifting,18\n", "");

async function exported(workspace: string): Promise<{ file: string; text: string }> {
  const [written] = await exportQuarantine(workspace, path.join(workspace, "out"));
  if (!written) throw new Error("nothing was exported");
  return { file: written.file, text: readFileSync(written.file, "utf8") };
}

/** What an analyst does to the exported file; the second of the two Dartford lines is left out. */
function corrected(text: string): string {
  return text
    .replace(",31/02/2023,Dover", ",01/03/2023,Dover")
    .replace(",01/03/2023,Atlantis", ",01/03/2023,Canterbury")
    .replace(",'=14,", ",14,")
    .replace(/^([0-9a-f]{16},7,.*?),,,,,/m, "$1,01/03/2023,Maidstone,Burglary - residential,15,")
    .replace(/^([0-9a-f]{16},8,.*?),,,,,/m, "$1,01/03/2023,Thanet,Burglary - residential,16,")
    .split("\r\n")
    .filter((line) => !/^[0-9a-f]{16},10,/.test(line))
    .join("\r\n");
}

async function figures(workspace: string): Promise<Record<string, number>> {
  const store = await openStore(placesOf(workspace).database, { readOnly: true });
  try {
    const rows = await store.rows<{ name: string; value: number }>(
      `select a.name || ' ' || measure || ' ' || strftime(period_start, '%Y-%m') as name, value
      from observations o join areas a on a.code = o.area order by name`,
    );
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  } finally {
    store.close();
  }
}

/** By which words rows are named; one whose rows are all in quarantine has no figures. */
async function words(workspace: string): Promise<unknown[]> {
  const store = await openStore(placesOf(workspace).database, { readOnly: true });
  try {
    return await store.rows(
      "select kind, area, word, periods, value from supply_labels where periods > 0 order by all",
    );
  } finally {
    store.close();
  }
}

test("what was quarantined is listed with its line, byte, reason and cells, and what to do", async () => {
  const workspace = await ingestedInTurn([["damaged.csv", damaged]]);
  const rows = await quarantine(workspace);
  expect(rows.map(({ line, reason, column, record }) => [line, reason, column, record])).toEqual([
    [
      4,
      "type-error",
      "Month",
      "Month: 31/02/2023; District: Dover; Offence: Burglary - residential; Recorded offences: 12",
    ],
    [
      5,
      "unknown-area",
      "District",
      "Month: 01/03/2023; District: Atlantis; Offence: Burglary - residential; Recorded offences: 13",
    ],
    [
      6,
      "type-error",
      "Recorded offences",
      "Month: 01/03/2023; District: Swale; Offence: Burglary - residential; Recorded offences: =14",
    ],
    [7, "unclosed-quote", null, '01/03/2023,"Maidstone,Burglary - residential,15'],
    [8, "extra-cell", null, "01/03/2023,Thanet,Burglary - residential,16,"],
    [
      9,
      "conflicting-key",
      null,
      "Month: 01/03/2023; District: Dartford; Offence: Shoplifting; Recorded offences: 17",
    ],
    [
      10,
      "conflicting-key",
      null,
      "Month: 01/03/2023; District: Dartford; Offence: Shoplifting; Recorded offences: 18",
    ],
  ]);
  const lines = damaged.split("\n");
  for (const { line, byte } of rows) {
    expect(damaged.slice(byte, damaged.indexOf("\n", byte))).toBe(lines[line - 1]);
  }
  expect(readFileSync(placesOf(workspace).database).includes("Atlantis")).toBe(false);
});

test("a corrected file that was saved as a workbook makes the same figures", async () => {
  const figuresOf: Record<string, Record<string, number>> = {};
  for (const kind of ["csv", "xlsx", "ods"] as const) {
    const workspace = await ingestedInTurn([["damaged.csv", damaged]]);
    const { file, text } = await exported(workspace);
    const right = corrected(text);
    writeFileSync(file, right);
    const given = kind === "csv" ? file : file.replace(/csv$/, kind);
    if (kind !== "csv") {
      // as a spreadsheet takes the text: numbers as numbers, 1 March 2023 as the day 44986
      const rows = csvRecords(right, file).map(({ cells }) =>
        cells.map((cell): Cell => {
          if (cell === "01/03/2023") return { date: 44986 };
          return /^\d{1,6}$/.test(cell) ? Number(cell) : cell;
        }),
      );
      writeFileSync(given, await { xlsx, ods }[kind]([{ name: "Sheet1", rows }]));
    }
    expect(await release(workspace, given)).toMatchObject({ outcome: "released", released: 6, faults: [] });
    expect(await release(workspace, given)).toMatchObject({ outcome: "released before" });
    figuresOf[kind] = await figures(workspace);
  }
  expect(figuresOf.xlsx).toEqual(figuresOf.csv);
  expect(figuresOf.ods).toEqual(figuresOf.csv);
});

test("a day that a spreadsheet made of a text is written as the contract has it", () => {
  expect(dayAsTyped("2023-04-01", ["%b-%y"])).toBe("Apr-23");
  expect(dayAsTyped("2023-04-07", ["%b-%y", "%d/%m/%Y"])).toBe("07/04/2023");
  expect(dayAsTyped("2023-04-07 14:30:00", ["%d/%m/%Y", "%d/%m/%Y %H:%M"])).toBe("07/04/2023 14:30");
  expect(dayAsTyped("2023-04-07", ["%b-%y", "2022-23"])).toBe("2023-04-07");
  expect(dayAsTyped("Sevenoaks", ["%b-%y"])).toBe("Sevenoaks");
});

test("a corrected file makes the figures what the right file would have made them", async () => {
  const workspace = await ingestedInTurn([["damaged.csv", damaged]]);
  const before = await contents(workspace, false);
  const { file, text } = await exported(workspace);
  expect(text).toContain(",'=14,"); // a spreadsheet must not compute it
  writeFileSync(file, corrected(text));
  const done = await release(workspace, file);
  expect(done).toMatchObject({
    outcome: "released",
    released: 6,
    untouched: 0,
    before: 0,
    replaced: 0,
    faults: [],
  });

  const fresh = await ingestedInTurn([["right.csv", right]]);
  expect(await figures(workspace)).toEqual(await figures(fresh));
  expect(await words(workspace)).toEqual(await words(fresh));
  expect((await quarantine(workspace)).map(({ line }) => line)).toEqual([10]);
  expect(await faultsOf(workspace)).toEqual([]);

  const after = await contents(workspace);
  expect((await release(workspace, file)).outcome).toBe("released before");
  expect(await contents(workspace)).toEqual(after);
  await ingest(workspace, [], { rebuild: true });
  expect(await contents(workspace)).toEqual(after);

  await removeSupply(workspace, done.extract);
  expect(await contents(workspace, false)).toEqual(before);
  expect((await release(workspace, file)).outcome).toBe("removed earlier");
  await restoreSupply(workspace, done.extract);
  expect(await contents(workspace)).toEqual(after);
});

test("what is still not right stays quarantined, and a later file releases it without counting the others twice", async () => {
  const workspace = await ingestedInTurn([["damaged.csv", damaged]]);
  const { file, text } = await exported(workspace);
  const first = await release(workspace, file);
  expect(first.outcome).toBe("nothing to release");
  expect(first.untouched).toBe(2);
  expect(first.faults.map(({ line, reason }) => [line, reason])).toEqual([
    [2, "type-error"],
    [3, "unknown-area"],
    [4, "type-error"],
    [7, "conflicting-key"],
    [8, "conflicting-key"],
  ]);
  writeFileSync(file, text.replace(",31/02/2023,Dover", ",01/03/2023,Dover"));
  expect(await release(workspace, file)).toMatchObject({ released: 1, untouched: 2 });
  writeFileSync(file, corrected(text));
  expect(await release(workspace, file)).toMatchObject({ released: 5, before: 1, faults: [] });
  const fresh = await ingestedInTurn([["right.csv", right]]);
  expect(await figures(workspace)).toEqual(await figures(fresh));
});

test("a newer supply of the months replaces released figures of its measures too, whichever came first", async () => {
  const newer = "Month,District,Offence,Recorded offences\n01/03/2023,Dover,Burglary - residential,11\n";
  const workspace = await ingestedInTurn([["damaged.csv", damaged]]);
  const { file, text } = await exported(workspace);
  writeFileSync(file, corrected(text));
  await release(workspace, file);
  const later = path.join(workspace, "data", "newer.csv");
  writeFileSync(later, newer);
  await ingest(workspace, [], { answer: "replace" });
  const stand = { "Dover burglary_residential 2023-03": 11, "Dartford shoplifting 2023-03": 17 };
  expect(await figures(workspace)).toEqual(stand);

  const other = await ingestedInTurn([["damaged.csv", damaged]]);
  writeFileSync(path.join(other, "data", "newer.csv"), newer);
  await ingest(other, [], { answer: "replace" });
  writeFileSync(file, corrected(text));
  expect(await release(other, file)).toMatchObject({ outcome: "released", released: 6, replaced: 5 });
  expect(await figures(other)).toEqual(stand);
  await removeSupply(other, "newer.csv");
  expect((await figures(other))["Dover burglary_residential 2023-03"]).toBe(12);
});

test("a line that the mended contract accepts by itself is not counted twice", async () => {
  const text = damaged.replace(
    "01/03/2023,Sevenoaks,Burglary - residential,31",
    "01/03/2023,Sevenoaks,Burgling,31",
  );
  const workspace = workspaceWith({ "damaged.csv": text });
  await ingest(workspace, []);
  const exportedFile = await exported(workspace);
  writeFileSync(
    exportedFile.file,
    corrected(exportedFile.text).replace(",Burgling,31", ",Burglary - residential,31"),
  );
  await release(workspace, exportedFile.file);
  expect((await figures(workspace))["Sevenoaks burglary_residential 2023-03"]).toBe(31);
  const contract = path.join(workspace, "seeds", "contracts", "kent-police-offences.yaml");
  writeFileSync(
    contract,
    readFileSync(contract, "utf8").replace(
      "    values:\n",
      "    values:\n      Burgling: burglary_residential\n",
    ),
  );
  await ingest(workspace, [], { rebuild: true });
  expect((await figures(workspace))["Sevenoaks burglary_residential 2023-03"]).toBe(31);
});

test("a wide extract's records, and a file saved again by a spreadsheet (semicolons, UTF-16)", async () => {
  const wide = `District,Type of ASB,Jan-23,Feb-23,Total
Ashford,Nuisance,10,11,21
Dover,Nuisance,x12,13,25
Atlantis,Nuisance,1,2,3
`;
  const workspace = workspaceWith({ "asb.csv": wide });
  await ingest(workspace, []);
  const { file, text } = await exported(workspace);
  const mended = text.replace(",x12,", ",12,").replace("Atlantis,", "Swale,");
  const cells = mended
    .replace("\ufeff", "")
    .split("\r\n")
    .map((line) => line.replaceAll(",", ";"));
  // the hints hold commas, in quotes
  writeFileSync(file, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(cells.join("\r\n"), "utf16le")]));
  expect(await release(workspace, file)).toMatchObject({ outcome: "released", released: 2, faults: [] });
  expect(await figures(workspace)).toEqual({
    "Ashford asb_incidents 2023-01": 10,
    "Ashford asb_incidents 2023-02": 11,
    "Dover asb_incidents 2023-01": 12,
    "Dover asb_incidents 2023-02": 13,
    "Swale asb_incidents 2023-01": 1,
    "Swale asb_incidents 2023-02": 2,
  });
});

test("an exported file that lies in data is not taken for a newer supply", async () => {
  const workspace = await ingestedInTurn([["damaged.csv", damaged]]);
  const before = await contents(workspace);
  const { text } = await exported(workspace);
  writeFileSync(path.join(workspace, "data", "corrected.csv"), corrected(text));
  const { refusals } = await ingest(workspace, []);
  expect(refusals).toEqual([
    "data/corrected.csv: holds records quarantined from another file, which it would replace: csp quarantine release data/corrected.csv",
  ]);
  expect(await contents(workspace)).toEqual(before);
});

test("files that are no export, of no supply or of lines that were not quarantined are refused by name", async () => {
  const workspace = await ingestedInTurn([["damaged.csv", damaged]]);
  const { file, text } = await exported(workspace);
  const refusal = async (changed: string): Promise<string> => {
    writeFileSync(file, changed);
    return release(workspace, file).then(
      () => "released",
      (error: Error) => error.message.replace(file, "FILE"),
    );
  };
  expect(await refusal(damaged)).toBe('FILE names no supply in a column "csp: supply"');
  expect(await refusal(text.replace(/([0-9a-f]{16}),4,/, "$1,2,"))).toBe(
    "FILE:2: line 2 of data/damaged.csv was not quarantined",
  );
  expect(await refusal(text.replace(/([0-9a-f]{16}),4,/, "$1,four,"))).toMatch(
    /^FILE:2: no line of the supply [0-9a-f]{16}$/,
  );
  expect(readdirSync(placesOf(workspace).archive)).toHaveLength(1);
});
