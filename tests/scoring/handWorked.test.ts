import { describe, expect, test } from "vitest";
import { bandScore, readBands } from "../../pipeline/scoring/bandScore.js";
import { everyIssue, type Judgement, judgedScores, judgedWeights } from "../../pipeline/scoring/judgement.js";
import { judgementsCsv } from "../../pipeline/scoring/judgementsCsv.js";
import { rankIssues } from "../../pipeline/scoring/rankIssues.js";
import { rollUp } from "../../pipeline/scoring/rollUp.js";
import type { Scheme } from "../../pipeline/scoring/scheme.js";
import { schemeTotal } from "../../pipeline/scoring/schemeTotal.js";
import { sensitivity } from "../../pipeline/scoring/sensitivity.js";
import { swapNeighbours } from "../../pipeline/scoring/swapNeighbours.js";
import { weightedMean } from "../../pipeline/scoring/weightedMean.js";
import { percentText, shareText } from "../../pipeline/words/share.js";
import { robustness } from "../../reports/words/robustness.js";

// Worked by hand: three issues, six criteria, harm of double weight (7 in all), one unknown, one override.
const criteria = ["concern", "trend", "volume", "harm", "performance", "value"];
const weights = { concern: 1, trend: 1, volume: 1, harm: 2, performance: 1, value: 1 };
const override: Judgement = {
  plan_year: "2024-25",
  priority: "c",
  criterion: "value",
  score: 4,
  weight: null,
  reason: "A funded worker starts in April",
  name: "A. Chair",
  role: "Chair, of the partnership",
  date: "2023-12-05",
};
const computed = { concern: 1, trend: 1, volume: 2, harm: 2, performance: 3, value: 1 };
const issues = [
  { id: "a", name: "A", scores: { concern: 3, trend: 4, volume: 2, harm: 5, performance: 1, value: 3 } },
  { id: "b", name: "B", scores: { concern: 4, trend: 2, volume: 5, harm: 3, performance: null, value: 2 } },
  { id: "c", name: "C", scores: judgedScores(computed, [override], "c") },
];
const scheme: Scheme = {
  id: "six-criteria",
  title: "Six criteria",
  source: "test",
  combine: "weighted mean",
  steps: null,
  minimum_known: 0.5,
  confidence: false,
  fields: criteria.map((id) => ({ id, name: id, criteria: [id], roll_up: "mean" as const })),
  grades: [],
};

describe("three issues worked by hand", () => {
  test("weighted means: 23 ÷ 7, 19 ÷ 6 of what is known, 15 ÷ 7 after the override (12 ÷ 7 before)", () => {
    const ranked = rankIssues(issues, weights, scheme);
    expect(ranked.map(({ id, position }) => [id, position])).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]);
    expect(ranked[0]?.total).toBeCloseTo(23 / 7, 12);
    expect(ranked[1]?.total).toBeCloseTo(19 / 6, 12);
    expect(ranked[2]?.total).toBeCloseTo(15 / 7, 12);
    expect(ranked.map(({ known }) => known)).toEqual([1, 6 / 7, 1]);
    expect(weightedMean(computed, weights).score).toBeCloseTo(12 / 7, 12);
  });

  test("unknown is not 0: counted as 0, B would have 19 ÷ 7", () => {
    expect(weightedMean({ ...issues[1]?.scores, performance: 0 }, weights).score).toBeCloseTo(19 / 7, 12);
  });

  test("range: A and B between 1st and 2nd, C always 3rd; B is 1st without trend (17 ÷ 5 against 19 ÷ 6), harm or value", () => {
    const result = sensitivity(issues, weights, scheme);
    expect(result.issues.map(({ id, best, worst }) => [id, best, worst])).toEqual([
      ["a", 1, 2],
      ["b", 1, 2],
      ["c", 3, 3],
    ]);
    const first = result.issues.find(({ id }) => id === "b");
    expect(first?.without).toEqual({ concern: 2, trend: 1, volume: 2, harm: 1, performance: 2, value: 1 });
    expect(result.issues[2]?.holds).toBe(1);
    expect(result.order_holds).toBe(result.issues[0]?.holds);
    // the volume's weight has to reach 1.26 alone: the draws cross it only together with others, so mostly A stays
    expect(result.order_holds).toBeGreaterThan(0.5);
    expect(result.order_holds).toBeLessThan(1);
    expect(sensitivity(issues, weights, scheme)).toEqual(result);
  });

  test("to swap A and B: volume's weight to 1.26 (3w² + 13w > 21), or B's harm from 3 to 3.4 (19.8 ÷ 6 > 23 ÷ 7)", () => {
    const [first, second] = swapNeighbours(issues, weights, scheme);
    expect(first).toMatchObject({
      upper: "a",
      lower: "b",
      weight: { criterion: "volume", from: 1, to: 1.26 },
      score: { criterion: "harm", from: 3, to: 3.4 },
    });
    expect(first?.gap).toBeCloseTo(23 / 7 - 19 / 6, 12);
    // C's best single rise, harm from 2 to 5, gives 21 ÷ 7, which is less than 19 ÷ 6
    expect(second).toMatchObject({ upper: "b", lower: "c", score: null });
  });

  test("the sentence names the places that hold", () => {
    const names = new Map(issues.map(({ id, name }) => [id, name]));
    const result = sensitivity(issues, weights, scheme);
    expect(robustness(result, names)).toBe(
      `The ranking is not robust as a whole: the order holds in ${percentText(result.order_holds)} of 1,000 draws with each weight up to 20% higher or lower; one place holds in 95% or more, 3rd (C).`,
    );
  });

  test("two issues of one score hold their places in either order, and it is said so", () => {
    const twin = { id: "c2", name: "C2", scores: issues[2]?.scores ?? {} };
    const all = [...issues, twin];
    const names = new Map(all.map(({ id, name }) => [id, name]));
    expect(robustness(sensitivity(all, weights, scheme), names)).toMatch(
      /; the places that hold in 95% or more are 3rd and 4th \(C and C2, in either order\)\.$/,
    );
  });

  test("a judged weight stands in place of the seed's", () => {
    const judged = judgedWeights(weights, [
      { ...override, priority: everyIssue, criterion: "volume", score: null, weight: 1.26 },
    ]);
    expect(judged).toEqual({ ...weights, volume: 1.26 });
    expect(rankIssues(issues, judged, scheme)[0]?.id).toBe("b");
  });

  test("an issue of which too little is known is listed, not placed", () => {
    const thin = { id: "d", name: "D", scores: { concern: 5 } };
    const ranked = rankIssues([thin, ...issues], weights, scheme);
    expect(ranked.at(-1)).toMatchObject({ id: "d", position: null, total: null });
    expect(ranked.at(-1)?.known).toBeCloseTo(1 / 7, 12);
  });

  test("equals share a place", () => {
    const twin = { id: "a2", name: "A2", scores: issues[0]?.scores ?? {} };
    const positions = rankIssues([...issues, twin], weights, scheme).map(({ id, position }) => [
      id,
      position,
    ]);
    expect(positions).toEqual([
      ["a", 1],
      ["a2", 1],
      ["b", 3],
      ["c", 4],
    ]);
  });
});

