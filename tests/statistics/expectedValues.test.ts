/**
 * The project's set of expected values, every row to the tolerance its manifest states. The set lies beside
 * the repository (../shared/expected-values) and not in it: without it these tests skip themselves, and the
 * published values in the other files of this folder stand alone.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import {
  eTest,
  financialPeriod,
  financialQuarter,
  financialYear,
  funnel,
  msgAverage,
  percentChange,
  poissonInterval,
  poissonZ,
  rank,
  rate,
  rateRatio,
  round,
  twoProportions,
  wilson,
  xmr,
  yearToDate,
} from "../../pipeline/statistics/index.js";

const folder = fileURLToPath(new URL("../../../shared/expected-values", import.meta.url));

type Row = { [column: string]: string };

function rows(file: string): Row[] {
  return parse(readFileSync(join(folder, file)), { columns: true });
}

/** The column as a figure, blank being missing. A column that is not there is a fault of the test. */
function figure(row: Row, column: string): number | null {
  const text = row[column];
  if (text === undefined) throw new Error(`no column ${column}`);
  return text === "" ? null : Number(text);
}

/** Collects what differs, so that one failure shows every row at fault. */
function checker(file: string) {
  const manifest: { files: { file: string; relative_tolerance: number | null }[] } = JSON.parse(
    readFileSync(join(folder, "manifest.json"), "utf8"),
  );
  const entry = manifest.files.find((described) => described.file === file);
  if (entry === undefined) throw new Error(`${file} is not in the manifest`);
  const tolerance = entry.relative_tolerance ?? 1e-12;
  const faults: string[] = [];
  let checked = 0;
  return {
    compare(actual: unknown, expected: number | string | null, where: string) {
      checked++;
      const same =
        typeof actual === "number" && typeof expected === "number"
          ? Math.abs(actual - expected) <= tolerance * Math.max(Math.abs(expected), 1e-300)
          : actual === expected;
      if (!same) faults.push(`${where}: ${String(actual)} where ${String(expected)} is expected`);
    },
    end() {
      expect(faults).toEqual([]);
      expect(checked).toBeGreaterThan(0);
    },
  };
}

