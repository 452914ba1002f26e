import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { xmr } from "../../pipeline/statistics/index.js";

/** Alternates closely round 50, so that nothing is flagged. */
const calm = Array.from({ length: 24 }, (_, i): number => (i % 2 === 0 ? 48 : 52));
const ruleAt = (values: readonly (number | null)[], options = {}) =>
  xmr(values, options).points.map((point) => point.rule);

describe("xmr limits", () => {
  it("are the mean ± 2.66 mean moving ranges", () => {
    // Worked by hand: mean 15.5; moving ranges 4, 7, 4, 4, 7, 3, 3, their mean 32/7.
    const { points, segments } = xmr([16, 12, 19, 15, 11, 18, 15, 18]);
    expect(segments[0]).toMatchObject({ mean: 15.5, baseline: 8, screenedOut: 0, short: true });
    expect(points[0]?.upper).toBeCloseTo(15.5 + (2.66 * 32) / 7, 12);
    expect(points[0]?.nearLower).toBeCloseTo(15.5 - ((2 / 3) * 2.66 * 32) / 7, 12);
  });

  it("drop extreme moving ranges once, and keep every point in the mean", () => {
    const values = calm.with(12, 100);
    const screened = xmr(values).segments[0];
    const open = xmr(values, { screenOutliers: false }).segments[0];
    expect(screened).toMatchObject({ screenedOut: 2, movingRange: 4 });
    expect(open?.screenedOut).toBe(0);
    expect(screened?.mean).toBe(open?.mean);
    expect(screened?.movingRangeAll).toBe(open?.movingRange);
  });

  it("equal the mean of a constant series, whatever its digits", () => {
    const { points } = xmr(Array.from({ length: 15 }, () => 0.1));
    expect(points[0]).toMatchObject({ mean: 0.1, lower: 0.1, upper: 0.1 });
    expect(points.every((point) => point.rule === null)).toBe(true);
  });

  it("start again at a rebase, by index or by day", () => {
    const values = [...calm, ...calm.map((value) => value / 2)];
    const byIndex = xmr(values, { rebaseAt: 24 });
    expect(byIndex.segments.map(({ start, mean }) => [start, mean])).toEqual([
      [0, 50],
      [24, 25],
    ]);
    expect(byIndex.points.every((point) => point.rule === null)).toBe(true);
    const dated = values.map((value, i) => ({ value, date: new Date(Date.UTC(2020, i, 1)) }));
    expect(xmr(dated, { rebaseAt: "2022-01-01" })).toEqual(byIndex);
    expect(xmr(dated, { rebaseAt: [{ date: "2021-12-15", reason: "recording" }] })).toEqual(byIndex);
  });

  it("can rest on the first points", () => {
    const values = [...calm, ...calm.map((value) => value + 30)];
    const { segments, points } = xmr(values, { fixAfter: 24 });
    expect(segments[0]).toMatchObject({ baseline: 24, points: 48, mean: 50 });
    expect(points.slice(24).every((point) => point.rule === "outside")).toBe(true);
  });

  it("are short below 13 points", () => {
    expect(xmr(calm.slice(0, 12)).short).toBe(true);
    expect(xmr(calm.slice(0, 13)).short).toBe(false);
    expect(xmr(calm, { rebaseAt: 20 }).segments.map((segment) => segment.short)).toEqual([false, true]);
    expect(xmr([])).toEqual({ points: [], segments: [], short: true, assurance: null });
  });
});

