import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsFrom } from "../../pipeline/statistics/draws.js";
import { gammaDraw } from "../../pipeline/statistics/gammaDraw.js";
import { funnel, msgAverage, random, rank, rankInterval } from "../../pipeline/statistics/index.js";
import { xoshiro128 } from "../../pipeline/statistics/random.js";

describe("rank", () => {
  it("gives ties the same, best position", () => {
    expect(rank([12.4, 9.1, 12.4, 30.2, 7.7])).toEqual([2, 4, 2, 1, 5]);
    expect(rank([12.4, 9.1, 12.4, 30.2, 7.7], { direction: "lowest" })).toEqual([3, 2, 3, 5, 1]);
  });

  it("leaves out what is missing and refuses what is wrong", () => {
    expect(rank([3, null, 2, undefined, Number.NaN, 8])).toEqual([2, null, 3, null, null, 1]);
    expect(rank([])).toEqual([]);
    expect(() => rank([1, Number.NEGATIVE_INFINITY])).toThrow("-Infinity");
    // @ts-expect-error a direction that does not exist
    expect(() => rank([1], { direction: "sideways" })).toThrow("sideways");
  });

  it("is one more than the number of better values, from either end", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -5, max: 5 }))), (values) => {
        const known = values.filter((value) => value !== null);
        const high = rank(values);
        const low = rank(values, { direction: "asc" });
        for (const [i, value] of values.entries()) {
          if (value === null) expect([high[i], low[i]]).toEqual([null, null]);
          else {
            expect(high[i]).toBe(1 + known.filter((other) => other > value).length);
            expect(low[i]).toBe(1 + known.filter((other) => other < value).length);
          }
        }
      }),
    );
  });
});

describe("the seeded generator", () => {
  it("is xoshiro128**", () => {
    // From the authors' C reference with state 1, 2, 3, 4: also in the tests of Rust's rand_xoshiro.
    const next = xoshiro128([1, 2, 3, 4]);
    expect([next(), next(), next(), next()]).toEqual([11520, 0, 5927040, 70819200]);
  });

  it("repeats itself for a seed, differs between seeds, and stays inside 0–1", () => {
    const take = (seed: number) => Array.from({ length: 1000 }, random(seed));
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    expect(take(7).every((number) => number > 0 && number < 1)).toBe(true);
    expect(() => random(1.5)).toThrow("1.5");
    expect(() => random(Number.NaN)).toThrow("NaN");
  });

  it("gives one stream for a seed, beyond what is kept of it too, and whichever stream was drawn in between", () => {
    const take = (seed: number): number[] => {
      const { uniform, normal } = drawsFrom(seed);
      return Array.from({ length: 150_000 }, (_, at) => (at % 3 === 0 ? normal() : uniform()));
    };
    const first = take(5);
    expect(take(5)).toEqual(first);
    expect(take(6)).not.toEqual(first);
    expect(take(5)).toEqual(first);
    const plain = Array.from({ length: 150_000 }, random(5));
    expect(first.every((number, at) => at % 3 === 0 || number === plain[at])).toBe(true);
    expect(new Set(first).size).toBeGreaterThan(149_000);
  });

  it("draws gammas whose mean and variance are the shape", () => {
    for (const shape of [0.5, 3, 250]) {
      const stream = drawsFrom(11);
      const draws = Array.from({ length: 40_000 }, () => gammaDraw(shape, stream));
      const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
      const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
      // Five standard errors of the mean; the variance within 10 per cent.
      expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / draws.length));
      expect(Math.abs(variance / shape - 1)).toBeLessThan(0.1);
    }
    expect(() => gammaDraw(0, drawsFrom(1))).toThrow("0");
  });
});