describe("other schemes from the same scores", () => {
  const grid: Scheme = {
    ...scheme,
    combine: "product",
    steps: [1.25, 2.5, 3.75],
    fields: [
      { id: "impact", name: "Impact", criteria: ["harm", "volume"], roll_up: "highest" },
      { id: "likelihood", name: "Likelihood", criteria: ["trend", "performance"], roll_up: "mean" },
    ],
    grades: [
      { from: 9, name: "High" },
      { from: 1, name: "Low" },
    ],
  };

  test("4 × 4: A has impact 4 (5) and likelihood 3 (mean of 4 and 1 is 2.5)", () => {
    expect(schemeTotal(grid, issues[0]?.scores ?? {}, weights)).toEqual({
      total: 12,
      known: 1,
      fields: { impact: 4, likelihood: 3 },
      grade: "High",
    });
  });

  test("a product without one of its fields has no total", () => {
    expect(schemeTotal(grid, { harm: 3, volume: 1 }, weights)).toMatchObject({ total: null, grade: null });
  });

  test("confidence: the total shrinks with what is not known", () => {
    const scored = schemeTotal({ ...grid, confidence: true }, issues[1]?.scores ?? {}, weights);
    // impact 4 × likelihood 2 (trend alone, 2), 4 of the 5 weights known
    expect(scored.total).toBeCloseTo(8 * (4 / 5), 12);
  });
});

describe("small rules", () => {
  test.each([
    [4.9, 0],
    [5, 1],
    [22.4, 3],
    [40, 5],
    [null, null],
  ])("bands: %s gives %s", (value, score) => {
    expect(bandScore(value, { thresholds: [5, 10, 20, 30, 40] })).toBe(score);
  });

  test("bands of words, and what is no band", () => {
    expect(readBands("higher=5; within normal variation=2; lower=0")).toEqual({
      words: { higher: 5, "within normal variation": 2, lower: 0 },
    });
    expect(bandScore("not comparable", { words: { higher: 5 } })).toBeNull();
    expect(readBands("5 10 20 30")).toBeNull();
    expect(readBands("5 10 20 30 30")).toBeNull();
    expect(readBands("higher=6")).toBeNull();
  });

  test("roll-up in tenths, half up, unknown left out", () => {
    expect(rollUp([5, null, 2], "mean")).toBe(3.5);
    expect(rollUp([2, 2, 3], "mean")).toBe(2.3);
    expect(rollUp([0, 0.5, 0.25], "mean")).toBe(0.3);
    expect(rollUp([1, 4], "highest")).toBe(4);
    expect(rollUp([null], "mean")).toBeNull();
  });

  test("a share never without its counts; no number of 40 to 57 actions gives 97%", () => {
    expect(shareText(46, 48)).toBe("46 of 48, 95.8%");
    expect(shareText(48, 48)).toBe("48 of 48, 100%");
    expect(shareText(0, 0)).toBe("0 of 0");
    for (let whole = 40; whole <= 57; whole += 1) {
      for (let part = 0; part <= whole; part += 1) expect(shareText(part, whole)).not.toMatch(/, 97 %$/);
    }
    expect(() => shareText(49, 48)).toThrow("49 of 48");
  });

  test("a judgement with a comma and a line break stays one line", () => {
    expect(judgementsCsv([{ ...override, reason: 'Said "now",\nthen left' }])).toBe(
      'plan_year,priority,criterion,score,weight,reason,name,role,date\n2024-25,c,value,4,,"Said ""now"", then left",A. Chair,"Chair, of the partnership",2023-12-05\n',
    );
  });
});
