import { describe, expect, it } from "vitest";
import { poissonInterval, rate, twoProportions, wilson } from "../../pipeline/statistics/index.js";

describe("poissonInterval", () => {
  it("gives exact limits below 10 and Byar's from 10", () => {
    // Garwood 1936, Biometrika 28: 1.09 to 10.24 for a count of 4.
    const four = poissonInterval({ count: 4 });
    expect(four.lower).toBeCloseTo(1.09, 2);
    expect(four.upper).toBeCloseTo(10.24, 2);
    expect(four.method).toBe("Exact");
    // PHEindicatormethods 2.1, test data of byars_lower and byars_upper.
    const sixtyFive = poissonInterval({ count: 65 });
    expect(sixtyFive.lower).toBeCloseTo(50.1631877104595, 10);
    expect(sixtyFive.upper).toBeCloseTo(82.8491385459398, 10);
    expect(sixtyFive.method).toBe("Byars");
    expect(poissonInterval({ count: 9 }).method).toBe("Exact");
    expect(poissonInterval({ count: 10 }).method).toBe("Byars");
  });

  it("has the rule of three at 0", () => {
    const none = poissonInterval({ count: 0, confidence: 0.9 });
    expect(none.lower).toBe(0);
    expect(none.upper).toBeCloseTo(-Math.log(0.05), 12);
  });

  it("keeps its digits where the library's quantile loses them", () => {
    // R 4.2: poisson.test(10000)$conf.int[2]
    expect(poissonInterval({ count: 10_000, method: "Exact" }).upper).toBeCloseTo(10_197.9516246615, 6);
    // R 4.5: poisson.test(1262, conf.level = 0.8)$conf.int and poisson.test(4115, conf.level = 0.5)$conf.int
    const wide = poissonInterval({ count: 1262, confidence: 0.8, method: "Exact" });
    expect(wide.lower).toBeCloseTo(1216.6928329143757, 6);
    const narrow = poissonInterval({ count: 4115, confidence: 0.5, method: "Exact" });
    expect(narrow.lower).toBeCloseTo(4071.552879693727, 6);
    expect(narrow.upper).toBeCloseTo(4159.0890090899557, 6);
    expect(() => poissonInterval({ count: 600.5, method: "Exact" })).toThrow("600.5");
  });

  it("is missing for a missing count and refuses a wrong one", () => {
    for (const count of [null, undefined, Number.NaN]) {
      expect(poissonInterval({ count })).toEqual({ lower: null, upper: null, method: null });
    }
    expect(() => poissonInterval({ count: -3 })).toThrow("-3");
    expect(() => poissonInterval({ count: Number.POSITIVE_INFINITY })).toThrow("Infinity");
    expect(() => poissonInterval({ count: 3, confidence: 95 })).toThrow("95");
  });
});

describe("rate", () => {
  it("divides count and limits by the population", () => {
    // PHEindicatormethods 2.1, testdata_Rate: 20 events among 100 people, per 100.
    const actual = rate({ count: 20, population: 100, multiplier: 100 });
    expect(actual.value).toBe(20);
    expect(actual.lower).toBeCloseTo(12.2114288348759, 10);
    expect(actual.upper).toBeCloseTo(30.8898803691971, 10);
  });

  it("is per 1,000 unless told", () => {
    expect(rate({ count: 1221, population: 120_519 }).value).toBeCloseTo(10.1312, 4);
  });

  it("allows more events than people, and refuses no people or fewer than no events", () => {
    expect(rate({ count: 250, population: 220 }).value).toBeGreaterThan(1000);
    expect(() => rate({ count: 1, population: 0 })).toThrow("population must be above 0, got 0");
    expect(() => rate({ count: -1, population: 10 })).toThrow("rate: count must be 0 or more, got -1");
    expect(() => rate({ count: 1, population: 10, confidence: 95 })).toThrow("rate: confidence must lie");
    expect(() => rate({ count: 1, population: 10, multiplier: -5 })).toThrow("-5");
  });

  it("is missing when either figure is", () => {
    const nothing = { value: null, lower: null, upper: null };
    expect(rate({ count: null, population: 100 })).toEqual({ ...nothing, method: null });
    expect(rate({ count: 10, population: Number.NaN })).toEqual({ ...nothing, method: "Byars" });
  });
});

describe("wilson", () => {
  it("meets the published limits", () => {
    // PHEindicatormethods 2.1, testdata_Prop: 65 of 100.
    const actual = wilson({ count: 65, total: 100 });
    expect(actual.lower).toBeCloseTo(0.55254443296888, 12);
    expect(actual.upper).toBeCloseTo(0.736357517569025, 12);
  });

  it("stays within 0 and 1, and touches them", () => {
    expect(wilson({ count: 0, total: 50 }).lower).toBe(0);
    expect(wilson({ count: 50, total: 50 }).upper).toBe(1);
    expect(wilson({ count: 50, total: 50, multiplier: 100 }).upper).toBe(100);
  });

  it("refuses a count above the total and passes on what is missing", () => {
    expect(() => wilson({ count: 11, total: 10 })).toThrow("11");
    expect(() => wilson({ count: 1, total: 0 })).toThrow("got 0");
    expect(wilson({ count: 1, total: null })).toEqual({ value: null, lower: null, upper: null });
  });
});

describe("twoProportions", () => {
  it("meets Newcombe's worked example", () => {
    // Newcombe 1998, Statistics in Medicine 17, table II, example (a): 56/70 and 48/80, method 10. His
    // difference is first minus second.
    const actual = twoProportions({ count1: 48, total1: 80, count2: 56, total2: 70 });
    expect(actual.difference).toBeCloseTo(0.2, 12);
    expect(actual.lower).toBeCloseTo(0.0524, 4);
    expect(actual.upper).toBeCloseTo(0.3339, 4);
  });

  it("has no test where nobody or everybody said so", () => {
    const actual = twoProportions({ count1: 0, total1: 20, count2: 0, total2: 30 });
    expect(actual).toMatchObject({ difference: 0, chiSquare: null, p: null, pFisher: 1 });
  });

  it("is missing when a figure is", () => {
    const actual = twoProportions({ count1: null, total1: 20, count2: 3, total2: 30 });
    expect(Object.values(actual).every((figure) => figure === null)).toBe(true);
  });
});
