import { describe, expect, test } from "vitest";
import { type FunnelPlace, funnelPositions } from "../../pipeline/findings/funnelPositions.js";
import { type GroupFigure, groupComparison } from "../../pipeline/findings/groupComparison.js";
import { rankCertainty } from "../../pipeline/findings/rankCertainty.js";
import { intervalOfPlace } from "../../reports/words/findings.js";
import { aBreak } from "../reasons.js";

const ranked = (counts: readonly number[], population: number | null = null, absent = 0) =>
  counts.map((value) => ({
    value,
    population,
    rank_highest: 1 + counts.filter((other) => other > value).length,
    rank_highest_to: 1 + counts.filter((other) => other > value).length,
    rank_lowest: 1 + counts.filter((other) => other < value).length,
    rank_lowest_to: 1 + counts.filter((other) => other < value).length,
    of: counts.length,
    bounded: 0,
    lacking: absent,
  }));

/** The words of each place of a ranking. */
const certainties = (areas: ReturnType<typeof ranked>): (string | null)[] =>
  rankCertainty(areas).map((found, index) =>
    intervalOfPlace({ ...(areas[index] as (typeof areas)[number]), ...found }),
  );

describe("rankCertainty", () => {
  test("places far apart survive their interval", () => {
    const [first] = rankCertainty(ranked([900, 300, 30]));
    expect(first).toMatchObject({ rank_lower: 1, rank_upper: 1, indistinguishable_from: 0 });
    expect(certainties(ranked([900, 300, 30]))).toEqual([
      "highest of 3, which survives its interval: clear of all others",
      "2nd lowest of 3, clear of all others",
      "lowest of 3, which survives its interval: clear of all others",
    ]);
  });

  test("a first place among equals does not", () => {
    const [first] = rankCertainty(ranked([52, 50, 49, 12]));
    expect(first).toMatchObject({ rank_lower: 1, rank_upper: 3, indistinguishable_from: 2 });
    expect(certainties(ranked([52, 50, 49, 12]))[0]).toBe(
      "highest of 4 does not survive its interval: 1st to 3rd highest, not distinguishable from 2 others taken singly",
    );
  });

  test("nothing is said of an area without a figure: it may stand anywhere", () => {
    const words = (counts: readonly number[], absent: number) => certainties(ranked(counts, null, absent));
    expect(words([900, 300, 30], 1)).toEqual([
      "highest of 3 compared, which survives its interval: clear of all others compared; 1 area is not",
      "2nd lowest of 3 compared, clear of all others compared; 1 area is not",
      "lowest of 3 compared, which survives its interval: clear of all others compared; 1 area is not",
    ]);
    expect(words([52, 50, 49, 12], 2)[0]).toBe(
      "highest of 4 compared does not survive its interval: 1st to 3rd highest, not distinguishable from 2 others compared taken singly; 2 areas are not",
    );
  });

  test("the interval is that of all that hidden counts of others can be", () => {
    const [own] = rankCertainty(
      ranked([29, 900, 800]).map((area) => ({ ...area, of: 5, bounded: 2 })),
      [
        { at_least: 22, at_most: 25, population: null },
        { at_least: 700, at_most: null, population: null },
      ],
    );
    // of 29 and 25, two in five draws have the other above; 700 and more is never below
    expect(own).toMatchObject({ rank_lower: 4, rank_upper: 5, indistinguishable_from: 1 });
  });

  test("the same ranking gives the same certainty", () => {
    expect(rankCertainty(ranked([52, 50, 49], 1000))).toEqual(rankCertainty(ranked([52, 50, 49], 1000)));
  });
});

const period = {
  period_kind: "asked",
  period_start: "2022-10-01",
  period_end: "2023-09-30",
  period_label: "a year",
};

test("funnelPositions names where an area stands and what that means", () => {
  const place = (area: string, value: number, population: number): FunnelPlace => ({
    source: "police",
    measure: "burglary",
    scope: "districts",
    ...period,
    area,
    area_name: area,
    value,
    population,
    denominator: "households",
    rate_year: 2023,
    estimate_year: 2021,
    per: 1000,
    polarity: "down",
  });
  const rows = funnelPositions([
    place("a", 300, 50_000),
    place("b", 200, 50_000),
    place("c", 205, 50_000),
    place("d", 160, 50_000),
  ]);
  expect(rows.map(({ area, position, meaning }) => [area, position, meaning])).toEqual([
    ["a", "far above", "bad"],
    ["b", "like", "neither"],
    ["c", "like", "neither"],
    ["d", "far below", "good"],
  ]);
  expect(rows[0]).toMatchObject({ baseline: 4.325, rate: 6, overdispersed: true });
});

describe("groupComparison", () => {
  const member = (name: string, value: number | null, population: number | null = 100_000): GroupFigure => ({
    source: "police",
    measure: "burglary",
    ...period,
    group_name: "three districts",
    illustrative: true,
    per: 1000,
    of_area: "own",
    member: name,
    value,
    population,
    inside: null,
    area_bound: null,
  });

  test("a break that only some members meet stands between them, one that all meet does not", () => {
    const anew = aBreak("Counted anew", "2022-06-01");
    const closed = aBreak("Closed", "2022-03-01", "2022-04-30");
    const system = aBreak("New system", "2022-07-01");
    const group = [member("own", 400), member("b", 100), member("c", 400)].map((one, index) => ({
      ...one,
      illustrative: false,
      inside: [closed],
      area_bound: index === 2 ? null : index === 1 ? [anew, system] : [anew],
    }));
    expect(groupComparison(group)?.reasons).toEqual([
      { ...system, code: "break-of-members", count: 1, of: 3 },
      { ...anew, code: "break-of-members", count: 2, of: 3 },
      closed,
    ]);
    const all = group.map((one) => ({ ...one, area_bound: [anew] }));
    expect(groupComparison(all)?.reasons).toEqual([anew, closed]);
  });

  test("unweighted mean, pooled rate, place from both ends", () => {
    expect(groupComparison([member("own", 400), member("b", 100), member("c", 400, 50_000)])).toMatchObject({
      rate: 4,
      mean_of_rates: expect.closeTo(13 / 3, 9),
      pooled: 3.6,
      rank_highest: 2,
      rank_lowest: 2,
      of: 3,
      reasons: [{ code: "group-illustrative" }],
    });
  });

  test("without one member there is no average and no place; without the area itself no comparison", () => {
    expect(groupComparison([member("own", 400), member("b", null), member("c", 100)])).toMatchObject({
      mean_of_rates: null,
      rank_highest: null,
      of: 2,
      members: 3,
      reasons: [{ code: "members-lacking", count: 1, of: 3 }, { code: "group-illustrative" }],
    });
    expect(groupComparison([member("own", null), member("b", 100)])).toBeNull();
  });
});
