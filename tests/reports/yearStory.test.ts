import { expect, test } from "vitest";
import { addMonths } from "../../pipeline/calendar/day.js";
import { laterMonths, laterWords } from "../../reports/documents/data/laterMonths.js";
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

test("months since are not said to be usual where together they are more than a year before by more than chance", () => {
  // 25 a month since July, 16 a year before; 24 of each would be no more than chance
  const of = (before: number, segment = 1) =>
    [...".........HHHHHHHHH..."].flatMap((flag, at) => {
      const months = addMonths("2022-01-01", at);
      const value =
        months >= "2023-07-01" ? 25 : months >= "2022-07-01" && months < "2022-10-01" ? before : 35;
      const rule = flag === "." ? null : ("shift" as const);
      return [
        { month: months, value, rule, side: rule && ("high" as const), segment: at < 12 ? segment : 1 },
      ];
    });
  const later = laterMonths(of(12), year);
  expect(later).toEqual({
    start: "2023-07-01",
    end: "2023-09-30",
    value: 75,
    previous: 36,
    reading: "higher",
  });
  expect(yearStory(of(12), year, later !== null)).toBe(
    "high from October 2022 to June 2023, no month stands out since",
  );
  expect(laterWords(later)).toBe("July to September 2023 together (75) is higher than a year before (36).");
  expect(laterMonths(of(24), year)).toBeNull();
  // a break in recording between the two
  expect(laterMonths(of(12, 0), year)).toBeNull();
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

test.each([
  ["3 against 0", [3], [0]],
  ["7 against 1", [7], [1]],
  ["what was taken back", [-2], [50]],
])("of too few, or below nought, nothing is told: %s", (_, [now = 0], [before = 0]) => {
  const points = Array.from({ length: 24 }, (_each, at) => {
    const month = addMonths("2021-10-01", at);
    const value = month === "2023-09-01" ? now : month === "2022-09-01" ? before : 5;
    const rule = month === "2023-08-01" ? ("shift" as const) : null;
    return { month, value, rule, side: rule && ("high" as const), segment: 1 };
  });
  expect(laterMonths(points, year)).toBeNull();
});
