import { afterAll, describe, expect, test } from "vitest";
import { exchangedInOrder } from "../../pipeline/ingest/doubts/rows/periodOrder.js";
import { cases } from "../damage/shapes/others.js";
import { offences, wide } from "../damage/shapes/typed.js";
import { at, cellOf, type Row, type Table, textOf, withCells } from "../damage/table.js";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const log = cases();
const [table] = log.tables as [Table];
const contract = log.contract ?? "";

/** What is asked of the log as `change` makes it, under its contract or another one. */
const askedOf = (change: (table: Table) => Table, said = contract): Promise<string[]> =>
  refusedInTurn([textOf(change(table))], { "../seeds/contracts/noise-cases.yaml": said });

const cellsChanged =
  (label: string, text: (row: Row, index: number, rows: readonly Row[]) => string) =>
  (of: Table): Table => ({
    ...of,
    rows: of.rows.map((row, index) => withCells(row, { [at(of, label)]: text(row, index, of.rows) })),
  });

/** The same contract, which reads codes alone. */
const codesAlone = contract.replace(", ward: Ward,", ",").replace("[code, ward]", "[code]");

describe("a log of which other columns show a mistake", () => {
  test.each([
    "CANCELLED",
    "No crime",
    "Duplicate of N30001",
    "Logged in error",
    "cancelled - no such address",
  ])("a note of %s, in a column that the contract does not map", async (note) => {
    expect(
      await askedOf(
        cellsChanged("Notes", (row, index) => (index % 90 === 7 ? note : cellOf(row, at(table, "Notes")))),
      ),
    ).toEqual([
      expect.stringMatching(
        /^.*: its figures may be wrong: \d+ records say in “Notes” that it is none.* put "Notes" under drop/,
      ),
    ]);
  });

  test.each([
    "Bus cancelled by the operator",
    "Void property",
    "Test purchase",
    "Duplicate keys cut",
    "Copy of letter sent",
  ])("a note of %s says nothing", async (note) => {
    expect(
      await askedOf(cellsChanged("Notes", (row, index) => (index % 90 === 7 ? note : cellOf(row, 0)))),
    ).toEqual([]);
  });

  test("a column that the contract drops says nothing", async () => {
    expect(
      await askedOf(
        cellsChanged("Notes", () => "Cancelled"),
        `${contract}drop: [Notes]\n`,
      ),
    ).toEqual([]);
  });

  test("dates under one another's labels", async () => {
    const exchange: Record<string, string> = {
      "Date reported": "Date closed",
      "Date closed": "Date reported",
    };
    expect(
      await askedOf((of) => ({ ...of, header: of.header.map((label) => exchange[label] ?? label) })),
    ).toEqual([expect.stringContaining("records have a “Date reported” after their “Date closed”")]);
  });

  test("the date of closing as that of reporting", async () => {
    const closed = at(table, "Date closed");
    expect(await askedOf(cellsChanged("Date reported", (row) => cellOf(row, closed)))).toEqual([
      expect.stringContaining("records have one day as their “Date reported” and their “Date closed”"),
    ]);
  });

  test("names that were moved by a row against their codes, mapped or not", async () => {
    const moved = cellsChanged("Ward", (_row, index, rows) =>
      cellOf(rows[Math.max(0, index - 1)] as Row, at(table, "Ward")),
    );
    expect(await askedOf(moved)).toEqual([
      expect.stringContaining("of its records have the code of one area and the name of another"),
    ]);
    expect(await askedOf(moved, codesAlone)).toEqual([
      expect.stringContaining(
        "of its records have the code of one area and the name that another has otherwise",
      ),
    ]);
  });

  test("names that are written in two ways beside their codes are none", async () => {
    const spelt = cellsChanged("Ward", (row, index) =>
      index % 3 === 0
        ? `${cellOf(row, at(table, "Ward"))} ward`
        : cellOf(row, at(table, "Ward")).toUpperCase(),
    );
    expect(await askedOf(spelt, codesAlone)).toEqual([]);
  });

  test("sixty records on one day", async () => {
    const later = (row: Row, index: number): string =>
      index >= 500 && index < 560 ? "12/08/2022" : cellOf(row, at(table, "Date reported"));
    expect(await askedOf(cellsChanged("Date reported", later))).toEqual([
      expect.stringMatching(/records of 12 August 2022, and of no other day more than \d+/),
    ]);
  });
});

test("two periods in one another's place are found in rows of any order of names, and few or alphabetical ones are not", () => {
  const rows = (periods: readonly string[], names: readonly string[], byName: boolean) =>
    byName
      ? names.flatMap((words) => periods.map((period) => ({ period, words })))
      : periods.flatMap((period) => names.map((words) => ({ period, words })));
  const exchanged = ["2023-04", "2023-05", "2023-07", "2023-06", "2023-08"];
  for (const byName of [true, false]) {
    expect(exchangedInOrder(rows(exchanged, ["a", "b"], byName))).toEqual(["2023-07", "2023-06"]);
    expect(exchangedInOrder(rows(exchanged.toReversed(), ["a"], byName))).toEqual(["2023-06", "2023-07"]);
    expect(exchangedInOrder(rows([...exchanged].sort(), ["a", "b"], byName))).toBeNull();
    expect(exchangedInOrder(rows(exchanged.slice(1), ["a", "b"], byName))).toBeNull();
  }
  // April, August, July, June, May: by the alphabet
  expect(
    exchangedInOrder(rows(["2023-04", "2023-08", "2023-07", "2023-06", "2023-05"], ["a"], true)),
  ).toBeNull();
  // of one name alone the file has another order
  expect(
    exchangedInOrder([...rows(exchanged, ["a"], true), ...rows([...exchanged].sort(), ["b"], true)]),
  ).toBeNull();
});

test("a table that lacks the row of one area and type is asked about, and one whose cells are hidden is not", async () => {
  const [whole] = wide().tables as [Table];
  const without = { ...whole, rows: whole.rows.filter((_, index) => index !== 19) };
  expect(await refusedInTurn([textOf(whole)])).toEqual([]);
  expect(await refusedInTurn([textOf(without)])).toEqual([
    expect.stringContaining("it has no row of one “Type of ASB” for "),
  ]);
  const [hidden] = offences().tables as [Table];
  const count = at(hidden, "Recorded offences");
  const all = hidden.rows.map((row) =>
    cellOf(row, at(hidden, "District")) === "Dover" && cellOf(row, at(hidden, "Offence")) === "Drug offences"
      ? withCells(row, { [count]: "<5" })
      : row,
  );
  expect(await refusedInTurn([textOf({ ...hidden, rows: all })])).toEqual([]);
});
