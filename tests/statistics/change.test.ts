import { describe, expect, it } from "vitest";
import { eTest, percentChange, poissonZ, rateRatio, round } from "../../pipeline/statistics/index.js";

describe("round", () => {
  it("rounds the number as written, half away from zero", () => {
    expect(round(2.675, 2)).toBe(2.68);
    expect(round(1.005, 2)).toBe(1.01);
    expect(round(0.5)).toBe(1);
    expect(round(-0.5)).toBe(-1);
    expect(round(99.95, 1)).toBe(100);
    expect(round("12.45", 1)).toBe(12.5);
  });

  it("copes with exponents and never gives -0", () => {
    expect(round(1e21, 2)).toBe(1e21);
    expect(round(5e-7, 6)).toBe(0.000001);
    expect(round(4e-7, 6)).toBe(0);
    expect(Object.is(round(-0.04, 1), 0)).toBe(true);
    expect(Object.is(round(-0, 1), 0)).toBe(true);
    expect(round(123456789.125, 2)).toBe(123456789.13);
  });

  it("passes on what is missing and refuses what is no number", () => {
    expect([round(null, 1), round(undefined, 1), round(Number.NaN, 1)]).toEqual([null, null, null]);
    expect(() => round(Number.POSITIVE_INFINITY, 1)).toThrow("Infinity");
    expect(() => round("n/a", 1)).toThrow("n/a");
    expect(() => round(1, 1.5)).toThrow("1.5");
  });
});

describe("percentChange", () => {
  it("is of the previous figure", () => {
    // Sevenoaks CSP annual report 2020-21: residential burglary 330, the year before 639.
    expect(percentChange({ current: 330, previous: 639, decimals: 1 })).toBe(-48.4);
    expect(percentChange({ current: 60, previous: 50 })).toBe(20);
  });

  it("keeps an exact half a half", () => {
    // 2,001 on 2,000 is exactly 0.05%.
    expect(percentChange({ current: 2001, previous: 2000, decimals: 1 })).toBe(0.1);
  });

  it("does not exist on a zero base or with a figure missing", () => {
    expect(percentChange({ current: 4, previous: 0 })).toBeNull();
    expect(percentChange({ current: 0, previous: 0 })).toBeNull();
    expect(percentChange({ current: undefined, previous: 3 })).toBeNull();
    expect(() => percentChange({ current: 4, previous: -2 })).toThrow("-2");
  });
});

describe("poissonZ", () => {
  it("is twice the difference of roots", () => {
    expect(poissonZ({ current: 25, previous: 16 })).toBe(2);
    expect(poissonZ({ current: 0, previous: 9 })).toBe(-6);
    expect(poissonZ({ current: null, previous: 9 })).toBeNull();
    expect(() => poissonZ({ current: 1, previous: -9 })).toThrow("-9");
  });
});

