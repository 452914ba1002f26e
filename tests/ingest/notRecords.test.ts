import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../pipeline/store/open.js";
import { typed as typedIn, typingStore } from "./typedExtract.js";

let store: Store;
beforeAll(async () => {
  store = await typingStore();
});
afterAll(() => store.close());

const typed = (text: string, contract: Record<string, unknown>) => typedIn(store, text, contract);

const log = {
  columns: { ref: "Ref", date: "Date", type: "Type", note: "Note" },
  rows: { unique_by: ["ref"] },
  period: { column: "date", grain: "day", formats: ["%Y-%m-%d"] },
  area: { constant: "partnership" },
  measures: [{ measure: "m", count: "records" }],
};
const records = (...rows: string[]): string => `Ref,Date,Type,Note\n${rows.join("\n")}\n`;

describe("a row that says it is no record", () => {
  test.each([
    "TEST",
    "Test record",
    "test entry 2",
    "TEST - please ignore",
    "Cancelled",
    "Canceled",
    "CANCELLED - visit",
    "Cancelled by caller",
    "Visit (cancelled)",
    "Void",
    "Deleted",
    "Duplicate",
    "Duplicate of AB12",
    "Created in error",
    "Target",
    "Forecast",
    "of which repeat complaints",
    "of which: fireworks",
    "Memo: fires",
    "Example",
    "Same month last year",
  ])("%s", async (word) => {
    const { observations, quarantined } = await typed(
      records("A1,2023-01-02,Noise,", `A2,2023-01-03,${word},`, "A3,2023-01-04,Noise,"),
      log,
    );
    expect(quarantined).toEqual(["3 no-record type"]);
    expect(observations).toEqual(["m E07000111 2023-01..2023-01 2"]);
  });

  test.each(["TEST123", "A2 CANCELLED", "T-CANCELLED", "test"])("by its reference: %s", async (reference) => {
    const { quarantined } = await typed(
      records("A1,2023-01-02,Noise,", `${reference},2023-01-03,Noise,`, "A3,2023-01-04,Noise,"),
      log,
    );
    expect(quarantined).toEqual(["3 no-record ref"]);
  });

  test("but not where the references begin so by custom", async () => {
    const { quarantined } = await typed(
      records("TEST-1,2023-01-02,Noise,", "TEST-2,2023-01-03,Noise,", "A3,2023-01-04,Noise,"),
      log,
    );
    expect(quarantined).toEqual([]);
  });

  test.each([
    "Test purchase",
    "Testwood",
    "Drug test on arrest",
    "Void property",
    "Target hardening",
    "Targeted patrol",
    "Duplicate number plates",
    "Deleted her photographs",
    "Cancelled his card after a fraud",
    "Avoidance",
    "Protest",
    "Memorial damaged",
    "A field in which horses stand",
  ])("%s is one", async (word) => {
    const { quarantined } = await typed(
      records("A1,2023-01-02,Noise,", `CONTEST7,2023-01-03,${word},${word}`),
      log,
    );
    expect(quarantined).toEqual([]);
  });

  test("what the contract knows by name is one", async () => {
    const text = records("A1,2023-01-02,Noise,", "A2,2023-01-03,Cancelled,");
    const rows = { unique_by: ["ref"], not_totals: ["Cancelled"] };
    expect((await typed(text, { ...log, rows })).quarantined).toEqual([]);
    const measures = [{ by: "type", values: { Noise: "m", Cancelled: "n" } }];
    expect((await typed(text, { ...log, measures })).quarantined).toEqual([]);
    const where = [{ measure: "m", count: "records", where: { type: "cancel" } }];
    expect((await typed(text, { ...log, measures: where })).quarantined).toEqual([]);
  });

  test("among typed counts, by area and across", async () => {
    const wide = {
      columns: { district: "District", type: "Type" },
      rows: { unique_by: ["district", "type"] },
      period: { headers: "^\\w{3}-\\d{2}$", grain: "month", formats: ["%b-%y"], value: "number" },
      area: { columns: ["district"], level: "district" },
      measures: [{ measure: "m", value: "number" }],
    };
    const { observations, quarantined } = await typed(
      "District,Type,Jan-23\nAshford,Noise,30\nAshford,of which: fireworks,5\nTarget,Noise,9\n",
      wide,
    );
    expect(quarantined).toEqual(["3 no-record type", "4 no-record district"]);
    expect(observations).toEqual(["m E07000105 2023-01..2023-01 30"]);
  });
});

