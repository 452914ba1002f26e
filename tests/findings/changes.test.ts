import { describe, expect, test } from "vitest";
import { changeOf } from "../../pipeline/findings/changes.js";
import { exposureOf } from "../../pipeline/findings/exposure.js";
import { meaningOf } from "../../pipeline/findings/meaning.js";

const compared = (
  value: number | null,
  previous: number | null,
  more: Partial<Parameters<typeof changeOf>[0]> = {},
) =>
  changeOf({
    value,
    previous,
    change: value === null || previous === null ? null : value - previous,
    polarity: "down",
    counted: true,
    break_effect: null,
    ...more,
  });

describe("changeOf", () => {
  test("a February of 29 days is held against one of 28 by the day", () => {
    expect(compared(11_600, 11_200).verdict).toBe("higher");
    const exposure = exposureOf({
      period_start: "2024-02-01",
      period_end: "2024-02-29",
      previous_start: "2023-02-01",
      previous_end: "2023-02-28",
    });
    expect(compared(11_600, 11_200, { exposure })).toMatchObject({
      verdict: "within normal variation",
      z: 0,
      p: 1,
      rule: expect.stringContaining("both counted a day"),
    });
    expect(compared(11_200, 11_200, { exposure: 1 / exposure }).verdict).toBe("higher");
    expect(compared(12_200, 11_200, { exposure }).verdict).toBe("higher");
  });

  test("longer periods of a day more count as equal, and so do months whose days are not known", () => {
    const previous = { previous_start: "2023-01-01", previous_end: "2023-03-31" };
    expect(exposureOf({ period_start: "2024-01-01", period_end: "2024-03-31", ...previous })).toBe(1);
    expect(exposureOf({})).toBe(1);
  });

  test("a change that does not hold is not told, with the reason", () => {
    expect(compared(500, 100, { withheld: [{ code: "territory-begun", name: "a force" }] })).toMatchObject({
      verdict: "not comparable",
      rule: "a force is in one of the two periods alone",
    });
  });

  test("what records that are in no figure leave open is not said, however few the two may be", () => {
    // with six of them in either year the two are 40 together, without any 34
    expect(compared(17, 17, { more: 6, previous_more: 6 })).toMatchObject({ verdict: "not comparable" });
    expect(compared(20, 20, { more: 6, previous_more: 6 })).toMatchObject({
      verdict: "within normal variation",
    });
  });

  // the published figures of the sample partnership: annual report 2020-21, strategy 2023-24
  test.each([
    [2690, 1602, "higher", "bad"], // anti-social behaviour, 2020/21
    [330, 639, "lower", "good"], // residential burglary, 2020/21
    [1221, 1094, "higher", "bad"], // anti-social behaviour, year to September 2023
    [128, 113, "within normal variation", "neither"], // business and community burglary
    [579, 473, "higher", "bad"], // shoplifting
  ] as const)("%d after %d is %s, %s", (value, previous, verdict, meaning) => {
    expect(compared(value, previous)).toMatchObject({ verdict, meaning });
  });

  test("a rise of 22% on nine is too few to say, and so is 20 to 12", () => {
    expect(compared(11, 9)).toMatchObject({ verdict: "too few to say", meaning: "neither" });
    expect(compared(12, 20)).toMatchObject({ verdict: "too few to say" });
  });

  test("under 40 together a large enough difference still stands out", () => {
    expect(compared(28, 6)).toMatchObject({ verdict: "higher" });
    expect(compared(0, 20)).toMatchObject({ verdict: "lower", lower: -100, z: -8.94 });
  });

  test("both the limits and z must agree: 5 after 0 has z above 3 and limits that reach none", () => {
    // E-test 0.0625 / 2 tails; the conditional limits of 5:0 begin at 0.916
    expect(compared(5, 0)).toMatchObject({ verdict: "too few to say", z: 4.47, lower: null, upper: null });
    expect(compared(6, 0)).toMatchObject({ verdict: "higher", lower: null });
  });

  test("40 together is where a doubling begins to stand out", () => {
    expect(compared(27, 13)).toMatchObject({ verdict: "higher" });
    expect(compared(26, 13)).toMatchObject({ verdict: "too few to say" });
    expect(compared(22, 18)).toMatchObject({ verdict: "within normal variation" });
  });

  test("limits and p of published values", () => {
    // Krishnamoorthy & Thomson 2004, table 1: 0.0884 for 0 and 3, 0.1749 for 6 and 2
    expect(compared(3, 0).p).toBe(0.0884);
    expect(compared(6, 2).p).toBe(0.1749);
    // R: poisson.test(c(6, 2)) gives 0.5362 to 30.3934
    expect(compared(6, 2)).toMatchObject({ lower: -46.4, upper: 2939.3 });
  });

  test("not comparable: a gap, a share, a break that withholds; a break that flags is compared", () => {
    expect(compared(null, 90).verdict).toBe("not comparable");
    expect(compared(90, null).verdict).toBe("not comparable");
    expect(compared(400, 300, { counted: false })).toMatchObject({ verdict: "not comparable", p: null });
    expect(compared(400, 300, { break_effect: "withhold" })).toMatchObject({
      verdict: "not comparable",
      lower: null,
      rule: "a break of the register withholds the comparison",
    });
    expect(compared(400, 300, { break_effect: "flag" }).verdict).toBe("higher");
  });
});

test.each([
  ["up", "down", "bad"],
  ["down", "down", "good"],
  ["up", "up", "good"],
  ["down", "up", "bad"],
  ["up", "ambiguous", "neither"],
  [null, "down", "neither"],
  ["up", null, "neither"],
] as const)("going %s where %s is hoped for is %s", (way, polarity, meaning) => {
  expect(meaningOf(way, polarity)).toBe(meaning);
});
