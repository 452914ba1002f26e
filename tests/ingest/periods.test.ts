import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../pipeline/store/open.js";
import { typed, typingStore } from "./typedExtract.js";

let store: Store;
beforeAll(async () => {
  store = await typingStore();
});
afterAll(() => store.close());

const counts = (period: Record<string, unknown>) => ({
  columns: { when: "When", where: "Where", number: "Number" },
  period: { column: "when", ...period },
  area: { columns: ["where"], level: "district" },
  measures: [{ measure: "m", value: "number" }],
});

/** "2023-09..2023-09" of one record, or why it was quarantined. */
async function read(text: string, period: Record<string, unknown>): Promise<string> {
  const cell = `"${text}"`;
  const { observations, quarantined } = await typed(
    store,
    `When,Where,Number\n${cell},Sevenoaks,5\n`,
    counts(period),
  );
  return observations[0]?.split(" ")[2] ?? (quarantined[0] ?? "").replace(/^\d+ /, "");
}

describe("months as partners write them", () => {
  test.each([
    ["Sept-23", "%b-%y"],
    ["SEPT-23", "%b-%y"],
    ["September-23", "%b-%y"],
    ["Sep\u201123", "%b-%y"],
    ["Sep–23", "%b-%y"],
    ["Sept 2023", "%b %Y"],
    ["Sept. 2023", "%b %Y"],
    ["Sep 2023", "%B %Y"],
    ["Medi 2023", "%B %Y"],
    ["30-SEP-2023", "%d-%b-%Y"],
    ["202309", "%Y%m"],
    ["2023M09", "%YM%m"],
    ["2023/24 September", "2022-23 %B"],
    ["Sep 2023-24", "2022-23 %b"],
    ["2023/24 9", "2022-23 %m"],
  ])("%s under %s is September 2023", async (text, format) => {
    expect(await read(text, { grain: "month", formats: [format] })).toBe("2023-09..2023-09");
  });

  test.each([
    ["Ionawr", "01"],
    ["Chwefror", "02"],
    ["Mawrth", "03"],
    ["Ebrill", "04"],
    ["Mai", "05"],
    ["Mehefin", "06"],
    ["Gorffennaf", "07"],
    ["Awst", "08"],
    ["Hydref", "10"],
    ["Tachwedd", "11"],
    ["Rhagfyr", "12"],
  ])("%s is a month in Welsh", async (name, month) => {
    expect(await read(`${name} 2023`, { grain: "month", formats: ["%B %Y"] })).toBe(
      `2023-${month}..2023-${month}`,
    );
  });

  test("January to March are those of a financial year's second year", async () => {
    expect(await read("2023/24 Feb", { grain: "month", formats: ["2022-23 %b"] })).toBe("2024-02..2024-02");
  });

  test.each(["Sepp-23", "September", "Sept-2023x", "Set-23"])("%s is none", async (text) => {
    expect(await read(text, { grain: "month", formats: ["%b-%y", "%b %Y"] })).toBe("type-error when");
  });

  test("a format that reads a year out of bounds leaves the text to the next", async () => {
    expect(await read("01/09/23", { grain: "month", formats: ["%d/%m/%Y", "%d/%m/%y"] })).toBe(
      "2023-09..2023-09",
    );
  });
});

