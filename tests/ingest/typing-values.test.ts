import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../pipeline/store/open.js";
import { typed as typedIn, typingStore } from "./typedExtract.js";

let store: Store;
beforeAll(async () => {
  store = await typingStore();
});
afterAll(() => store.close());

const typed = (text: string, contract: Record<string, unknown>) => typedIn(store, text, contract);

const counts = {
  columns: { when: "When", where: "Where", number: "Number" },
  period: { column: "when", grain: "month", formats: ["%Y-%m"] },
  area: { columns: ["where"], level: "district" },
  measures: [{ measure: "m", value: "number" }],
};
const extract = (...rows: string[]): string => `When,Where,Number\n${rows.join("\n")}\n`;

describe("a count is whole and not below nought", () => {
  test.each([
    ["-3", "negative-count"],
    ["10.5", "not-whole"],
    ["0.12", "not-whole"],
    // one thousand and ten, or one: nobody can tell
    ["1.010", "not-whole"],
    ["1.000", "not-whole"],
    ["99999999999999999999", "too-large"],
    ["£7", "type-error"],
  ])("%s: %s", async (cell, reason) => {
    const { observations, quarantined } = await typed(
      extract(`2023-01,Sevenoaks,${cell}`, "2023-01,Ashford,7"),
      counts,
    );
    expect(quarantined).toEqual([`2 ${reason} number`]);
    expect(observations).toEqual(["m E07000105 2023-01..2023-01 7"]);
  });

  test("a decimal nought among those that are not is none either", async () => {
    const text = extract("2023-01,Sevenoaks,2.0", "2023-01,Ashford,7", "2023-01,Dover,2.4");
    expect((await typed(text, counts)).quarantined).toEqual(["2 not-whole number", "4 not-whole number"]);
    const whole = extract("2023-01,Sevenoaks,2.0", "2023-01,Ashford,7");
    expect((await typed(whole, counts)).quarantined).toEqual([]);
  });

  test("unless the contract has corrections", async () => {
    const text = extract("2023-01,Sevenoaks,-3", "2023-01,Ashford,-3.5");
    const { observations, quarantined } = await typed(text, { ...counts, corrections: true });
    expect(observations).toEqual(["m E07000111 2023-01..2023-01 -3"]);
    expect(quarantined).toEqual(["3 not-whole number"]);
  });

  test.each(["amount", "rate"])("unless the measure is an %s", async (kind) => {
    const measures = [{ measure: "m", value: "number", kind }];
    const { quarantined } = await typed(extract("2023-01,Sevenoaks,16.2", "2023-02,Sevenoaks,-3.5"), {
      ...counts,
      measures,
    });
    expect(quarantined).toEqual([]);
  });

  test("or the seeds say that it is no count of events", async () => {
    const measures = [{ measure: "survey_safe_by_day", value: "number" }];
    const { quarantined } = await typed(extract("2023-01,Sevenoaks,16.2"), { ...counts, measures });
    expect(quarantined).toEqual([]);
  });
});

describe("a column has one mark for thousands", () => {
  const column = (...cells: string[]): string =>
    extract(...cells.map((cell, at) => `2023-${String(at + 1).padStart(2, "0")},Sevenoaks,"${cell}"`));
  const kept = async (cells: string[], contract: Record<string, unknown> = counts) =>
    (await typed(column(...cells), contract)).quarantined;

  test("cells of the rarer one are quarantined, or all where none is rarer", async () => {
    expect(await kept(["1,234", "2,345", "1 678", "912"])).toEqual(["4 mixed-marks number"]);
    expect(await kept(["1,234", "1 678", "912"])).toEqual(["2 mixed-marks number", "3 mixed-marks number"]);
    expect(await kept(["1,234", "2,345", "1678", "912"])).toEqual([]);
    expect(await kept(["1 234", "2\u00a0345", "912"])).toEqual([]);
    expect(await kept(["1,234 567", "912"])).toEqual(["2 type-error number"]);
  });

  test("of amounts whose decimals are all of three digits nobody can tell which mark it is", async () => {
    const amounts = { ...counts, measures: [{ measure: "m", value: "number", kind: "amount" }] };
    const [first, second] = ["2 mixed-marks number", "3 mixed-marks number"];
    expect(await kept(["1,234", "2.345", "912"], amounts)).toEqual([first, second]);
    expect(await kept(["1.234", "2,345", "912"], { ...amounts, decimal: "," })).toEqual([first, second]);
    expect(await kept(["1,234", "2.345", "9.5"], amounts)).toEqual([]);
    expect(await kept(["2.345", "9.512"], amounts)).toEqual([]);
  });
});