describe.skipIf(!existsSync(folder))("the expected values", () => {
  it.each(["byars_published.csv"])("%s", (file) => {
    const { compare, end } = checker(file);
    for (const row of rows(file)) {
      const count = figure(row, "count");
      const confidence = figure(row, "confidence") ?? 0;
      const actual = poissonInterval({ count, confidence, method: "Byars" });
      compare(actual.lower, figure(row, "lowercl"), `${count} lower`);
      compare(actual.upper, figure(row, "uppercl"), `${count} upper`);
    }
    end();
  });

  it("poisson_count_ci.csv", () => {
    const { compare, end } = checker("poisson_count_ci.csv");
    for (const row of rows("poisson_count_ci.csv")) {
      const count = figure(row, "count");
      const confidence = figure(row, "confidence") ?? 0;
      for (const [column, method] of [
        ["byars", "Byars"],
        ["exact", "Exact"],
        ["phe", undefined],
      ] as const) {
        const actual = poissonInterval({ count, confidence, method });
        compare(actual.lower, figure(row, `${column}_lower`), `${count} at ${confidence} ${column}_lower`);
        compare(actual.upper, figure(row, `${column}_upper`), `${count} at ${confidence} ${column}_upper`);
        if (method === undefined) compare(actual.method, row.phe_method ?? "", `${count} method`);
      }
    }
    end();
  });

  it.each(["crime_rate_per_1000.csv", "phe_rate_published.csv"])("%s", (file) => {
    const { compare, end } = checker(file);
    for (const row of rows(file)) {
      const input = {
        count: figure(row, "count"),
        population: figure(row, "population"),
        multiplier: figure(row, "multiplier") ?? 0,
      };
      const at95 = rate({ ...input, confidence: 0.95 });
      const at998 = rate({ ...input, confidence: 0.998 });
      const where = `${row.area} ${input.count}/${input.population}`;
      compare(at95.value, figure(row, "value"), `${where} value`);
      compare(at95.lower, figure(row, "lower95"), `${where} lower95`);
      compare(at95.upper, figure(row, "upper95"), `${where} upper95`);
      compare(at998.lower, figure(row, "lower998"), `${where} lower998`);
      compare(at998.upper, figure(row, "upper998"), `${where} upper998`);
      compare(at95.method ?? "", row.method ?? "?", `${where} method`);
    }
    end();
  });

  it("wilson_grid.csv", () => {
    const { compare, end } = checker("wilson_grid.csv");
    for (const row of rows("wilson_grid.csv")) {
      const confidence = figure(row, "confidence") ?? 0;
      const actual = wilson({ count: figure(row, "x"), total: figure(row, "n"), confidence });
      compare(actual.value, figure(row, "value"), `${row.x}/${row.n} value`);
      compare(actual.lower, figure(row, "wilson_lower"), `${row.x}/${row.n} at ${confidence} lower`);
      compare(actual.upper, figure(row, "wilson_upper"), `${row.x}/${row.n} at ${confidence} upper`);
    }
    end();
  });

  it("wilson_published.csv", () => {
    const { compare, end } = checker("wilson_published.csv");
    for (const row of rows("wilson_published.csv")) {
      const input = {
        count: figure(row, "x"),
        total: figure(row, "n"),
        multiplier: figure(row, "multiplier") ?? 0,
      };
      const at95 = wilson(input);
      compare(at95.value, figure(row, "value"), `${row.x}/${row.n} value`);
      compare(at95.lower, figure(row, "lower95"), `${row.x}/${row.n} lower95`);
      compare(at95.upper, figure(row, "upper95"), `${row.x}/${row.n} upper95`);
      // The grouped sheet publishes the 95% limits only.
      if (row.source === "testdata_Prop_g") continue;
      const at998 = wilson({ ...input, confidence: 0.998 });
      compare(at998.lower, figure(row, "lower998"), `${row.x}/${row.n} lower998`);
      compare(at998.upper, figure(row, "upper998"), `${row.x}/${row.n} upper998`);
    }
    end();
  });

  it("etest.csv", () => {
    const { compare, end } = checker("etest.csv");
    for (const row of rows("etest.csv")) {
      const [count1, count2] = [figure(row, "k1"), figure(row, "k2")];
      const [exposure1, exposure2] = [figure(row, "exposure1"), figure(row, "exposure2")];
      const p = eTest({ count1, count2, exposure1, exposure2 });
      const where = `${count1}/${exposure1} and ${count2}/${exposure2}`;
      compare(p, figure(row, "p_score_ptools"), `${where} ptools`);
      compare(p, figure(row, "p_score_independent"), `${where} own summation`);
      const exact = rateRatio({
        current: count1,
        previous: count2,
        exposureCurrent: exposure1,
        exposurePrevious: exposure2,
      });
      compare(exact.p, figure(row, "p_conditional_exact_c_test"), `${where} conditional`);
    }
    end();
  });

  it("rate_ratio_yoy.csv", () => {
    const { compare, end } = checker("rate_ratio_yoy.csv");
    for (const row of rows("rate_ratio_yoy.csv")) {
      const [current, previous] = [figure(row, "current"), figure(row, "previous")];
      const actual = rateRatio({
        current,
        previous,
        exposureCurrent: figure(row, "exposure_current"),
        exposurePrevious: figure(row, "exposure_previous"),
      });
      const percent = (ratio: number | null) => (ratio === null ? null : (ratio - 1) * 100);
      const where = `${current} and ${previous}`;
      compare(actual.ratio, figure(row, "rate_ratio"), `${where} ratio`);
      compare(actual.lower, figure(row, "rr_lower95"), `${where} lower`);
      compare(actual.upper, figure(row, "rr_upper95"), `${where} upper`);
      compare(actual.p, figure(row, "p_conditional_exact"), `${where} p`);
      compare(percent(actual.lower), figure(row, "pct_lower95"), `${where} lower per cent`);
      compare(percent(actual.upper), figure(row, "pct_upper95"), `${where} upper per cent`);
    }
    end();
  });

  it("poisson_z.csv", () => {
    const { compare, end } = checker("poisson_z.csv");
    for (const row of rows("poisson_z.csv")) {
      const [current, previous] = [figure(row, "current"), figure(row, "previous")];
      const z = poissonZ({ current, previous });
      const where = `${previous} to ${current}`;
      compare(z, figure(row, "poisson_z"), `${where} z`);
      compare(String(Math.abs(z ?? 0) > 3).toUpperCase(), row.signal_abs_gt_3 ?? "", `${where} signal`);
      const expected = figure(row, "pct_change");
      const change = percentChange({ current, previous });
      if (expected === null || change === null) compare(change, expected, `${where} per cent`);
      // The file prints 15 digits, fewer than the 1e-12 of its column of z needs in a few rows.
      else
        compare(Math.abs(change - expected) <= 1e-12 * Math.abs(expected) ? "same" : change, "same", where);
    }
    end();
  });

  it("two_proportions.csv", () => {
    const { compare, end } = checker("two_proportions.csv");
    for (const row of rows("two_proportions.csv")) {
      const actual = twoProportions({
        count1: figure(row, "x1"),
        total1: figure(row, "n1"),
        count2: figure(row, "x2"),
        total2: figure(row, "n2"),
      });
      const where = `${row.x1}/${row.n1} and ${row.x2}/${row.n2}`;
      compare(actual.p1, figure(row, "p1"), `${where} p1`);
      compare(actual.p2, figure(row, "p2"), `${where} p2`);
      compare(actual.difference, figure(row, "difference"), `${where} difference`);
      compare(actual.chiSquare, figure(row, "chi_square_uncorrected"), `${where} chi-square`);
      compare(actual.p, figure(row, "p_uncorrected"), `${where} p`);
      compare(actual.pYates, figure(row, "p_yates"), `${where} Yates`);
      compare(actual.pFisher, figure(row, "p_fisher"), `${where} Fisher`);
      compare(actual.lower, figure(row, "newcombe_lower95"), `${where} lower`);
      compare(actual.upper, figure(row, "newcombe_upper95"), `${where} upper`);
    }
    end();
  });

  it("financial_periods.csv", () => {
    const { compare, end } = checker("financial_periods.csv");
    for (const row of rows("financial_periods.csv")) {
      for (const date of [row.date ?? "", new Date(row.date ?? "")]) {
        const period = financialPeriod(date);
        compare(financialYear(date), row.financial_year ?? "", `${row.date} year`);
        compare(financialQuarter(date), figure(row, "financial_quarter"), `${row.date} quarter`);
        compare(period?.label, row.label ?? "", `${row.date} label`);
        compare(period?.yearEnding, row.ons_style_year ?? "", `${row.date} year ending`);
        compare(period?.calendarQuarter, figure(row, "calendar_quarter"), `${row.date} calendar quarter`);
      }
    }
    end();
  });

  it("ytd_expected.csv", () => {
    const { compare, end } = checker("ytd_expected.csv");
    const events = rows("ytd_events.csv").map((row) => row.date);
    for (const row of rows("ytd_expected.csv")) {
      const actual = yearToDate(events, row.as_at);
      compare(actual.current, figure(row, "current_ytd"), `${row.as_at} current`);
      compare(actual.previous, figure(row, "previous_ytd"), `${row.as_at} previous`);
      compare(actual.difference, figure(row, "difference"), `${row.as_at} difference`);
      compare(actual.z, figure(row, "poisson_z"), `${row.as_at} z`);
    }
    end();
  });

  it("rank_ties.csv", () => {
    const { compare, end } = checker("rank_ties.csv");
    const all = rows("rank_ties.csv");
    for (const id of new Set(all.map((row) => row.case_id))) {
      const within = all.filter((row) => row.case_id === id);
      const values = within.map((row) => figure(row, "value"));
      const best = rank(values, { direction: "highest" });
      const worst = rank(values, { direction: "lowest" });
      for (const [i, row] of within.entries()) {
        compare(best[i], figure(row, "rank_desc_min"), `${id} ${row.idx}`);
        const fromBelow = worst[i];
        const last = typeof fromBelow === "number" ? Number(row.n_ranked) + 1 - fromBelow : null;
        compare(last, figure(row, "rank_desc_max"), `${id} ${row.idx} last of its tie`);
      }
    }
    end();
  });

  it("rounding.csv", () => {
    const { compare, end } = checker("rounding.csv");
    for (const row of rows("rounding.csv")) {
      const decimals = figure(row, "decimals") ?? 0;
      const expected = figure(row, "half_away_from_zero");
      compare(round(Number(row.value_text), decimals), expected, `${row.value_text} to ${decimals}`);
      compare(round(row.value_text, decimals), expected, `"${row.value_text}" to ${decimals}`);
    }
    end();
  });

  it("msg_average.csv", () => {
    const { compare, end } = checker("msg_average.csv");
    const group = rows("msg_average.csv");
    const areas = group.map((row) => ({
      count: figure(row, "count"),
      population: figure(row, "population"),
    }));
    const actual = msgAverage(areas);
    const rates = areas.map((area) => rate(area).value);
    const ranks = rank(rates);
    for (const [i, row] of group.entries()) {
      compare(rates[i], figure(row, "rate_per_1000"), `${row.area} rate`);
      compare(actual.meanOfRates, figure(row, "group_mean_of_rates_incl_self"), `${row.area} mean`);
      compare(actual.pooled, figure(row, "group_pooled_rate"), `${row.area} pooled`);
      compare(ranks[i], figure(row, "rank_high_1"), `${row.area} rank`);
    }
    end();
  });

  it("funnel_crime_rate_points.csv", () => {
    const { compare, end } = checker("funnel_crime_rate_points.csv");
    const all = rows("funnel_crime_rate_points.csv");
    const byBaseline = new Set(all.map((row) => row.baseline_rate));
    for (const baseline of byBaseline) {
      const within = all.filter((row) => row.baseline_rate === baseline);
      const actual = funnel(
        within.map((row) => ({ count: figure(row, "count"), population: figure(row, "population") })),
      );
      for (const [i, row] of within.entries()) {
        compare(round(actual.baseline, 11), round(Number(baseline), 11), `${row.area} baseline`);
        compare(round(actual.areas[i]?.rate ?? null, 11), round(Number(row.rate), 11), `${row.area} rate`);
        compare(actual.areas[i]?.significance, row.significance ?? "", `${row.area}`);
      }
    }
    end();
  });
});

