import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayIn,
  endOfMonth,
  isDay,
  isMonth,
  monthsBetween,
  twelveMonthsTo,
} from "../../pipeline/calendar/day.js";
import { monthNumber } from "../../pipeline/calendar/names.js";
import { firstOfTwoYears, planYearAfter, planYearFrom } from "../../pipeline/calendar/planYear.js";
import { formatPeriod, writtenDays } from "../../pipeline/calendar/print.js";
import { quarterNamed, quarterTo } from "../../pipeline/calendar/quarter.js";

test("days are read where the calendar has them", () => {
  expect(["2024-02-29", "2023-02-29", "2023-13-01", "2023-1-1", "0000-00-00"].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(["2023-09", "2023-00", "2023-9"].map(isMonth)).toEqual([true, false, false]);
  expect(["31/10/2023", "1/2/2023", "31/2/2023", "2023-10-31", "soon"].map(dayIn)).toEqual([
    "2023-10-31",
    "2023-02-01",
    null,
    "2023-10-31",
    null,
  ]);
  expect(["September", "sep", "Sept", "smarch"].map(monthNumber)).toEqual([9, 9, 9, 0]);
});

test("days and months are added", () => {
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2024-01-01", -1)).toBe("2023-12-31");
  expect(addMonths("2023-12-01", 1)).toBe("2024-01-01");
  expect(addMonths("2024-01-01", -12)).toBe("2023-01-01");
  expect(addMonths("2024-03-31", -1)).toBe("2024-02-29");
  expect(endOfMonth("2023-02")).toBe("2023-02-28");
  expect(monthsBetween("2022-10-01", "2023-09-30")).toBe(12);
  expect(twelveMonthsTo("2023-09")).toEqual({ start: "2022-10-01", end: "2023-09-30" });
});

test("years that follow one another, in either notation", () => {
  expect(["2024-25", "2024/25", "1999-00", "2024-99", "2024-26", "2024"].map(firstOfTwoYears)).toEqual([
    2024,
    2024,
    1999,
    null,
    null,
    null,
  ]);
  expect(planYearFrom(1999)).toBe("1999-00");
  expect(["2023-03", "2023-04", "2023-09"].map(planYearAfter)).toEqual(["2023-24", "2024-25", "2024-25"]);
});

test("the last quarter that has ended by a month", () => {
  expect(["2023-09", "2023-10", "2023-11", "2024-02", "2023-12"].map((to) => quarterTo(to).end)).toEqual([
    "2023-09-30",
    "2023-09-30",
    "2023-09-30",
    "2023-12-31",
    "2023-12-31",
  ]);
  expect(quarterTo("2023-09-30")).toEqual(quarterNamed("2023-Q3"));
});

test("periods and days in words", () => {
  expect(formatPeriod("2022-10-01", "2023-09-30")).toBe("October 2022 to September 2023");
  expect(formatPeriod("2023-07-01", "2023-09-30")).toBe("July to September 2023");
  expect(formatPeriod("2023-02-01", "2023-02-28")).toBe("February 2023");
  expect(formatPeriod("2023-02-02", "2023-02-28")).toBe("2 February 2023 to 28 February 2023");
  expect(writtenDays("5.1 (31/10/2023), 2023-11-02; 45/10/2023")).toBe(
    "5.1 (31 October 2023), 2 November 2023; 45/10/2023",
  );
});
