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
const sevenoaks = "m E07000111 2023-01..2023-01";

describe("numbers", () => {
  test.each([
    ["1221", "1221"],
    ['"1,221 "', "1221"],
    ['" 1,221"', "1221"],
    ["1\u00a0221", "1221"],
    ["1221\u00a0", "1221"],
    ["1 221", "1221"],
    ['"1,234,567"', "1234567"],
    ["0", "0"],
    ["12.0", "12"],
  ])("%s is %s", async (cell, value) => {
    const { observations, quarantined } = await typed(extract(`2023-01,Sevenoaks,${cell}`), counts);
    expect(quarantined).toEqual([]);
    expect(observations).toEqual([`${sevenoaks} ${value}`]);
  });

  test.each([
    ["-3", "-3"],
    ["12.5", "12.5"],
    ["£34", "34"],
    ['"£ 1,750"', "1750"],
  ])("%s is %s of an amount", async (cell, value) => {
    const measures = [{ measure: "m", value: "number", kind: "amount" }];
    const { observations } = await typed(extract(`2023-01,Sevenoaks,${cell}`), { ...counts, measures });
    expect(observations).toEqual([`${sevenoaks} ${value}`]);
  });

  test.each([
    '"1,22"',
    '"12,21"',
    "1e3",
    "twelve",
    "12 (est)",
    "12*",
    "1..2",
    "0x10",
    "--3",
    "1.2.3",
    "NaN",
    "inf",
    "½",
    "١٢",
    '"1,2345"',
    "+",
  ])("%s is no number: quarantined, never guessed", async (cell) => {
    const { observations, quarantined, typing } = await typed(
      extract(`2023-01,Sevenoaks,${cell}`, "2023-01,Ashford,7"),
      counts,
    );
    expect(quarantined).toEqual(["2 type-error number"]);
    expect(observations).toEqual(["m E07000105 2023-01..2023-01 7"]);
    expect(typing).toMatchObject({ accepted: 1, quarantined: 1 });
  });

  test("with a decimal comma the point is the thousands", async () => {
    const measures = [{ measure: "m", value: "number", kind: "amount" }];
    const contract = { ...counts, measures, decimal: ",", delimiter: ";" };
    const text = extract("2023-01,Sevenoaks,1.221", "2023-02,Sevenoaks,3DECIMAL5", "2023-03,Sevenoaks,1.22")
      .replaceAll(",", ";")
      .replace("DECIMAL", ",");
    const { observations, quarantined } = await typed(text, contract);
    expect(observations).toEqual([`${sevenoaks} 1221`, "m E07000111 2023-02..2023-02 3.5"]);
    expect(quarantined).toEqual(["4 type-error number"]);
  });
});

describe("markers", () => {
  test.each(["", "-", ":", "..", "[x]", "n/a", "N/A", '" - "', "[X]", "\u00a0"])(
    "%j is missing, not 0",
    async (cell) => {
      const { observations, quarantined } = await typed(extract(`2023-01,Sevenoaks,${cell}`), counts);
      expect(quarantined).toEqual([]);
      expect(observations).toEqual([`${sevenoaks} !unavailable`]);
    },
  );

  test.each(["<5", "[c]", '" <5 "', "[C]"])("%j is a hidden small count, not 0", async (cell) => {
    const { observations } = await typed(extract(`2023-01,Sevenoaks,${cell}`), counts);
    expect(observations).toEqual([`${sevenoaks} !suppressed`]);
  });

  test("only those that the contract names", async () => {
    const contract = { ...counts, markers: { missing: ["no return"], suppressed: [] } };
    const { observations, quarantined } = await typed(
      extract("2023-01,Sevenoaks,No return", "2023-01,Ashford,<5", "2023-01,Dover,-"),
      contract,
    );
    expect(observations).toEqual([`${sevenoaks} !unavailable`]);
    expect(quarantined).toEqual(["3 type-error number", "4 type-error number"]);
  });

  test("a hidden cell among known ones hides their sum", async () => {
    const contract = { ...counts, columns: { ...counts.columns, type: "Type" } };
    const { observations } = await typed(
      "When,Where,Type,Number\n2023-01,Sevenoaks,a,7\n2023-01,Sevenoaks,b,<5\n",
      contract,
    );
    expect(observations).toEqual([`${sevenoaks} !suppressed`]);
  });
});