const log = {
  columns: { date: "Date", type: "Type", done: "Done" },
  period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] },
  area: { constant: "partnership" },
  measures: [
    { measure: "all", count: "records" },
    { measure: "done", count: "records", where: { type: "^noise$", done: "^yes$" } },
  ],
};
const records = (...rows: string[]): string =>
  `Date,Type,Done\n${rows.map((row) => `05/01/2023,${row}`).join("\n")}\n`;

describe("a column of yes and no", () => {
  test("a word that is neither is quarantined, and not taken for no", async () => {
    const { observations, quarantined } = await typed(
      records(
        "Noise,Yes",
        "Noise,No",
        "Noise,",
        "Noise,n",
        "Noise,n/a",
        "Noise,Y",
        "Noise,Removed",
        "Noise,TRUE",
      ),
      log,
    );
    expect(observations).toEqual(["all E07000111 2023-01..2023-01 5", "done E07000111 2023-01..2023-01 1"]);
    expect(quarantined).toEqual([7, 8, 9].map((line) => `${line} neither-yes-nor-no done`));
  });

  test("only of the records for which the measure asks", async () => {
    const { quarantined } = await typed(records("Litter,Swept", "Noise,Yes"), log);
    expect(quarantined).toEqual([]);
  });

  test("the contract's own words for no", async () => {
    const { quarantined } = await typed(records("Noise,Left", "Noise,No"), {
      ...log,
      markers: { missing: [""], suppressed: [], no: ["Left"] },
    });
    expect(quarantined).toEqual(["3 neither-yes-nor-no done"]);
  });

  test("a measure that looks for no knows yes", async () => {
    const measures = [{ measure: "open", count: "records", where: { done: "^no$" } }];
    const { observations, quarantined } = await typed(records("Noise,Yes", "Noise,No", "Noise,N"), {
      ...log,
      measures,
    });
    expect(observations).toEqual(["open E07000111 2023-01..2023-01 1"]);
    expect(quarantined).toEqual(["4 neither-yes-nor-no done"]);
  });

  test("a pattern of something else is none", async () => {
    const measures = [{ measure: "placed", count: "records", where: { done: "." } }];
    const { quarantined } = await typed(records("Noise,Anything", "Noise,"), { ...log, measures });
    expect(quarantined).toEqual([]);
  });
});

const towns = {
  columns: { month: "Month", town: "Town", type: "Type", number: "Number" },
  rows: { unique_by: ["month", "town", "type"] },
  period: { column: "month", grain: "month", formats: ["%Y-%m"] },
  area: { constant: "partnership" },
  measures: [{ measure: "m", value: "number" }],
};
const table = (...rows: string[]): string => `Month,Town,Type,Number\n${rows.join("\n")}\n`;

describe("a row that is called a total", () => {
  test.each([
    "Total",
    "TOTAL:",
    "Grand Total",
    "Sub-total",
    "Subtotal",
    "All towns",
    "All",
    "Overall",
    "Cyfanswm",
    "Swanley Total",
    "Total Swanley",
    "All Swanley",
    "Swanley (total)",
    "District total",
    "Sum",
    "Sum of complaints",
    "Average",
    "Total for month",
  ])("%s", async (name) => {
    const { observations, quarantined } = await typed(
      table("2023-01,Swanley,Noise,3", "2023-01,Edenbridge,Noise,4", `2023-01,${name},,7`),
      towns,
    );
    expect(quarantined).toEqual(["4 looks-like-total town"]);
    expect(observations).toEqual(["m E07000111 2023-01..2023-01 7"]);
  });

  test.each([
    "All Hallows",
    "Totally Tops",
    "Total Fitness",
    "Meantown",
    "Summerhill",
    "Allington",
    "Overall Street",
  ])("%s is none", async (name) => {
    const { quarantined } = await typed(table("2023-01,Swanley,Noise,3", `2023-01,${name},Noise,9`), towns);
    expect(quarantined).toEqual([]);
  });

  test("what the contract says is none is none", async () => {
    const rows = { ...towns.rows, not_totals: ["Grand Total"] };
    const text = table("2023-01,Grand Total,Noise,3");
    expect((await typed(text, { ...towns, rows })).quarantined).toEqual([]);
  });

  test("a type that the contract counts is none", async () => {
    const measures = [{ by: "type", value: "number", values: { "All types": "m" } }];
    expect((await typed(table("2023-01,Swanley,All types,3"), { ...towns, measures })).quarantined).toEqual(
      [],
    );
  });

  test("also where no area, no type and no month are called so", async () => {
    const { quarantined } = await typed(
      extract("2023-01,Sevenoaks,3", "2023-01,Grand Total,3", "Total,,3"),
      counts,
    );
    expect(quarantined).toEqual(["3 looks-like-total where", "4 looks-like-total when"]);
  });
});