describe("quarters and years", () => {
  test.each([
    ["2023/24 Q2", "2022-23 Q1"],
    ["Q2 2023/24", "2022-23 Q1"],
    ["2023-24 Quarter 2", "2022-23 Q1"],
    ["2023/24 2", "2022-23 Q1"],
    ["2 2023/24", "2022-23 Q1"],
    ["2023/24 Jul-Sep", "2022-23 Q1"],
    ["July to September 2023/24", "2022-23 Q1"],
    ["202324 Q2", "2022-23 Q1"],
    ["2023 Q3", "2022 Q1"],
    ["Q3 2023", "2022 Q1"],
    ["2023 3", "2022 Q1"],
    ["Jul-Sep 2023", "2022 Q1"],
  ])("%s under %s is July to September 2023", async (text, format) => {
    expect(await read(text, { grain: "quarter", formats: [format] })).toBe("2023-07..2023-09");
  });

  test("January to March is the last quarter of a financial year and the first of a calendar year", async () => {
    expect(await read("2023/24 Jan-Mar", { grain: "quarter", formats: ["2022-23 Q1"] })).toBe(
      "2024-01..2024-03",
    );
    expect(await read("Jan-Mar 2024", { grain: "quarter", formats: ["2022 Q1"] })).toBe("2024-01..2024-03");
  });

  test.each(["2023/24 5", "2023/24", "2022/24 Q1", "Q0 2023/24", "Jan-Jun 2023"])(
    "%s is none",
    async (text) => {
      expect(await read(text, { grain: "quarter", formats: ["2022-23 Q1", "2022 Q1"] })).toBe(
        "type-error when",
      );
    },
  );

  test("202324 is a financial year", async () => {
    expect(await read("202324", { grain: "financial_year", formats: ["2022-23"] })).toBe("2023-04..2024-03");
  });
});

describe("stamps with an offset", () => {
  const day = { grain: "day", formats: ["%Y-%m-%dT%H:%M:%S%z"] };
  test.each([
    ["2024-04-01T00:15:00+01:00", "2024-04..2024-04"],
    ["2024-03-31T23:15:00Z", "2024-04..2024-04"],
    ["2024-03-31T22:15:00Z", "2024-03..2024-03"],
    ["2024-01-31T23:45:00+00:00", "2024-01..2024-01"],
  ])("%s counts on the local day", async (text, period) => {
    expect(await read(text, day)).toBe(period);
  });
});

describe("a period in two columns", () => {
  test.each([
    ["month", "%Y %m", "2015,1", "2015-01..2015-01"],
    ["month", "%Y %b", "2020,Apr", "2020-04..2020-04"],
    ["month", "%Y %B", "2020,September", "2020-09..2020-09"],
    ["quarter", "2022-23 Q1", "2022/23,4", "2023-01..2023-03"],
    ["quarter", "2022-23 Q1", "2022/23,Q4", "2023-01..2023-03"],
    ["quarter", "2022 Q1", "2022,4", "2022-10..2022-12"],
    ["month", "2022-23 %B", "2022/23,March", "2023-03..2023-03"],
  ])("%s by %s: %s is %s", async (grain, format, cells, period) => {
    const { observations } = await typed(store, `Year,Part,Where,Number\n${cells},Sevenoaks,5\n`, {
      columns: { year: "Year", part: "Part", where: "Where", number: "Number" },
      period: { columns: ["year", "part"], grain, formats: [format] },
      area: { columns: ["where"], level: "district" },
      measures: [{ measure: "m", value: "number" }],
    });
    expect(observations).toEqual([`m E07000111 ${period} 5`]);
  });

  test("quarters of a year are not added up to it, and a blank quarter is a fault", async () => {
    const { observations, quarantined } = await typed(
      store,
      "Financial Year,Financial Quarter,Where,Number\n2022/23,1,Sevenoaks,101\n2022/23,2,Sevenoaks,102\n2022/23,,Sevenoaks,103\n",
      {
        columns: { year: "Financial Year", quarter: "Financial Quarter", where: "Where", number: "Number" },
        rows: { unique_by: ["year", "quarter", "where"] },
        period: { columns: ["year", "quarter"], grain: "quarter", formats: ["2022-23 Q1"] },
        area: { columns: ["where"], level: "district" },
        measures: [{ measure: "m", value: "number" }],
      },
    );
    expect(observations).toEqual(["m E07000111 2022-04..2022-06 101", "m E07000111 2022-07..2022-09 102"]);
    expect(quarantined).toEqual(["4 type-error year"]);
  });
});