describe("periods", () => {
  const within = (grain: string, formats: string[]) => ({
    ...counts,
    period: { column: "when", grain, formats },
  });
  test.each([
    ["day", "%d/%m/%Y", "31/01/2023", "2023-01..2023-01"],
    ["day", "%d/%m/%Y", "1/2/2023", "2023-02..2023-02"],
    ["day", "%d %B %Y", "3 September 2023", "2023-09..2023-09"],
    ["day", "%Y-%m-%d %H:%M:%S", "2023-09-03 23:59:59", "2023-09..2023-09"],
    ["month", "%Y-%m", "2023-01", "2023-01..2023-01"],
    ["month", "%b-%y", "Oct-22", "2022-10..2022-10"],
    ["month", "%b-%y", " oct-22 ", "2022-10..2022-10"],
    ["month", "%B %Y", "January 2023", "2023-01..2023-01"],
    ["month", "%d/%m/%Y", "01/02/2023", "2023-02..2023-02"],
    ["month", "%Y%m", "202301", "2023-01..2023-01"],
    ["quarter", "2022-23 Q1", "2022-23 Q1", "2022-04..2022-06"],
    ["quarter", "2022-23 Q1", "Q4 2022/23", "2023-01..2023-03"],
    ["quarter", "2022-23 Q1", "2022/23 Q3", "2022-10..2022-12"],
    ["quarter", "2022-23 Q1", "Quarter 2 2022-23", "2022-07..2022-09"],
    ["quarter", "%B %Y", "May 2023", "2023-04..2023-06"],
    ["financial_year", "2022-23", "2022-23", "2022-04..2023-03"],
    ["financial_year", "2022-23", "2022/23", "2022-04..2023-03"],
    ["financial_year", "2022-23", "202223", "2022-04..2023-03"],
    ["financial_year", "2022-23", "2022-2023", "2022-04..2023-03"],
    ["financial_year", "2022-23", "1999-00", "1999-04..2000-03"],
    ["financial_year", "%d/%m/%Y", "31/03/2023", "2022-04..2023-03"],
    ["calendar_year", "%Y", "2022", "2022-01..2022-12"],
    ["year_ending", "%B %Y", "June 2025", "2024-07..2025-06"],
    ["year_ending", "%B %Y", "March 2024", "2023-04..2024-03"],
  ])("%s in %s: %s is %s", async (grain, format, cell, months) => {
    const { observations, quarantined } = await typed(
      extract(`${cell},Sevenoaks,1`),
      within(grain, [format]),
    );
    expect(quarantined).toEqual([]);
    expect(observations).toEqual([`m E07000111 ${months} 1`]);
  });

  test.each([
    ["day", "%d/%m/%Y", "01/13/2023"],
    ["day", "%d/%m/%Y", "31/02/2023"],
    ["day", "%d/%m/%Y", "2023-01-31"],
    ["day", "%d/%m/%Y", "31/01/23"],
    ["day", "%d/%m/%Y", "01/01/1066"],
    ["day", "%d/%m/%Y", "44927"],
    ["month", "%b-%y", "Okt-22"],
    ["month", "%Y-%m", "2023-13"],
    ["month", "%Y-%m", ""],
    ["quarter", "2022-23 Q1", "2022-23 Q5"],
    ["quarter", "2022-23 Q1", "2022-23"],
    ["financial_year", "2022-23", "2022-24"],
    ["financial_year", "2022-23", "2022"],
    ["financial_year", "2022-23", "2022-23 (provisional)"],
  ])("%s in %s: %j is none: quarantined", async (grain, format, cell) => {
    const { quarantined, observations } = await typed(
      extract(`${cell},Sevenoaks,1`),
      within(grain, [format]),
    );
    expect(quarantined).toEqual(["2 type-error when"]);
    expect(observations).toEqual([]);
  });

  test("one US date does not turn the UK ones", async () => {
    const { observations, quarantined } = await typed(
      extract("03/04/2023,Sevenoaks,1", "04/13/2023,Sevenoaks,1", "05/04/2023,Sevenoaks,1"),
      within("day", ["%d/%m/%Y"]),
    );
    expect(observations).toEqual(["m E07000111 2023-04..2023-04 2"]);
    expect(quarantined).toEqual(["3 type-error when"]);
  });

  test("several formats are tried in the contract's order", async () => {
    const { observations } = await typed(
      extract("Jan-23,Sevenoaks,1", "2023-02,Sevenoaks,2", "03/2023,Sevenoaks,4"),
      within("month", ["%Y-%m", "%b-%y", "%m/%Y"]),
    );
    expect(observations).toEqual([
      `${sevenoaks} 1`,
      "m E07000111 2023-02..2023-02 2",
      "m E07000111 2023-03..2023-03 4",
    ]);
  });

  test("one period for the whole file, from a title row", async () => {
    const { observations } = await typed(
      `Recorded crime,,\n"Table 2, year ending June 2025",,\n${extract(",Sevenoaks,5", ",Ashford,6")}`,
      {
        ...counts,
        period: { title: "year ending ([A-Z][a-z]+ \\d{4})", grain: "year_ending", formats: ["%B %Y"] },
      },
    );
    expect(observations).toEqual(["m E07000105 2024-07..2025-06 6", "m E07000111 2024-07..2025-06 5"]);
  });

  test("no title row with a period: every record is quarantined", async () => {
    const { quarantined } = await typed(`Recorded crime,,\n${extract(",Sevenoaks,5")}`, {
      ...counts,
      period: { title: "year ending ([A-Z][a-z]+ \\d{4})", grain: "year_ending", formats: ["%B %Y"] },
    });
    expect(quarantined).toEqual(["3 type-error null"]);
  });
});

