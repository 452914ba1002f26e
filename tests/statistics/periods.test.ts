import { describe, expect, it } from "vitest";
import {
  financialPeriod,
  financialQuarter,
  financialYear,
  yearToDate,
} from "../../pipeline/statistics/index.js";

describe("the financial year", () => {
  it("turns on 1 April", () => {
    expect(financialYear("2020-03-31")).toBe("2019/20");
    expect(financialYear("2020-04-01")).toBe("2020/21");
    expect(financialYear(new Date("2000-03-31"))).toBe("1999/00");
    expect(
      [1, 4, 7, 10].map((month) => financialQuarter(`2024-${String(month).padStart(2, "0")}-01`)),
    ).toEqual([4, 1, 2, 3]);
    expect(financialPeriod("2019-12-31")).toEqual({
      year: "2019/20",
      quarter: 3,
      label: "Q3 2019/20",
      yearEnding: "year ending March 2020",
      calendarQuarter: 4,
    });
  });

  it("passes on what is missing and refuses what is no day", () => {
    expect(financialYear(null)).toBeNull();
    expect(financialQuarter(undefined)).toBeNull();
    expect(financialPeriod(null)).toBeNull();
    expect(() => financialYear("2023-02-29")).toThrow("2023-02-29");
    expect(() => financialYear("31/03/2024")).toThrow("31/03/2024");
    expect(() => financialQuarter(new Date("never"))).toThrow("Invalid Date");
  });
});

describe("yearToDate", () => {
  const events = ["2023-01-05", "2023-02-28", "2023-03-01", "2024-01-05", "2024-02-29", "2025-01-01"];

  it("counts 29 February only when the day reaches it", () => {
    expect(yearToDate(events, "2024-02-28")).toMatchObject({ current: 1, previous: 2, difference: -1 });
    expect(yearToDate(events, "2024-02-29")).toMatchObject({ current: 2, previous: 2, difference: 0, z: 0 });
    expect(yearToDate(events, "2025-02-28")).toMatchObject({ current: 1, previous: 1 });
    expect(yearToDate(events, "2025-03-01")).toMatchObject({ current: 1, previous: 2 });
  });

  it("can start the year in April", () => {
    expect(yearToDate(events, { asAt: "2025-01-05", yearStartMonth: 4 })).toMatchObject({
      current: 1,
      previous: 1,
    });
    expect(() => yearToDate(events, { asAt: "2025-01-01", yearStartMonth: 13 })).toThrow("13");
  });

  it("takes its arguments together or apart, as text or as dates", () => {
    const apart = yearToDate(events, "2024-06-30");
    expect(yearToDate({ events, asAt: "2024-06-30" })).toEqual(apart);
    expect(yearToDate({ dates: events.map((day) => new Date(day)), asAt: new Date("2024-06-30") })).toEqual(
      apart,
    );
  });

  it("says how many events had no date", () => {
    expect(yearToDate(["2024-01-01", null], "2024-06-30")).toMatchObject({ current: 1, undated: 1 });
    expect(yearToDate(["2024-01-01"], null)).toMatchObject({ current: null, previous: null, z: null });
    expect(() => yearToDate(["soon"], "2024-06-30")).toThrow("soon");
  });
});