const threeMonths = (row: (month: number) => string): string[] => [1, 2, 3].map(row);

describe("a row that is the sum of others", () => {
  const noise = threeMonths((month) => `2023-0${month},Swanley,Noise,${month + 30}`);
  const litter = threeMonths((month) => `2023-0${month},Swanley,Litter,${month + 17}`);
  const other = threeMonths((month) => `2023-0${month},Edenbridge,Noise,${month * 9}`);
  const months = (...numbers: number[]): string[] =>
    numbers.map((number, index) => `m E07000111 2023-0${index + 1}..2023-0${index + 1} ${number}`);

  test.each([
    ["of a name, under the name", threeMonths((month) => `2023-0${month},Swanley,,${2 * month + 47}`)],
    ["of a name, with a full stop", threeMonths((month) => `2023-0${month},Swanley.,,${2 * month + 47}`)],
    ["of all, without a name", threeMonths((month) => `2023-0${month},,,${11 * month + 47}`)],
    ["of all, under another name", threeMonths((month) => `2023-0${month},West Kent,,${11 * month + 47}`)],
    [
      "of each name and of all",
      [
        ...threeMonths((month) => `2023-0${month},Swanley,,${2 * month + 47}`),
        ...threeMonths((month) => `2023-0${month},,,${11 * month + 47}`),
      ],
    ],
  ])("%s", async (_name, sums) => {
    const { observations, quarantined } = await typed(table(...noise, ...litter, ...other, ...sums), towns);
    expect(quarantined).toEqual(sums.map((_, index) => `${index + 11} looks-like-total town`));
    expect(observations).toEqual(months(58, 69, 80));
  });

  const pets = threeMonths((month) => `2023-0${month},Swanley,Pets,${month * 5}`);
  test.each([
    ["that its words name", "Noise and litter", (month: number) => 2 * month + 47],
    ["of which it says all", "All noise", (month: number) => month + 30 + month * 4],
    ["of which it is the plain name", "Noises", (month: number) => month + 30 + month * 4],
  ])("of the types %s", async (_name, whole, sum) => {
    const dogs = threeMonths((month) => `2023-0${month},Swanley,Noise of dogs,${month * 4}`);
    const kinds = [...noise.map((row) => row.replace("Noise", "Noise by night")), ...dogs];
    const parts = whole === "Noise and litter" ? [...noise, ...litter] : kinds;
    const sums = threeMonths((month) => `2023-0${month},Swanley,${whole},${sum(month)}`);
    const { quarantined } = await typed(table(...parts, ...pets, ...other, ...sums), towns);
    expect(quarantined).toEqual(sums.map((_, index) => `${index + 14} looks-like-total type`));
  });

  test("but not those of a type that only holds the words of two others", async () => {
    const mixed = threeMonths((month) => `2023-0${month},Swanley,Noise and litter,${2 * month + 48}`);
    const { quarantined } = await typed(table(...noise, ...litter, ...pets, ...mixed), towns);
    expect(quarantined).toEqual([]);
  });

  test("a few small numbers are no proof", async () => {
    const rows = ["2023-01,Swanley,Noise,1", "2023-01,Edenbridge,Noise,1", "2023-01,Hextable,Noise,2"];
    expect((await typed(table(...rows), towns)).quarantined).toEqual([]);
    const large = rows.map((row) => `${row}00`); // 100 + 100 = 200 once: still by chance
    expect((await typed(table(...large), towns)).quarantined).toEqual([]);
  });

  test("two equal rows with nothing beside them are none", async () => {
    const rows = [1, 2, 3, 4, 5, 6].flatMap((month) =>
      ["Swanley", "Edenbridge"].map((town) => `2023-0${month},${town},Noise,${month > 3 ? 40 : 80}`),
    );
    expect((await typed(table(...rows), towns)).quarantined).toEqual([]);
  });

  test("nor one that is the sum in most of its months", async () => {
    const sums = threeMonths((month) => `2023-0${month},West Kent,,${11 * month + (month === 2 ? 48 : 47)}`);
    const { quarantined } = await typed(table(...noise, ...litter, ...other, ...sums), towns);
    expect(quarantined).toEqual([]);
  });

  test("nor one that the contract says is none", async () => {
    const sums = threeMonths((month) => `2023-0${month},West Kent,,${11 * month + 47}`);
    const rows = { ...towns.rows, not_totals: ["West Kent"] };
    const { quarantined } = await typed(table(...noise, ...litter, ...other, ...sums), { ...towns, rows });
    expect(quarantined).toEqual([]);
  });

  test("across, as in a wide file", async () => {
    const wide = {
      columns: { district: "District", type: "Type" },
      rows: { unique_by: ["district", "type"] },
      period: { headers: "^\\w{3}-\\d{2}$", grain: "month", formats: ["%b-%y"], value: "number" },
      area: { columns: ["district"], level: "district" },
      measures: [{ measure: "m", value: "number" }],
    };
    const { observations, quarantined } = await typed(
      "District,Type,Jan-23,Feb-23\nAshford,Noise,30,40\nAshford,Litter,20,15\nAshford,,50,55\nDover,Noise,3,4\n",
      wide,
    );
    expect(quarantined).toEqual(["4 looks-like-total district"]);
    expect(observations).toContain("m E07000105 2023-01..2023-01 50");
  });
});

