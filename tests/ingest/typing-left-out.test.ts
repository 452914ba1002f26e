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
  columns: { ref: "Ref", date: "Date", type: "Type" },
  period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] },
  area: { constant: "partnership" },
  measures: [{ by: "type", values: { Noise: "noise", Test: null } }],
};
const extract = (...rows: string[]): string => `Ref,Date,Type\n${rows.join("\n")}\n`;
const noise = (records: number): string => `noise E07000111 2023-01..2023-01 ${records}`;
const reasons = (where: string): Promise<Record<string, unknown>[]> =>
  store.rows(
    `select reason, sum(n)::integer as records from judged where ${where} group by all order by all`,
  );

describe("a record that no measure takes", () => {
  test("is not called a good one; what the contract leaves out by name is", async () => {
    const measures = [
      { measure: "noise", count: "records", where: { type: "^noise" } },
      { by: "type", values: { Test: null, Graffiti: "graffiti" }, where: { type: "test|graffiti" } },
    ];
    const text = extract("1,05/01/2023,Noise", "2,05/01/2023,Noize", "3,05/01/2023,Test");
    const { observations, typing } = await typed(text, { ...log, measures });
    expect(observations).toEqual([noise(1)]);
    expect(typing).toMatchObject({ accepted: 2, excluded: 1, quarantined: 0 });
    expect(await reasons("outcome = 'excluded'")).toEqual([{ reason: "no-measure", records: 1 }]);
  });

  test("rows.leave_out says which of them are left out knowingly", async () => {
    const measures = [{ measure: "noise", count: "records", where: { type: "^noise" } }];
    const rows = { leave_out: [{ column: "type", matches: "^litter$" }] };
    const text = extract("1,05/01/2023,Noise", "2,05/01/2023,Litter", "3,05/01/2023,Noize");
    await typed(text, { ...log, measures, rows });
    expect(await reasons("outcome = 'excluded'")).toEqual([
      { reason: "left-out", records: 1 },
      { reason: "no-measure", records: 1 },
    ]);
  });
});

describe("copies", () => {
  const rows = { copies_by: ["ref", "date"] };

  test("records alike in the columns named count once, whatever else they say", async () => {
    const text = extract(
      "a1,05/01/2023,Noise",
      "a1,05/01/2023,Noise",
      "a1,05/01/2023,Test",
      "a1,06/01/2023,Noise",
      "b2,05/01/2023,Noise",
    );
    const { observations, typing } = await typed(text, { ...log, rows });
    expect(observations).toEqual([noise(3)]);
    expect(typing).toMatchObject({ accepted: 3, duplicate: 2, quarantined: 0 });
  });

  test("a blank reference is no copy of another", async () => {
    const text = extract(
      ",05/01/2023,Noise",
      ",05/01/2023,Noise",
      "c3,05/01/2023,Noise",
      "c3,05/01/2023,Noise",
    );
    const { observations, typing } = await typed(text, { ...log, rows });
    expect(observations).toEqual([noise(3)]);
    expect(typing).toMatchObject({ accepted: 3, duplicate: 1 });
  });
});

describe("references in scientific notation", () => {
  test.each(["1.23E+11", "1.23457e+11", '"1,2E+11"', "5E+10"])("%s stands for many", async (ref) => {
    const text = extract(`${ref},05/01/2023,Noise`, `${ref},05/01/2023,Noise`, "300,05/01/2023,Noise");
    const { observations, quarantined } = await typed(text, { ...log, rows: { unique_by: ["ref"] } });
    expect(observations).toEqual([noise(1)]);
    expect(quarantined).toEqual(["2 scientific-reference ref", "3 scientific-reference ref"]);
  });

  test("a reference that only looks a little like it is one", async () => {
    const text = extract("12E34,05/01/2023,Noise", "E+11,05/01/2023,Noise", "1E5,05/01/2023,Noise");
    const { quarantined } = await typed(text, { ...log, rows: { unique_by: ["ref"] } });
    expect(quarantined).toEqual([]);
  });
});