describe("periods across", () => {
  const wide = {
    columns: { where: "Where" },
    period: { headers: "^[a-z]{3}-\\d{2}$", grain: "month", formats: ["%b-%y"], value: "number" },
    area: { columns: ["where"], level: "district" },
    measures: [{ measure: "m", value: "number" }],
  };

  test("one column a month, a total column left alone", async () => {
    const { observations } = await typed("Where,Jan-23,Feb-23,Total,Mar-23\nSevenoaks,1,2,6,3\n", wide);
    expect(observations).toEqual([
      `${sevenoaks} 1`,
      "m E07000111 2023-02..2023-02 2",
      "m E07000111 2023-03..2023-03 3",
    ]);
  });

  test("a hidden, a missing and a bad cell: the row is quarantined for the bad one alone", async () => {
    const { observations, quarantined } = await typed(
      "Where,Jan-23,Feb-23\nSevenoaks,<5,:\nAshford,1,many\nDover,4,5\n",
      wide,
    );
    expect(observations).toEqual([
      "m E07000108 2023-01..2023-01 4",
      "m E07000108 2023-02..2023-02 5",
      `${sevenoaks} !suppressed`,
      "m E07000111 2023-02..2023-02 !unavailable",
    ]);
    expect(quarantined).toEqual(["3 type-error number"]);
  });
});

