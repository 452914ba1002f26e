import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { board } from "../../pipeline/ask/board.js";
import { openBuilt } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { revisions } from "../../pipeline/ingest/keep/revisions.js";
import { removeSupply } from "../../pipeline/ingest/keep/supplies.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { boardRow } from "../../reports/documents/status/boardRow.js";
import { csp } from "../csp.js";
import { contents, removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

async function supply(workspace: string, name: string, text: string) {
  const file = path.join(workspace, "data", name);
  writeFileSync(file, text);
  return ingest(workspace, [file], { answer: "replace" });
}

async function texts(workspace: string, all = false): Promise<string[]> {
  return (await revisions(workspace, { added: all })).map(({ text }) => text);
}

const offences = (...lines: string[]): string =>
  ["Month,District,Offence,Recorded offences", ...lines, ""].join("\n");

describe("typed figures", () => {
  test("a newer supply of part of the months replaces those alone, and what moved is said", async () => {
    const workspace = workspaceWith({});
    await supply(
      workspace,
      "older.csv",
      offences(
        "01/02/2023,Sevenoaks,Burglary - residential,20",
        "01/03/2023,Sevenoaks,Burglary - residential,31",
        "01/03/2023,Dover,Burglary - residential,40",
        "01/03/2023,Swale,Burglary - residential,<5",
        "01/03/2023,Thanet,Burglary - residential,<5",
        "01/03/2023,Ashford,Burglary - residential,7",
      ),
    );
    const { lines } = await supply(
      workspace,
      "newer.csv",
      offences(
        "01/03/2023,Sevenoaks,Burglary - residential,34",
        "01/03/2023,Swale,Burglary - residential,:",
        "01/03/2023,Ashford,Burglary - residential,7",
        "01/03/2023,Ashford,Shoplifting,3",
        "01/04/2023,Sevenoaks,Burglary - residential,9",
      ),
    );
    expect(lines[0]).toBe(
      "data/newer.csv: kent-police-offences, 5 records, 2 figures revised (csp revisions), 2 figures NO LONGER NAMED",
    );
    const moved = [
      "Kent Police, Residential burglary, Dover, March 2023: 40 → nothing",
      "Kent Police, Residential burglary, Sevenoaks, March 2023: 31 → 34",
      "Kent Police, Residential burglary, Swale, March 2023: suppressed → unavailable",
      "Kent Police, Residential burglary, Thanet, March 2023: suppressed → nothing",
    ];
    expect(await texts(workspace)).toEqual(moved);
    expect(await texts(workspace, true)).toEqual([
      ...moved,
      "Kent Police, Shoplifting, Ashford, March 2023: nothing → 3",
    ]);
    const { store } = await openBuilt(workspace);
    const row = (await board(store)).rows
      .map(boardRow)
      .find(({ source }) => source === "kent-police-offences");
    store.close();
    expect(row).toMatchObject({ revised: 2, withdrawn: 2 });
    expect(row?.note).toContain("2 figures revised; 2 figures no longer named by the newer supply");
    await removeSupply(workspace, "newer.csv");
    expect(await texts(workspace, true)).toEqual([]);
  });

  test("csp revisions as a table, as CSV and by source and extract", async () => {
    const workspace = workspaceWith({});
    await supply(workspace, "a.csv", offences("01/03/2023,Sevenoaks,Burglary - residential,31"));
    await supply(workspace, "b.csv", offences("01/03/2023,Sevenoaks,Burglary - residential,34"));
    await supply(workspace, "c.csv", offences("01/03/2023,Dover,Burglary - residential,34"));
    expect((await csp(workspace, "revisions")).out.split("\n").slice(2)).toEqual([
      "Kent Police  Residential burglary  Sevenoaks  March 2023         31         34  data/b.csv",
      "Kent Police  Residential burglary  Sevenoaks  March 2023         34    nothing  data/c.csv",
      "",
    ]);
    const since = (
      await csp(workspace, "revisions", "--since-extract", "b.csv", "--format", "csv")
    ).out.split("\n");
    expect(since).toHaveLength(3);
    expect(since[1]).toMatch(
      /^kent-police-offences,Kent Police,burglary_residential,Residential burglary,E07000111,Sevenoaks,March 2023,2023-03-01,2023-03-31,34,,final,,/,
    );
    expect((await csp(workspace, "revisions", "--source", "daily-tasking")).err).toContain(
      'no extract of "daily-tasking" has been loaded',
    );
  });

  test("a file that reaches less far than the one it replaces asks whether the order is right", async () => {
    const workspace = workspaceWith({});
    await supply(
      workspace,
      "to April.csv",
      offences("01/03/2023,Sevenoaks,Shoplifting,31", "01/04/2023,Sevenoaks,Shoplifting,30"),
    );
    const { lines } = await supply(
      workspace,
      "to March.csv",
      offences("01/03/2023,Sevenoaks,Shoplifting,29"),
    );
    expect(lines[1]).toBe(
      "  CHECK THE ORDER: it replaced months of data/to April.csv, which reaches further; if it is the older one, csp supply latest puts that file first again",
    );
    expect((await csp(workspace, "supply", "latest", "to April.csv")).out).toMatch(
      /^data\/to April\.csv \([0-9a-f]{16}\) made the latest of its source: 1 figure of kent-police-offences changed\n$/,
    );
  });
});

const street = (rows: readonly [month: string, force: string, lsoa: string, type: string][]): string =>
  [
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context",
    ...rows.map(
      ([month, force, lsoa, type]) =>
        `,${month},${force},${force},0.1,51.1,On or near X,${lsoa},Sevenoaks 001A,${type},,`,
    ),
    "",
  ].join("\n");

describe("counted records", () => {
  test("where a record is no longer there the figure is 0, not nothing; what is not mentioned stays; a month between without records is known", async () => {
    const workspace = workspaceWith({});
    await supply(
      workspace,
      "a.csv",
      street([
        ["2023-01", "Kent Police", "E01024432", "Drugs"],
        ["2023-02", "Kent Police", "E01024432", "Drugs"],
        ["2023-02", "Kent Police", "E01024432", "Burglary"],
        ["2023-02", "Kent Police", "E01024432", "Shoplifting"],
        ["2023-03", "Kent Police", "E01024432", "Drugs"],
      ]),
    );
    await supply(
      workspace,
      "b.csv",
      street([
        ["2023-02", "Kent Police", "E01024432", "Drugs"],
        ["2023-02", "Kent Police", "E01024432", "Drugs"],
        ["2023-02", "Kent Police", "E01024433", "Drugs"],
        ["2023-02", "Kent Police", "E01024433", "Burglary"],
      ]),
    );
    const rows = await revisions(workspace);
    expect(
      rows.map(({ measure, area, before, after }) => `${measure} ${area} ${before} ${after}`).sort(),
    ).toEqual([
      "street_all E01024432 3 2",
      "street_all E01024433 0 2",
      "street_burglary E01024432 1 0",
      "street_burglary E01024433 0 1",
      "street_drugs E01024432 1 2",
      "street_drugs E01024433 0 1",
    ]);
    const { coverage } = await contents(workspace);
    const months = new Set(
      (coverage as { period_start: string }[]).map((row) => row.period_start.slice(0, 7)),
    );
    expect([...months].sort()).toEqual(["2023-01", "2023-02", "2023-03"]);
  });

  test("one territory's file does not replace another's, however its name is spelled or left blank", async () => {
    const workspace = workspaceWith({});
    await supply(workspace, "kent.csv", street([["2023-01", "Kent Police", "E01024432", "Drugs"]]));
    await supply(workspace, "sussex.csv", street([["2023-01", "Sussex Police", "E01031400", "Drugs"]]));
    expect(await texts(workspace, true)).toEqual([]);
    await supply(
      workspace,
      "kent again.csv",
      street([
        ["2023-01", "KENT POLICE", "E01024432", "Drugs"],
        ["2023-01", "", "E01024432", "Drugs"],
      ]),
    );
    const store = await openStore(placesOf(workspace).database, { readOnly: true });
    const rows = await store.rows(
      "select area, value from observations where measure = 'street_drugs' order by area",
    );
    store.close();
    expect(rows).toEqual([
      { area: "E01024432", value: 2 },
      { area: "E01031400", value: 1 },
    ]);
  });

  test("a file of two territories is refused whole: it would replace half of another's months", async () => {
    const workspace = workspaceWith({});
    const { refusals } = await supply(
      workspace,
      "both.csv",
      street([
        ["2023-01", "Kent Police", "E01024432", "Drugs"],
        ["2023-01", "Sussex Police", "E01031400", "Drugs"],
      ]),
    );
    expect(refusals).toEqual([
      "data/both.csv: the records belong to 2 territories (Kent Police, Sussex Police): ask for one file for each, since a newer file replaces the months of its own territory",
    ]);
    expect((await contents(workspace)).supplies).toEqual([]);
  });
});