describe("a block of rows that stands twice", () => {
  const types = ["Noise", "Litter", "Graffiti"];
  const says = (number: number): string => `2023-01-${String(number + 10)},${types[number % 3]},`;
  const block = (from: number, references: string): string[] =>
    Array.from({ length: 12 }, (_, index) => `${references}${index},${says(index + from)}`);

  test("under new references counts once", async () => {
    const { typing, observations, quarantined } = await typed(
      records(...block(0, "A"), "C1,2023-01-30,Noise,", ...block(0, "B")),
      log,
    );
    expect(observations).toEqual(["m E07000111 2023-01..2023-01 13"]);
    expect(typing).toMatchObject({ accepted: 13, duplicate: 12 });
    expect(quarantined).toEqual([]);
  });

  test("without a key counts once, and what stood twice before it twice", async () => {
    const rows = block(0, "").map((row) => row.replace(/^\d+/, ""));
    const { observations } = await typed(records(rows[0] ?? "", ...rows, ",2023-01-30,Noise,", ...rows), {
      ...log,
      rows: { unique_by: [] },
    });
    expect(observations).toEqual(["m E07000111 2023-01..2023-01 14"]);
  });

  test.each([
    ["a few rows", [...block(0, "A"), ...block(0, "B").slice(0, 9)], 21],
    ["the same rows in another order", [...block(0, "A"), ...block(0, "B").reverse()], 24],
    ["one row many times", Array.from({ length: 30 }, (_, index) => `A${index},${says(1)}`), 30],
  ])("%s are no block", async (_name, rows, number) => {
    const { observations } = await typed(records(...rows), log);
    expect(observations).toEqual([`m E07000111 2023-01..2023-01 ${number}`]);
  });

  test("nor are rows of which only the month, the place and the type are known", async () => {
    const monthly = { ...log, period: { column: "date", grain: "month", formats: ["%Y-%m-%d"] } };
    const { observations } = await typed(records(...block(0, "A"), ...block(0, "B")), monthly);
    expect(observations).toEqual(["m E07000111 2023-01..2023-01 24"]);
  });
});

describe("a column that was sorted without the others", () => {
  const day = (index: number): string => `2023-0${1 + Math.floor(index / 25)}-${10 + ((index % 25) >> 1)}`;
  const kinds = [...Array(25).fill("Graffiti"), ...Array(25).fill("Litter"), ...Array(25).fill("Noise")];
  const by = { ...log, measures: [{ by: "type", prefix: "m_" }] };
  const rows = kinds.map((kind, index) => [`A${index}`, day(index), kind, ""]);
  const doubts = async (of: readonly (readonly string[])[], contract: Record<string, unknown> = by) =>
    (await typed(records(...of.map((cells) => cells.join(","))), contract)).typing.doubts;
  const said =
    'its rows are in the order of "Date" and in that of "Type" too, as in a file of which one column was sorted without the others';

  test("is asked about, in either order", async () => {
    expect(await doubts(rows)).toEqual([said]);
    expect(await doubts([...rows].reverse())).toEqual([said]);
  });

  test("but not where the days begin again at each type, or a type comes back", async () => {
    const own = (index: number): string => day(index % 25);
    expect(await doubts(rows.map(([ref, , kind], index) => [ref ?? "", own(index), kind ?? "", ""]))).toEqual(
      [],
    );
    expect(await doubts([...rows, ["A75", "2023-03-30", "Litter", ""]])).toEqual([]);
  });

  test("nor where a few records of three types, or some of two, say little", async () => {
    expect(await doubts(rows.filter((_, index) => index % 3 === 0))).toEqual([]);
    const two = rows.map((cells, index) => cells.with(2, index < 50 ? "Litter" : "Noise"));
    expect(await doubts(two)).toEqual([said]);
    expect(await doubts(two.slice(0, 69))).toEqual([]);
  });

  test("nor a column that no figure asks for", async () => {
    expect(await doubts(rows, log)).toEqual([]);
  });
});

describe("a status that the contract does not map", () => {
  const withStatus = (status: string): string =>
    `Ref,Date,Type,Note,Status\nA1,2023-01-02,Noise,,Closed\nA2,2023-01-03,Noise,,${status}\n`;
  const whole = (text: string, contract: Record<string, unknown>) =>
    typedIn(store, text, contract, { whole: true });

  test("and that says that a record was cancelled refuses the file", async () => {
    await expect(whole(withStatus("Cancelled - duplicate"), log)).rejects.toThrow(
      'the column "Status" says "Cancelled - duplicate" of 1 record, and the contract does not map it',
    );
  });

  test("but not where it says nothing of the kind, or is dropped by name", async () => {
    expect((await whole(withStatus("Open"), log)).typing.accepted).toBe(2);
    expect((await whole(withStatus("Cancelled"), { ...log, drop: ["Status"] })).typing.accepted).toBe(2);
  });
});