describe("eTest", () => {
  it("meets the published p", () => {
    // Krishnamoorthy & Thomson 2004, Journal of Statistical Planning and Inference 119.
    expect(eTest({ count1: 0, count2: 3 })).toBeCloseTo(0.0884, 4);
    expect(eTest({ count1: 6, count2: 2 })).toBeCloseTo(0.1749, 4);
  });

  it("pools the variance, which shows when exposures differ", () => {
    // ptools 2.0.0, e_test(8, 12, 1, 3); the Wald form would give 0.2069.
    expect(eTest({ count1: 8, count2: 12, exposure1: 1, exposure2: 3 })).toBeCloseTo(0.1241, 4);
  });

  it("agrees with the sum over the whole square", () => {
    const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
    const pmf = (k: number, mean: number) => (Math.exp(-mean) * mean ** k) / factorial(k);
    const t = (x: number, y: number, n: number, m: number) =>
      x + y === 0 ? 0 : Math.abs(x / n - y / m) / Math.sqrt((x + y) / (n * m));
    for (const [x, y, n, m] of [
      [3, 9, 1, 1],
      [4, 4, 1, 2],
      [0, 6, 2, 1],
      [7, 1, 0.5, 1],
    ] as const) {
      const mean = (x + y) / (n + m);
      let p = 0;
      for (let a = 0; a < 80; a++) {
        for (let b = 0; b < 80; b++) {
          if (t(a, b, n, m) >= t(x, y, n, m) - 1e-9) p += pmf(a, mean * n) * pmf(b, mean * m);
        }
      }
      expect(eTest({ count1: x, count2: y, exposure1: n, exposure2: m })).toBeCloseTo(p, 10);
    }
  });

  it("does not tell equal rates apart, is symmetric, and manages large counts", () => {
    expect(eTest({ count1: 5, count2: 5 })).toBe(1);
    expect(eTest({ count1: 0, count2: 0 })).toBe(1);
    expect(eTest({ count1: 10, count2: 5, exposure1: 2, exposure2: 1 })).toBe(1);
    expect(eTest({ count1: 3, count2: 11 })).toBeCloseTo(eTest({ count1: 11, count2: 3 }) ?? 0, 12);
    // At such counts p is the normal's: z = (101,000 − 100,000)/√201,000 = 2.2305.
    expect(eTest({ count1: 101_000, count2: 100_000 })).toBeCloseTo(0.02571, 4);
  });

  it("passes on what is missing and refuses what is wrong", () => {
    expect(eTest({ count1: null, count2: 3 })).toBeNull();
    expect(eTest({ count1: 1, count2: 3, exposure1: null })).toBeNull();
    expect(() => eTest({ count1: 1.5, count2: 3 })).toThrow("1.5");
    expect(() => eTest({ count1: 1, count2: 3, exposure2: 0 })).toThrow("exposure2 must be above 0, got 0");
  });
});

describe("rateRatio", () => {
  it("meets R's poisson.test", () => {
    // R 4.2: poisson.test(c(6, 2)) and poisson.test(c(8, 12), c(1, 3))
    const equal = rateRatio({ current: 6, previous: 2 });
    expect(equal.ratio).toBe(3);
    expect(equal.lower).toBeCloseTo(0.5364387, 6);
    expect(equal.upper).toBeCloseTo(30.3932057, 5);
    expect(equal.p).toBeCloseTo(0.2890625, 10);
    const unequal = rateRatio({ current: 8, previous: 12, exposureCurrent: 1, exposurePrevious: 3 });
    expect(unequal.ratio).toBe(2);
    expect(unequal.lower).toBeCloseTo(0.7091532, 6);
    expect(unequal.p).toBeCloseTo(0.1261245, 6);
  });

  it("is open-ended on a zero base", () => {
    const rise = rateRatio({ current: 3, previous: 0 });
    expect(rise).toMatchObject({ ratio: null, upper: null });
    expect(rise.lower).toBeCloseTo(0.413231355, 8);
    expect(rateRatio({ current: 0, previous: 0 })).toEqual({ ratio: null, lower: 0, upper: null, p: 1 });
  });

  it("swaps to the reciprocal", () => {
    const there = rateRatio({ current: 30, previous: 15 });
    const back = rateRatio({ current: 15, previous: 30 });
    expect(there.lower).toBeCloseTo(1 / (back.upper ?? 0), 10);
    expect(there.p).toBeCloseTo(back.p ?? 0, 12);
  });

  it("manages large counts and far tails", () => {
    // The normal's interval of log(ratio) at a million each: ±1.96 √(2/10⁶).
    const wide = rateRatio({ current: 1_000_000, previous: 1_000_000 });
    expect(wide.p).toBe(1);
    expect(wide.upper).toBeCloseTo(Math.exp(1.95996 * Math.sqrt(2e-6)), 5);
    expect(rateRatio({ current: 100_000, previous: 10 }).p).toBe(0);
  });

  it("passes on what is missing and refuses what is wrong", () => {
    expect(rateRatio({ current: 1, previous: null })).toEqual({
      ratio: null,
      lower: null,
      upper: null,
      p: null,
    });
    expect(() => rateRatio({ current: -1, previous: 2 })).toThrow("-1");
    expect(() => rateRatio({ current: 1, previous: 2, exposureCurrent: -4 })).toThrow("-4");
  });
});