describe("rankInterval", () => {
  const areas = [
    { count: 900, population: 100_000 },
    { count: 500, population: 100_000 },
    { count: 505, population: 100_000 },
    { count: 100, population: 100_000 },
  ];

  it("is sure where the rates lie apart and says so where they do not", () => {
    const actual = rankInterval(areas, { seed: 1 });
    expect(actual.map(({ rank, lower, upper }) => [rank, lower, upper])).toEqual([
      [1, 1, 1],
      [3, 2, 3],
      [2, 2, 3],
      [4, 4, 4],
    ]);
    expect(actual.map((area) => area.indistinguishableFrom)).toEqual([0, 1, 1, 0]);
    expect(actual[0]?.of).toBe(4);
  });

  it("gives the same figures for the same seed", () => {
    expect(rankInterval(areas, { seed: 5, draws: 200 })).toEqual(
      rankInterval(areas, { seed: 5, draws: 200 }),
    );
  });

  it("tells as many pairs apart as the normal approximation does", () => {
    // Two counts of equal exposure: P(first rate is higher) ≈ Φ((x − y)/√(x + y)); 95% two-sided at 1.96.
    const pair = (x: number, y: number) => rankInterval([{ count: x }, { count: y }], { seed: 3 })[0];
    expect(pair(10_000, 10_250)?.indistinguishableFrom).toBe(1); // z = 1.76
    expect(pair(10_000, 10_320)?.indistinguishableFrom).toBe(0); // z = 2.25
  });

  it("covers the rank itself whatever the areas", () => {
    const area = fc.record({
      count: fc.integer({ min: 0, max: 60 }),
      population: fc.integer({ min: 50, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(area, { maxLength: 6 }), (some) => {
        for (const one of rankInterval(some, { seed: 2, draws: 100 })) {
          expect(one.lower).toBeGreaterThanOrEqual(1);
          expect(one.upper).toBeLessThanOrEqual(some.length);
          expect(one.lower ?? 0).toBeLessThanOrEqual(one.upper ?? 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("leaves out areas with a figure missing and refuses what is wrong", () => {
    const [first, second] = rankInterval(
      [
        { count: null, population: 5 },
        { count: 3, population: 5 },
      ],
      { seed: 1 },
    );
    expect(first).toMatchObject({ rank: null, lower: null, indistinguishableFrom: null, of: 1 });
    expect(second).toMatchObject({ rank: 1, lower: 1, upper: 1 });
    expect(() => rankInterval(areas, { seed: 1, draws: 0 })).toThrow("got 0");
    expect(() => rankInterval([{ count: 1, population: -2 }], { seed: 1 })).toThrow("-2");
  });
});

describe("msgAverage", () => {
  it("means the rates and pools the counts", () => {
    const group = [
      { count: 10, population: 1000 },
      { count: 90, population: 3000 },
    ];
    expect(msgAverage(group)).toEqual({ meanOfRates: 20, pooled: 25 });
    expect(msgAverage(group, { multiplier: 100 }).meanOfRates).toBe(2);
  });

  it("is missing when a figure is", () => {
    expect(
      msgAverage([
        { count: 1, population: 10 },
        { count: null, population: 10 },
      ]),
    ).toEqual({
      meanOfRates: null,
      pooled: null,
    });
    expect(msgAverage([])).toEqual({ meanOfRates: null, pooled: null });
    expect(() => msgAverage([{ count: 1, population: 0 }])).toThrow("got 0");
  });
});

describe("funnel", () => {
  it("holds every area against the common rate by its own interval", () => {
    const actual = funnel([
      { count: 100, population: 10_000 },
      { count: 150, population: 10_000 },
      { count: 50, population: 10_000 },
      { count: 102, population: 10_000 },
      { count: 124, population: 10_000 },
      { count: null, population: 10_000 },
    ]);
    expect(actual.baseline).toBeCloseTo(10.52, 12);
    expect(actual.areas.map((area) => area.significance)).toEqual([
      "Not significant",
      "High (0.001)",
      "Low (0.001)",
      "Not significant",
      "Not significant",
      null,
    ]);
    expect(actual.areas[5]).toMatchObject({ rate: null, lower95: null, control: null });
  });

  it("reports φ as the mean squared Pearson residual and widens the limits by its root", () => {
    // Expected 100 each; residuals −5, 5 and 0, so φ = 50/3.
    const areas = [50, 150, 100].map((count) => ({ count, population: 10_000 }));
    const actual = funnel(areas);
    expect(actual.phi).toBeCloseTo(50 / 3, 12);
    expect(actual.overdispersed).toBe(true);
    const upper = actual.areas[0]?.control?.upper95 ?? 0;
    expect(upper).toBeCloseTo(10 + 1.959964 * Math.sqrt(50 / 3), 5);
    const calm = funnel([99, 101, 100].map((count) => ({ count, population: 10_000 })));
    expect(calm.overdispersed).toBe(false);
    expect(calm.areas[0]?.control?.upper95).toBeCloseTo(10 + 1.959964, 5);
  });

  it("never narrows its limits", () => {
    // φ = 36/50, below 1, yet 2φ is above 2 − 1.
    const actual = funnel([
      { count: 56, population: 50 },
      { count: 44, population: 50 },
    ]);
    expect(actual.phi).toBeCloseTo(0.72, 12);
    expect(actual.overdispersed).toBe(true);
    expect(actual.areas[0]?.control?.upper95).toBeCloseTo(1000 * (1 + 1.959964 / Math.sqrt(50)), 2);
  });

  it("has nothing to say of nothing", () => {
    expect(funnel([])).toMatchObject({ baseline: null, phi: null, areas: [] });
    expect(funnel([{ count: 0, population: 10 }])).toMatchObject({ baseline: 0, phi: null });
    expect(() => funnel([{ count: 1, population: 0 }])).toThrow("got 0");
  });
});
