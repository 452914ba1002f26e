import { expect, test } from "vitest";
import { lackedMonthEnds } from "../../pipeline/ingest/doubts/days/monthEnds.js";

const day = (date: string): number => Date.parse(date) / 86_400_000;

/** The days of 2023 up to a day, so many records each, of which `keep` says which have any. */
const log = (to: string, records: number, keep: (date: Date) => boolean = () => true) =>
  Array.from({ length: day(to) - day("2023-01-01") + 1 }, (_, index) => day("2023-01-01") + index)
    .filter((each) => keep(new Date(each * 86_400_000)))
    .map((each) => ({ day: each, records }));

const isMonthEnd = (date: Date): boolean => new Date(date.getTime() + 86_400_000).getUTCDate() === 1;
const isWeekend = (date: Date): boolean => [0, 6].includes(date.getUTCDay());

test("a log without the last day of any month", () => {
  expect(lackedMonthEnds(log("2023-06-29", 2, (date) => !isMonthEnd(date)))).toBeCloseTo(11.2, 1);
});

test("a log that has one of them", () => {
  expect(
    lackedMonthEnds(log("2023-06-30", 2, (date) => !isMonthEnd(date) || date.getUTCMonth() === 3)),
  ).toBeNull();
});

test("a log of so few that chance tells as much", () => {
  expect(lackedMonthEnds(log("2023-03-30", 2, (date) => !isMonthEnd(date)))).toBeNull();
});

test("months that end at a weekend in a log that has none there", () => {
  // 30 April is a Sunday
  expect(lackedMonthEnds(log("2023-03-30", 9, (date) => !isMonthEnd(date) && !isWeekend(date)))).toBeCloseTo(
    27,
    -1,
  );
  expect(
    lackedMonthEnds(
      log("2023-04-29", 9, (date) => !isWeekend(date)).filter((each) => each.day >= day("2023-04-03")),
    ),
  ).toBeNull();
});
