import { describe, expect, it } from "vitest";
import { findSeason, type SeasonYear, seasonYears } from "../../reports/documents/charts/season.js";

const flat = [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10];

/** A year of 10 a month with other values at some months (0 is the first). */
function year(start: string, other: Record<number, number> = {}): SeasonYear {
  return { start, values: flat.map((value, at) => other[at] ?? value) };
}

const years = (count: number, other: Record<number, number>) =>
  Array.from({ length: count }, (_, index) => year(`${2022 - index}-10-01`, other));

describe("a season", () => {
  it("is three months in a row on one side of the mean of each of four years", () => {
    expect(findSeason(years(4, { 8: 20, 9: 21, 10: 19 }))?.more).toEqual([8, 9, 10]);
    expect(findSeason(years(4, { 8: 20, 9: 21 }))?.more).toBeNull();
    const once = [...years(3, { 8: 20, 9: 21, 10: 19 }), year("2019-10-01", { 8: 20, 9: 21, 10: 9 })];
    expect(findSeason(once)?.more).toBeNull();
  });

  it("needs four months where there are three years, and is not told of two", () => {
    expect(findSeason(years(3, { 8: 20, 9: 21, 10: 19 }))?.more).toBeNull();
    expect(findSeason(years(3, { 7: 20, 8: 20, 9: 21, 10: 19 }))?.more).toEqual([7, 8, 9, 10]);
    expect(findSeason(years(2, { 7: 20, 8: 20, 9: 21, 10: 19 }))).toBeNull();
  });

  it("goes round the end of the year, and may be one of fewer", () => {
    expect(findSeason(years(4, { 11: 2, 0: 3, 1: 4 }))?.fewer).toEqual([11, 0, 1]);
  });

  it("is found by chance in no more than the series that its docstring says", () => {
    let state = 20230930;
    const next = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const found = (count: number) => {
      let seasons = 0;
      for (let series = 0; series < 10_000; series += 1) {
        const made = Array.from({ length: count }, (_, at) => ({ start: `${at}`, values: flat.map(next) }));
        const season = findSeason(made);
        if (season !== null && (season.more !== null || season.fewer !== null)) seasons += 1;
      }
      return seasons / 10_000;
    };
    expect(found(4)).toBeGreaterThan(0.001);
    expect(found(4)).toBeLessThan(0.0045);
    expect(found(3)).toBeGreaterThan(0.0005);
    expect(found(3)).toBeLessThan(0.003);
  });
});

describe("the years of a series", () => {
  const points = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      month: new Date(Date.UTC(from, 9 + index, 1)).toISOString().slice(0, 10),
      value: index as number | null,
    }));

  it("end with the month asked for, newest first, with gaps where a month is not whole", () => {
    const series = points(2020, 36).map((point) =>
      point.month === "2022-12-01" ? { ...point, value: null } : point,
    );
    const [newest, before, ...older] = seasonYears(series, "2023-09-30", 4);
    expect(newest?.start).toBe("2022-10-01");
    expect(newest?.values[2]).toBeNull();
    expect(newest?.values[11]).toBe(35);
    expect(before?.start).toBe("2021-10-01");
    expect(older).toHaveLength(1);
  });

  it("stop at a year of which less than half is there, and at as many as are asked for", () => {
    expect(seasonYears(points(2021, 24).slice(7), "2023-09-30", 4)).toHaveLength(1);
    expect(seasonYears(points(2017, 72), "2023-09-30", 4)).toHaveLength(4);
  });
});
