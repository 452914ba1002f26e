import { expect, test } from "vitest";
import { addMonths } from "../../pipeline/calendar/day.js";
import { yearSentence, yearStory } from "../../reports/words/yearStory.js";

const year = { start: "2022-10-01", end: "2023-09-30" };
/** Twelve months, H high, L low, a dot neither. */
const points = (flags: string) =>
  [...flags].map((flag, at) => ({
    month: addMonths(year.start, at),
    value: 10 as number | null,
    rule: flag === "." ? null : ("shift" as const),
    side: flag === "H" ? ("high" as const) : flag === "L" ? ("low" as const) : null,
  }));

test.each([
  ["HHHHHHH.....", "high from October 2022 to April 2023, back to usual since"],
  ["..........HH", "high from August 2023 to September 2023"],
  [".H....LL....", "high in November 2022 and low from April 2023 to May 2023, back to usual since"],
  ["H.H.........", "high in October 2022 and in December 2022, back to usual since"],
  ["............", "no month stands out"],
])("%s: %s", (flags, words) => {
  expect(yearStory(points(flags), year)).toBe(words);
});

test("a year of which a month is missing is not told", () => {
  expect(yearStory(points("HHHHHHH....."), { ...year, end: "2023-10-31" })).toBeNull();
  expect(
    yearStory(
      points("HHHHHHH.....").with(3, { month: "2023-01-01", value: null, rule: null, side: null }),
      year,
    ),
  ).toBeNull();
});

test("a year that is higher though no month stands out says why", () => {
  expect(yearSentence("no month stands out", "higher")).toContain("the year as a whole");
  expect(yearSentence("no month stands out", "within normal variation")).toBe("");
  expect(yearSentence(null, "higher")).toBe("");
});