describe("a label whose figures are another label's", () => {
  const figures = [31, 47, 12, 58, 23, 39, 71, 15];
  const rowsOf = (
    type: string,
    figure = (index: number): number => figures[index] ?? 0,
    from = 0,
  ): string[] =>
    figures
      .map((_, index) => `2023-0${index + 1},Swanley,${type},${figure(index)}`)
      .filter((_, index) => index >= from);
  const pets = rowsOf("Pets", (index) => 20 + ((index * 7) % 11));
  const twice = (rows: readonly string[], contract: Record<string, unknown> = towns) =>
    typed(table(...rowsOf("Noise"), ...pets, ...rows), contract);

  test("counts once; the one of fewer periods is quarantined", async () => {
    const { observations, quarantined } = await twice(rowsOf("Nuisance", undefined, 3));
    expect(quarantined).toEqual([18, 19, 20, 21, 22].map((line) => `${line} same-figures type`));
    expect(observations).toContain("m E07000111 2023-04..2023-04 88");
  });

  test("whatever column it stands in", async () => {
    const other = [...rowsOf("Noise"), ...pets]
      .map((row) => row.replace("Swanley", "Swanley Town"))
      .reverse();
    const { quarantined } = await twice(other);
    expect(quarantined).toHaveLength(16);
    expect(quarantined[0]).toBe("18 same-figures town");
  });

  test("but both count where a figure in five is another", async () => {
    const near = rowsOf("Nuisance", (index) => (figures[index] ?? 0) + (index % 5 === 2 ? 1 : 0));
    expect((await twice(near)).quarantined).toEqual([]);
  });

  test("nor where what never changes is equal, or few figures are", async () => {
    const stocks = [...rowsOf("Cameras", () => 40), ...rowsOf("Lamps", () => 40)];
    expect((await twice(stocks)).quarantined).toEqual([]);
    expect((await twice(rowsOf("Nuisance", undefined, 5))).quarantined).toEqual([]);
  });

  test("nor where the contract says so", async () => {
    const rows = { ...towns.rows, not_totals: ["Nuisance"] };
    expect((await twice(rowsOf("Nuisance"), { ...towns, rows })).quarantined).toEqual([]);
  });

  test("nor where they are two measures", async () => {
    const measures = [{ by: "type", value: "number", values: { Noise: "m", Nuisance: "n", Pets: null } }];
    expect((await twice(rowsOf("Nuisance"), { ...towns, measures })).quarantined).toEqual([]);
  });
});
