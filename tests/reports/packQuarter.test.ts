import { describe, expect, it } from "vitest";
import { quarterNamed, quarterWords } from "../../pipeline/calendar/quarter.js";

// Financial quarters as published: Q4 2023/24 is January to March 2024.
describe("a quarter in either notation", () => {
  it.each([
    ["2024-Q1", "2024-01-01", "2024-03-31", "2023-04-01", 4, "2023-24"],
    ["2023/24-Q4", "2024-01-01", "2024-03-31", "2023-04-01", 4, "2023-24"],
    ["2023-24-q4", "2024-01-01", "2024-03-31", "2023-04-01", 4, "2023-24"],
    ["2023-Q3", "2023-07-01", "2023-09-30", "2023-04-01", 2, "2023-24"],
    ["2024/25-Q1", "2024-04-01", "2024-06-30", "2024-04-01", 1, "2024-25"],
    ["2019-Q4", "2019-10-01", "2019-12-31", "2019-04-01", 3, "2019-20"],
    ["1999/00-Q4", "2000-01-01", "2000-03-31", "1999-04-01", 4, "1999-00"],
  ])("%s is %s to %s", (text, start, end, yearStart, number, planYear) => {
    expect(quarterNamed(text)).toMatchObject({ start, end, yearStart, number, planYear });
  });

  it("knows the quarter before, over the turn of the year", () => {
    expect(quarterNamed("2024-Q1")).toMatchObject({ beforeStart: "2023-10-01", beforeEnd: "2023-12-31" });
  });

  it.each(["2024-Q5", "2024Q1", "2023/25-Q1", "Q1 2024", "2024-1", ""])("refuses %j", (text) => {
    expect(quarterNamed(text)).toBeNull();
  });

  it("says which quarter of the financial year it is", () => {
    const quarter = quarterNamed("2024-Q1");
    expect(quarter && quarterWords(quarter)).toBe("quarter 4 of the financial year 2023/24");
  });
});