describe("xmr rules", () => {
  it("flag a point outside", () => {
    expect(ruleAt(calm.with(12, 100))[12]).toBe("outside");
  });

  it("flag 7 rising points, and a tie ends them", () => {
    const rise = [...calm.slice(0, 8), 47, 48, 49, 50, 51, 52, 53, ...calm.slice(8)];
    expect(ruleAt(rise).flatMap((rule, i) => (rule === "trend" ? [i] : []))).toEqual([
      8, 9, 10, 11, 12, 13, 14,
    ]);
    expect(xmr(rise).points[8]).toMatchObject({ side: "high" });
    expect(ruleAt(rise.with(11, 49))).not.toContain("trend");
  });

  it("flag 7 points on one side, and a point on the mean ends them", () => {
    const values = [...calm, ...calm.map((value) => value + 2)];
    expect(ruleAt(values, { fixAfter: 24 }).slice(24, 26)).toEqual([null, null]);
    const shifted = [...calm, 51, 52, 51, 52, 51, 52, 51];
    expect(ruleAt(shifted, { fixAfter: 24 }).slice(24)).toEqual(Array(7).fill("shift"));
    expect(ruleAt(shifted.with(27, 50), { fixAfter: 24 })).not.toContain("shift");
  });

  it("flag two of three near a limit, and only those two", () => {
    // Limits 50 ± 10.64, near limits 50 ± 7.09.
    const values = [...calm, 58, 52, 58, 48];
    expect(ruleAt(values, { fixAfter: 24 }).slice(24)).toEqual(["two-of-three", null, "two-of-three", null]);
    expect(ruleAt([...calm, 58, 42, 48, 52], { fixAfter: 24 })).not.toContain("two-of-three");
    // A point outside is not one of the two.
    expect(ruleAt([...calm, 58, 70, 48, 52], { fixAfter: 24 }).slice(24)).toEqual([
      null,
      "outside",
      null,
      null,
    ]);
  });

  it("say whether a signal is welcome", () => {
    const values = calm.with(12, 100);
    const meaning = (improvement: "increase" | "decrease" | "neutral") =>
      xmr(values, { improvement }).points[12]?.meaning;
    expect([meaning("increase"), meaning("decrease"), meaning("neutral")]).toEqual([
      "improvement",
      "concern",
      "neutral",
    ]);
    expect(xmr(values).points[12]?.meaning).toBeNull();
  });

  it("take no run across a missing point", () => {
    const values = [...calm, 51, 52, 51, null, 52, 51, 52, 51];
    expect(ruleAt(values, { fixAfter: 24 })).not.toContain("shift");
    const { points, segments } = xmr(values);
    expect(points[27]).toMatchObject({ value: null, rule: null });
    expect(segments[0]).toMatchObject({ points: 32, baseline: 31 });
  });
});

describe("xmr assurance", () => {
  it("compares the target with the last limits", () => {
    const assurance = (target: number, improvement: "increase" | "decrease") =>
      xmr(calm, { target, improvement }).assurance;
    expect(assurance(70, "decrease")).toBe("consistent_pass");
    expect(assurance(70, "increase")).toBe("consistent_fail");
    expect(assurance(30, "increase")).toBe("consistent_pass");
    expect(assurance(51, "increase")).toBe("inconsistent");
    expect(xmr(calm, { target: 51 }).assurance).toBeNull();
  });
});

describe("xmr arguments", () => {
  it("throw with the value", () => {
    expect(() => xmr(calm, { fixAfter: 11 })).toThrow("11");
    expect(() => xmr(calm, { rebaseAt: 99 })).toThrow("99");
    for (const rebaseAt of ["2020-01-01", new Date("2020-01-01"), [{ date: "2020-01-01" }]]) {
      expect(() => xmr(calm, { rebaseAt })).toThrow(
        "xmr: rebaseAt must be the index of a point where the points have no dates, got 2020-01-01",
      );
    }
    const dated = calm.map((value, index) => ({
      value,
      date: `2019-01-${String(index + 1).padStart(2, "0")}`,
    }));
    expect(() => xmr(dated, { rebaseAt: "2020-01-01" })).toThrow(
      "xmr: rebaseAt must not be after the last point, 2019-01-24, got 2020-01-01",
    );
    // @ts-expect-error a rebase without a place
    expect(() => xmr(calm, { rebaseAt: [null] })).toThrow(
      "xmr: rebaseAt must be an index or a day, got null",
    );
    // @ts-expect-error the same
    expect(() => xmr(calm, { rebaseAt: [{ reason: "new recording" }] })).toThrow(
      'got {"reason":"new recording"}',
    );
    expect(() => xmr([1, Number.POSITIVE_INFINITY])).toThrow("Infinity");
    // @ts-expect-error an answer in words
    expect(() => xmr(calm, { screenOutliers: "no" })).toThrow("screenOutliers must be true or false, got no");
    // @ts-expect-error a direction that does not exist
    expect(() => xmr(calm, { improvement: "sideways" })).toThrow("sideways");
  });
});

describe("xmr invariants", () => {
  const series = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 60 });

  it("the rules do not depend on the unit or the direction of the scale", () => {
    fc.assert(
      fc.property(series, (values) => {
        const rules = ruleAt(values);
        // Doubling and mirroring are exact in binary, so the comparison is exact too.
        expect(ruleAt(values.map((value) => value * 4))).toEqual(rules);
        expect(ruleAt(values.map((value) => -value))).toEqual(rules);
      }),
    );
  });

  it("limits surround the mean, and every outside point is beyond them", () => {
    fc.assert(
      fc.property(series, (values) => {
        for (const { value, mean, lower, upper, nearUpper, rule } of xmr(values).points) {
          if (value === null || mean === null || lower === null || upper === null || nearUpper === null) {
            throw new Error("a full series has limits");
          }
          expect(lower).toBeLessThanOrEqual(mean);
          expect(nearUpper).toBeLessThanOrEqual(upper);
          expect(rule === "outside").toBe(value < lower || value > upper);
        }
      }),
    );
  });
});