describe("weeks", () => {
  const ending = { grain: "week", week: "ending", formats: ["%d/%m/%Y"] };
  const beginning = { grain: "week", week: "beginning", formats: ["%d/%m/%Y"] };
  test.each([
    ["30/04/2023", ending, "2023-04..2023-04"],
    ["07/05/2023", ending, "2023-05..2023-05"],
    ["06/05/2023", ending, "straddling-week when"],
    ["24/04/2023", beginning, "2023-04..2023-04"],
    ["25/04/2023", beginning, "straddling-week when"],
    ["2023-W17", { ...beginning, formats: ["2022-W01"] }, "2023-04..2023-04"],
    ["2023-W18", { ...beginning, formats: ["2022-W01"] }, "2023-05..2023-05"],
    ["2020-W53", { ...beginning, formats: ["2022-W01"] }, "straddling-week when"],
    ["2023-W53", { ...beginning, formats: ["2022-W01"] }, "type-error when"],
  ])("%s: a week of one month counts there, one of two months nowhere", async (text, period, expected) => {
    expect(await read(text, period)).toBe(expected);
  });
});

describe("dates in American order", () => {
  const log = {
    columns: { date: "Date", where: "Where" },
    period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] },
    area: { columns: ["where"], level: "district" },
    measures: [{ measure: "m", count: "records" }],
  };
  const dates = (...cells: string[]) =>
    typed(store, `Date,Where\n${cells.map((cell) => `${cell},Sevenoaks`).join("\n")}\n`, log, {
      whole: true,
    });

  test("a column that fits month/day alone refuses the file, both readings shown", async () => {
    await expect(dates("03/01/2024", "03/14/2024", "03/15/2024")).rejects.toMatchObject({
      reason: "month-first",
      message:
        "the dates fit %m/%d/%Y, and not all of them the contract's %d/%m/%Y: 03/14/2024 is no date there; 03/01/2024 is 3 January 2024 by the contract and 1 March 2024 in the other order",
    });
    await expect(dates("03/01/2024", "03/14/2024", "unknown", "")).rejects.toMatchObject({
      reason: "month-first",
    });
  });

  test("one date that fits only the contract's order: the others are faults of theirs", async () => {
    const { quarantined } = await dates("03/01/2024", "03/14/2024", "15/03/2024");
    expect(quarantined).toEqual(["3 type-error date"]);
  });

  test("a column of which no date decides is read by the contract", async () => {
    const { observations } = await dates("03/01/2024", "04/01/2024", "2024-13-01");
    expect(observations).toEqual(["m E07000111 2024-01..2024-01 2"]);
  });
});

describe("nought in words", () => {
  test.each(["Nil", "none", "NONE", "-", ""])("%j is 0 where the contract says so", async (cell) => {
    const given = {
      ...counts({ grain: "month", formats: ["%Y-%m"] }),
      markers: { zero: ["nil", "None", "-", ""] },
    };
    const { observations } = await typed(store, `When,Where,Number\n2023-01,Sevenoaks,${cell}\n`, given);
    expect(observations).toEqual(["m E07000111 2023-01..2023-01 0"]);
  });

  test("without that a dash is missing and a word is a fault", async () => {
    const given = counts({ grain: "month", formats: ["%Y-%m"] });
    const { observations, quarantined } = await typed(
      store,
      "When,Where,Number\n2023-01,Sevenoaks,-\n2023-02,Sevenoaks,Nil\n",
      given,
    );
    expect(observations).toEqual(["m E07000111 2023-01..2023-01 !unavailable"]);
    expect(quarantined).toEqual(["3 type-error number"]);
  });
});

test("what has no width is not there, in labels and in cells; narrow blanks are blanks", async () => {
  const given = counts({ grain: "month", formats: ["%b-%y"] });
  const { observations, quarantined } = await typed(
    store,
    "Wh\u200ben,\u2060Where,Number\u00ad\nJan\u200b-23,Seven\u00adoaks\u200b,1\u202f234\nFeb-23,\ufeffSevenoaks,\u200b5\n",
    given,
  );
  expect(quarantined).toEqual([]);
  expect(observations).toEqual(["m E07000111 2023-01..2023-01 1234", "m E07000111 2023-02..2023-02 5"]);
});