describe("areas", () => {
  test.each(["Sevenoaks", "SEVENOAKS", " sevenoaks ", "E07000111"])("%j is the district", async (cell) => {
    const { observations } = await typed(extract(`2023-01,${cell},1`), counts);
    expect(observations).toEqual([`${sevenoaks} 1`]);
  });

  test.each([
    ["Folkestone & Hythe", "E07000112"],
    ["Folkestone and Hythe", "E07000112"],
    ["Shepway", "E07000112"],
    ["Tonbridge & Malling", "E07000115"],
    ["Tunbridge  Wells", "E07000116"],
  ])("%s is %s", async (cell, code) => {
    const { observations } = await typed(extract(`2023-01,${cell},1`), counts);
    expect(observations).toEqual([`m ${code} 2023-01..2023-01 1`]);
  });

  test("wards in the council's spelling", async () => {
    const { observations, quarantined } = await typed(
      extract(
        "2023-01,Sevenoaks Town & St Johns,1",
        "2023-01,SWANLEY ST MARYS,2",
        "2023-01,Dunton Green and Riverhead,4",
      ),
      {
        ...counts,
        area: { columns: ["where"], level: "ward" },
      },
    );
    expect(quarantined).toEqual([]);
    expect(observations).toHaveLength(3);
  });

  test("the district is none of its wards, by its code no more than by its name", async () => {
    const { observations, quarantined } = await typed(
      extract("2023-01,Kemsing,1", "2023-01,E05009960,2", "2023-01,Sevenoaks,3", "2023-01,E07000111,3"),
      { ...counts, area: { columns: ["where"], level: "ward" } },
    );
    expect(quarantined).toEqual(["4 unknown-area where", "5 unknown-area where"]);
    expect(observations).toHaveLength(2);
  });

  test("an unknown name is quarantined, with the column", async () => {
    const { quarantined, observations } = await typed(extract("2023-01,Sevenoakes,1"), counts);
    expect(quarantined).toEqual(["2 unknown-area where"]);
    expect(observations).toEqual([]);
  });

  test("or left out, or kept by its code, as the contract says", async () => {
    const rows = extract("2023-01,Gotham,1", "2023-01,E07000999,2");
    const exclude = await typed(rows, { ...counts, area: { columns: ["where"], unknown: "exclude" } });
    expect(exclude.typing).toMatchObject({ accepted: 0, excluded: 2, quarantined: 0 });
    const keep = await typed(rows, { ...counts, area: { columns: ["where"], unknown: "keep" } });
    expect(keep.typing).toMatchObject({ accepted: 1, excluded: 1, unknownArea: 1 });
    expect(keep.observations).toEqual(["m E07000999 2023-01..2023-01 2"]);
  });

  test("a blank one is quarantined unless the contract gives it a place", async () => {
    const rows = extract("2023-01,,1", "2023-01,  ,1");
    expect((await typed(rows, counts)).quarantined).toEqual(["2 unknown-area where", "3 unknown-area where"]);
    const placed = await typed(rows, { ...counts, area: { columns: ["where"], blank: "partnership" } });
    expect(placed.observations).toEqual([`${sevenoaks} 2`]);
  });

  test("the first of two columns that is filled names it", async () => {
    const { observations } = await typed(
      "When,Code,Name,Number\n2023-01,,Sevenoaks,1\n2023-01,E07000105,Sevenoaks,2\n",
      {
        ...counts,
        columns: { when: "When", code: "Code", name: "Name", number: "Number" },
        area: { columns: ["code", "name"] },
      },
    );
    expect(observations).toEqual(["m E07000105 2023-01..2023-01 2", `${sevenoaks} 1`]);
  });

  test("a constant", async () => {
    const { observations } = await typed("When,Number\n2023-01,1\n", {
      ...counts,
      columns: { when: "When", number: "Number" },
      area: { constant: "partnership" },
    });
    expect(observations).toEqual([`${sevenoaks} 1`]);
  });

  test("records without a place stay in their force's total", async () => {
    const { observations } = await typed(
      "When,Force,Where,Number\n2023-01,Kent Police,,1\n2023-01,Kent Police,Sevenoaks,2\n",
      {
        ...counts,
        columns: { when: "When", force: "Force", where: "Where", number: "Number" },
        territory: "force",
        area: { columns: ["where"], blank: "unassigned" },
      },
    );
    expect(observations).toEqual([`${sevenoaks} 2`, "m E23000032-unassigned 2023-01..2023-01 1"]);
  });
});
