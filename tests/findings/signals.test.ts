import { describe, expect, test } from "vitest";
import { rebasesOf } from "../../pipeline/findings/breaks.js";
import { signalOf as found, type MonthlySeries } from "../../pipeline/findings/signals.js";
import { signalWords } from "../../reports/words/findings.js";
import { aBreak } from "../reasons.js";

/** The signal with its words. */
const signalOf = (of: MonthlySeries) => {
  const { signal, points } = found(of);
  return { points, signal: signal && { ...signal, signal: signalWords(signal) } };
};

const monthsFrom = (first: string, count: number): string[] => {
  const [year = 0, month = 0] = first.split("-").map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 10),
  );
};

const series = (values: (number | null)[], more: Partial<MonthlySeries> = {}): MonthlySeries => ({
  source: "police",
  measure: "asb",
  area: "E07000111",
  polarity: "down",
  months: monthsFrom("2021-01", values.length),
  values,
  breaks: [],
  ...more,
});
const level = [20, 22, 19, 21, 20, 23, 18, 20, 21, 19, 22, 20, 21, 19];

describe("signalOf", () => {
  test("a February is below no limit because of its days", () => {
    // 40 a day and some chance, from December 2021 to February 2023
    const months = monthsFrom("2021-12", 15);
    const values = [1247, 1223, 1125, 1241, 1202, 1229, 1217, 1237, 1250, 1216, 1252, 1205, 1223, 1251, 1095];
    expect(signalOf(series(values, { months })).signal).toMatchObject({
      rule: null,
      side: null,
      signal: "no signal: it has the fewest days",
    });
    const fewer = [...values.slice(0, -1), 700];
    expect(signalOf(series(fewer, { months })).signal).toMatchObject({ rule: "outside", side: "low" });
  });

  test("a stable series has no signal", () => {
    const { signal, points } = signalOf(series(level));
    expect(signal).toMatchObject({
      signal: "no signal",
      rule: null,
      since: null,
      short: false,
      meaning: "neither",
    });
    expect(points).toHaveLength(14);
  });

  test("a last month beyond the limits is said with its month, good or bad by polarity", () => {
    expect(signalOf(series([...level, 60])).signal).toMatchObject({
      rule: "outside",
      side: "high",
      meaning: "bad",
      since: "2022-03-01",
      signal: "above its limits in March 2022",
    });
    expect(signalOf(series([...level, 60], { polarity: "up" })).signal?.meaning).toBe("good");
    expect(signalOf(series([...level, 60], { polarity: "ambiguous" })).signal?.meaning).toBe("neither");
  });

  test("seven months on one side are a shift, since the first of them; a month on the mean is on neither", () => {
    const { signal } = signalOf(series([20, 22, 20, 22, 20, 22, 20, 22, 20, 22, 23, 23, 24, 23, 24, 23, 24]));
    expect(signal).toMatchObject({
      rule: "shift",
      since: "2021-11-01",
      signal: "above its mean since November 2021",
    });
  });

  test("a signal that has passed is not the state of the last month", () => {
    expect(signalOf(series([...level, 60, 20])).signal?.signal).toBe("no signal");
  });

  test("a break starts a new segment: thirteen months after it are needed", () => {
    const breaks = [{ date: "2021-06-15", until: null, reasons: [aBreak("counted anew", "2021-06-15")] }];
    const { signal, points } = signalOf(series([...level, 60], { breaks }));
    expect(points.findIndex(({ segment }) => segment === 1)).toBe(6); // July: June holds both ways of counting
    expect(signal).toMatchObject({
      short: true,
      segment_start: "2021-07-01",
      rebased: [aBreak("counted anew", "2021-06-15")],
      meaning: "neither",
      signal: "too short to say: 9 months since a break",
    });
  });

  test("too few a month to say, however long the series", () => {
    const rare = Array.from({ length: 30 }, (_, index) => (index % 5 === 0 ? 1 : 0));
    expect(signalOf(series([...rare, 3])).signal).toMatchObject({
      rule: null,
      meaning: "neither",
      signal: "too few a month to say: 3 are needed on average",
    });
  });

  test("a gap is no nought; a series without a figure has no signal", () => {
    const { points, signal } = signalOf(series([...level, null]));
    expect(points.at(-1)?.value).toBeNull();
    expect(signal?.month).toBe("2022-02-01");
    expect(signalOf(series([null, null])).signal).toBeNull();
  });
});

describe("rebasesOf", () => {
  const months = monthsFrom("2019-04", 54);

  test("a break that lasts starts a segment after its first and after its last day", () => {
    const reasons = [aBreak("restrictions", "2020-03-23", "2021-07-18")];
    expect(rebasesOf(months, [{ date: "2020-03-23", until: "2021-07-18", reasons }])).toEqual([
      { index: 12, month: "2020-04-01", reasons },
      { index: 28, month: "2021-08-01", reasons: [{ ...reasons[0], ended: true }] },
    ]);
  });

  test("before the series or after it nothing starts", () => {
    expect(rebasesOf(months, [{ date: "2017-04-01", until: null, reasons: [] }])).toEqual([]);
    expect(rebasesOf(months, [{ date: "2030-04-01", until: null, reasons: [] }])).toEqual([]);
    expect(
      rebasesOf(months, [
        { date: "2016-04-01", until: "2019-09-30", reasons: [aBreak("recording", "2016-04-01")] },
      ]),
    ).toMatchObject([{ month: "2019-10-01", reasons: [{ words: "recording", ended: true }] }]);
  });
});
