import { describe, expect, it, test } from "vitest";
import { sayPercent } from "../../pipeline/audit/document/sayNumber.js";
import { firstOf, joinWords } from "../../pipeline/words/list.js";
import { formatCount, formatDecimal, formatNumber, pounds } from "../../pipeline/words/number.js";
import { ordinal } from "../../pipeline/words/ordinal.js";
import { counted, countedOrNo, oneOrMany } from "../../pipeline/words/plural.js";
import { rounded } from "../../pipeline/words/round.js";

describe("what is printed is rounded half away from zero", () => {
  const halves: [number, number, string][] = [
    [-2.5, 0, "-3"],
    [2.5, 0, "3"],
    [-11.65, 1, "-11.7"],
    [1.005, 2, "1.01"],
    [-0.04, 1, "0.0"],
    // what arithmetic leaves of a half: (0.615 × 3 + 0.83) / 1
    [2.6749999999999994, 2, "2.68"],
  ];
  it.each(halves)("%d to %d decimals is %s, in documents and in the audit", (value, decimals, expected) => {
    expect(formatDecimal(value, decimals)).toBe(expected);
    expect(sayPercent(value, decimals)).toBe(`${expected} per cent`);
    expect(formatNumber(value, decimals)).toBe(String(Number(expected)));
  });

  it("a whole number stays itself, and what is no number is refused", () => {
    expect(rounded(9007199254740991, 2)).toBe(9007199254740991);
    expect(Object.is(rounded(-0), 0)).toBe(true);
    expect(() => rounded(Number.NaN)).toThrow("NaN");
  });
});

test("numbers with their words", () => {
  expect([0, 1, 2, 1234].map((count) => counted(count, "supply", "supplies"))).toEqual([
    "0 supplies",
    "1 supply",
    "2 supplies",
    "1,234 supplies",
  ]);
  expect([0, 1].map((count) => countedOrNo(count, "action"))).toEqual(["no action", "1 action"]);
  expect(oneOrMany(2, "is", "are")).toBe("are");
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1001].map(ordinal)).toEqual(
    "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th 1,001st".split(" "),
  );
  expect([34218, 6.84, 0.5].map(pounds)).toEqual(["£34,218", "£6.84", "£0.50"]);
  expect([1221, 12.25].map(formatCount)).toEqual(["1,221", "12.3"]);
});

test("lists", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(joinWords)).toEqual(["", "a", "a and b", "a, b and c"]);
  expect(firstOf(["a", "b", "c"], 2)).toBe("a, b and 1 more");
  expect(firstOf(["a", "b"], 2, 40)).toBe("a, b and 38 more");
});