describe.skipIf(!existsSync(folder))("the expected XmR charts", () => {
  const rules: { [cause: string]: string } = {
    "Above UCL": "outside high",
    "Below LCL": "outside low",
    "7 Point Trend (Increasing)": "trend high",
    "7 Point Trend (Decreasing)": "trend low",
    "2 in 3 Above CL": "two-of-three high",
    "2 in 3 Below CL": "two-of-three low",
    "7 Points Above CL": "shift high",
    "7 Points Below CL": "shift low",
    "Common Cause": "null null",
  };

  it("every case, point and limit", () => {
    const points = checker("spc_xmr_points.csv");
    const limits = checker("spc_xmr_limits.csv");
    const allPoints = rows("spc_xmr_points.csv");
    const allLimits = rows("spc_xmr_limits.csv");
    const series = rows("spc_xmr_series.csv");
    for (const row of rows("spc_xmr_cases.csv")) {
      const id = row.case_id;
      const direction = row.improvement_direction;
      if (direction !== "increase" && direction !== "decrease" && direction !== "neutral")
        throw new Error(id);
      const chart = xmr(
        series
          .filter((point) => point.series_id === row.series_id)
          .map((point) => ({ date: point.date, value: figure(point, "value") })),
        {
          improvement: direction,
          screenOutliers: row.screen_outliers === "TRUE",
          rebaseAt: row.rebase === "" ? undefined : row.rebase?.split(";"),
          fixAfter: figure(row, "fix_after_n_points"),
          target: figure(row, "target"),
        },
      );
      const expectedPoints = allPoints.filter((point) => point.case_id === id);
      points.compare(chart.points.length, expectedPoints.length, `${id} length`);
      for (const [i, expected] of expectedPoints.entries()) {
        const actual = chart.points[i];
        const where = `${id} ${expected.idx}`;
        points.compare(actual?.value, figure(expected, "value"), `${where} value`);
        points.compare(actual?.segment, figure(expected, "rebase_group"), `${where} segment`);
        points.compare(actual?.mean, figure(expected, "mean"), `${where} mean`);
        points.compare(actual?.lower, figure(expected, "lpl"), `${where} lower`);
        points.compare(actual?.upper, figure(expected, "upl"), `${where} upper`);
        points.compare(
          `${actual?.rule} ${actual?.side}`,
          rules[expected.special_cause_type ?? ""] ?? "?",
          where,
        );
        const kind = expected.point_type?.replace(/^special_cause_|_high$|_low$/g, "") ?? "?";
        points.compare(actual?.meaning ?? "common_cause", kind, `${where} meaning`);
        const short = chart.segments[actual?.segment ?? -1]?.short;
        points.compare(String(short).toUpperCase(), expected.short_group_warning ?? "", `${where} short`);
      }
      for (const expected of allLimits.filter((limit) => limit.case_id === id)) {
        const group = Number(expected.rebase_group);
        const actual = chart.segments[group];
        const where = `${id} segment ${group}`;
        limits.compare(actual?.points, figure(expected, "n"), `${where} points`);
        limits.compare(actual?.baseline, figure(expected, "n_baseline"), `${where} baseline`);
        limits.compare(actual?.mean, figure(expected, "mean"), `${where} mean`);
        limits.compare(actual?.movingRangeAll, figure(expected, "avg_moving_range_all"), `${where} ranges`);
        limits.compare(
          actual?.screenedOut,
          figure(expected, "moving_ranges_screened_out"),
          `${where} screened`,
        );
        limits.compare(
          actual?.movingRange,
          figure(expected, "avg_moving_range_used"),
          `${where} ranges used`,
        );
        limits.compare(actual?.lower, figure(expected, "lpl"), `${where} lower`);
        limits.compare(actual?.upper, figure(expected, "upl"), `${where} upper`);
        const flagged = chart.points.filter((point) => point.segment === group && point.rule !== null).length;
        limits.compare(flagged, figure(expected, "n_special_cause"), `${where} flagged`);
        limits.compare(chart.assurance ?? "", expected.assurance_type ?? "", `${where} assurance`);
      }
    }
    points.end();
    limits.end();
  });
});
