import { describe, expect, it } from "vitest";
import { addMonths } from "../../pipeline/calendar/day.js";
import type { FindingsXmrRow } from "../../pipeline/facts/findingRows.js";
import type { TrendsRow } from "../../pipeline/store/rows.js";
import { type Chart, plainText } from "../../reports/document.js";
import { changeChart } from "../../reports/documents/charts/changeChart.js";
import { harmSection } from "../../reports/documents/charts/harmChart.js";
import { seasonalChart } from "../../reports/documents/charts/seasonalChart.js";
import { type AssessedFinding, assessedFindings } from "../../reports/documents/data/assessedFindings.js";
import type { HarmFigure, SeriesBreak } from "../../reports/documents/data/chartData.js";
import { provenanceRegister } from "../../reports/provenance.js";
import { aBreak, withholding } from "../reasons.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

const data = syntheticAssessment();
const all = assessedFindings(data, provenanceRegister());

function named(measure: string): AssessedFinding {
  const found = all.find((finding) => finding.measure.measure === measure);
  if (found === undefined) throw new Error(measure);
  return found;
}

const withRow = (finding: AssessedFinding, row: Partial<TrendsRow>): AssessedFinding => ({
  ...finding,
  row: { ...finding.row, ...row },
});

/** All that a reader, a screen reader or a workbook gets of a chart. */
function shown(chart: Chart | null): string {
  if (chart === null) return "";
  const cells = chart.table.rows.flat().map(({ inlines, value }) => `${plainText(inlines)} ${value ?? ""}`);
  return JSON.stringify([chart.title, chart.subtitle, chart.alt, chart.rows, cells, chart.table.notes]);
}

describe("the dumbbell of a chapter", () => {
  const trio = ["shoplifting", "burglary_residential", "burglary_business_community"].map(named);

  it("says how many stand out, the largest rise first, with counts and verdicts", () => {
    const chart = changeChart("Acquisitive crime", "issue-x", trio);
    expect(chart?.title).toBe(
      "Acquisitive crime: 1 of 3 measures with a percentage is higher than the year before, 1 is lower and 1 is within normal variation",
    );
    expect(
      chart?.rows.map(({ name, percent, stands_out, label }) => [name, percent, stands_out, label]),
    ).toEqual([
      ["Shoplifting", 22.4, true, "473 → 579, higher, unwelcome"],
      ["Burglary business and community", 13.3, false, "113 → 128, within normal variation"],
      ["Residential burglary", -48.4, true, "639 → 330, lower, welcome"],
    ]);
    expect(chart?.subtitle).toMatch(
      /^Change from October 2021 to September 2022 \(open point\) to October 2022 to September 2023/,
    );
    expect(chart?.alt).toContain("Shoplifting: 473 → 579, higher, unwelcome");
    expect(chart?.table.rows).toHaveLength(3);
  });

  it("is not drawn for fewer than three changes", () => {
    expect(changeChart("Acquisitive crime", "issue-x", trio.slice(0, 2))).toBeNull();
  });

  it("draws nothing that is suppressed, of another year, on a small base or not whole", () => {
    const chart = changeChart("All", "issue-x", all);
    const drawn = chart?.rows.map(({ name }) => name);
    expect(drawn?.length).toBe(8);
    for (const measure of [
      "prevent_referrals",
      "s136_detentions",
      "modern_slavery",
      "graffiti_reports",
      "environmental_requests",
    ]) {
      expect(shown(chart)).not.toContain(named(measure).measure.name);
    }
    expect(chart?.subtitle).toContain("; 8 of ");
  });

  it("draws no change across a break that withholds it, and marks one that is flagged", () => {
    const broken = withRow(named("drug_offences"), {
      percent: null,
      reasons: [withholding("re-cut", "2022-04-01")],
    });
    const flagged = withRow(named("asb_incidents"), {
      reasons: [aBreak("breaches were counted", "2020-03-23")],
    });
    const chart = changeChart("All", "issue-x", [...trio, broken, flagged]);
    expect(shown(chart)).not.toContain("Drug offences");
    expect(chart?.rows.map(({ name }) => name)).toContain("Anti-social behaviour incidents †");
    expect(chart?.subtitle).toMatch(/; † to be read with its note below$/);
    expect(chart?.table.notes).toEqual([
      "Anti-social behaviour incidents: Breaches were counted (23 March 2020).",
    ]);
  });
});

/** Four years of months: 50 in each, 90 in June to August. */
function withMonths(
  finding: AssessedFinding,
  change: (month: string, value: number) => number | null = (_, value) => value,
): AssessedFinding {
  const { source, measure, area } = finding.row;
  const points = Array.from({ length: 48 }, (_, index) => {
    const month = addMonths("2019-10-01", index);
    const value = change(month, /-0[678]-/.test(month) ? 90 : 50);
    const limits = { mean: 60, lower: 0, upper: 120, near_lower: 20, near_upper: 100 };
    return { source, measure, area, month, value, segment: 0, ...limits, rule: null } as FindingsXmrRow;
  });
  const signal = {
    source,
    measure,
    area,
    month: "2023-09-01",
    value: 50,
    mean: 60,
    lower: 0,
    upper: 120,
    rule: null,
    side: null,
    meaning: "neither" as const,
    since: null,
    points: 48,
    short: false,
    segment_start: "2019-10-01",
    rebased: [],
    signal: "none" as const,
  };
  return { ...finding, evidence: { ...finding.evidence, series: { signal, points } } };
}

describe("the months of years", () => {
  const asb = withMonths(named("asb_incidents"));
  const lockdown = (effect: SeriesBreak["effect"], until: string | null): SeriesBreak => ({
    source: asb.row.source,
    measure: "asb_incidents",
    date: "2020-03-23",
    until,
    effect,
    reason: "Restrictions changed daily life",
  });

  it("say the season that returns, a line a year with its name at its end", () => {
    const chart = seasonalChart(data, [asb]);
    expect(chart?.title).toBe("Anti-social behaviour incidents: more from June to August in each of 4 years");
    expect(chart?.subtitle).toBe("Incidents a month, Sevenoaks, years from October");
    const names = chart?.rows.filter(({ name_at }) => name_at !== null) ?? [];
    expect(names.map(({ year }) => year)).toEqual(["2022/23", "2021/22", "2020/21", "2019/20"]);
    // all four end at 50 of 90: a name is 13 of 240 pixels high
    const at = names.map(({ name_at }) => Number(name_at)).sort((a, b) => a - b);
    at.slice(1).forEach((place, index) => {
      expect(place - (at[index] ?? 0)).toBeGreaterThan((100 * 13) / 240);
    });
    expect(chart?.table.columns.map(({ label }) => label).slice(1)).toEqual(names.map(({ year }) => year));
  });

  it("leave a gap where a month is not whole, and say the season of the whole years alone", () => {
    const gap = withMonths(named("asb_incidents"), (month, value) => (month === "2021-01-01" ? null : value));
    const chart = seasonalChart(data, [gap]);
    expect(chart?.rows.find(({ year, month }) => year === "2020/21" && month === "Jan")?.value).toBeNull();
    expect(chart?.title).toBe(
      "Anti-social behaviour incidents: fewer from September to May in each of 3 whole years",
    );
    expect(plainText(chart?.table.rows[3]?.[3]?.inlines ?? [])).toBe("[i]");
  });

  it("mark the months within a break that is flagged, and say it", () => {
    const chart = seasonalChart({ ...data, breaks: [lockdown("flag", "2021-07-18")] }, [asb]);
    const broken = chart?.rows.filter((row) => row.broken) ?? [];
    expect(broken).toHaveLength(17);
    expect(broken.at(-1)).toMatchObject({ year: "2019/20", month: "Sep" });
    expect(chart?.subtitle).toContain(
      "; 23 March 2020 to 18 July 2021: Restrictions changed daily life (open marks)",
    );
  });

  it("leave out the years before a break that withholds the comparison", () => {
    const years = (breaks: SeriesBreak[]) =>
      new Set(seasonalChart({ ...data, breaks }, [asb])?.rows.map(({ year }) => year));
    expect([...years([lockdown("withhold", null)])]).toEqual(["2022/23", "2021/22", "2020/21"]);
    expect([...years([lockdown("withhold", "2021-07-18")])]).toEqual(["2022/23", "2021/22"]);
    expect([...years([{ ...lockdown("withhold", null), measure: "shoplifting" }])]).toHaveLength(4);
  });

  it("are not drawn of a sensitive measure, of one with a hidden count, of few, or of less than two years", () => {
    const sensitive = { ...asb, measure: { ...asb.measure, sensitive: true } };
    expect(seasonalChart(data, [sensitive])).toBeNull();
    expect(seasonalChart({ ...data, hidden: new Set(["asb_incidents"]) }, [asb])).toBeNull();
    expect(seasonalChart(data, [withRow(asb, { value: 59 })])).toBeNull();
    const short = withMonths(named("asb_incidents"), (month, value) => (month < "2021-11-01" ? null : value));
    expect(seasonalChart(data, [short])).toBeNull();
    // the next of the leading measures is taken instead
    expect(seasonalChart(data, [sensitive, asb])?.id).toBe(`seasons-${asb.id}`);
  });
});

describe("number and harm", () => {
  const weigh = (measure: string, days: number, value?: number): HarmFigure => {
    const {
      row,
      measure: { name },
    } = named(measure);
    const count = value ?? row.value ?? 0;
    return {
      source: row.source,
      area: row.area,
      period_end: row.period_end,
      measure,
      name,
      value: count,
      days: count * days,
      weight_source: "illustrative weights",
    };
  };
  const harm = [
    weigh("shoplifting", 1),
    weigh("burglary_residential", 200),
    weigh("burglary_business_community", 150),
    weigh("drug_offences", 4),
  ];
  const chartOf = (given: Parameters<typeof harmSection>[0]): Chart | null => {
    const found = harmSection(given, all).find((block) => block.kind === "chart");
    return found?.kind === "chart" ? found : null;
  };

  it("stand side by side, most harm first", () => {
    const chart = chartOf({ ...data, harm });
    expect(chart?.title).toBe("Most harm: Residential burglary; most in number: Shoplifting");
    expect(chart?.rows.map(({ value, days }) => [value, days])).toEqual([
      [330, 66_000],
      [128, 19_200],
      [201, 804],
      [579, 579],
    ]);
    expect(chart?.rows[1]?.name).toBe("Burglary business and\ncommunity");
    expect(chart?.subtitle).toContain("illustrative weights");
  });

  it("are not shown without weights, or where fewer than three are known", () => {
    expect(harmSection(data, all)).toEqual([]);
    expect(harmSection({ ...data, harm: harm.slice(0, 2) }, all)).toEqual([]);
  });

  it("weigh no count that the document does not show", () => {
    const unlike = weigh("shoplifting", 1, 578);
    const rest = harm.filter(({ measure }) => measure !== "shoplifting");
    expect(shown(chartOf({ ...data, harm: [...rest, unlike] }))).not.toContain("Shoplifting");
    expect(shown(chartOf({ ...data, harm, hidden: new Set(["shoplifting"]) }))).not.toContain("Shoplifting");
    const secret = {
      ...weigh("drug_offences", 9),
      measure: "prevent_referrals",
      name: "Prevent referrals",
      value: 3,
    };
    expect(shown(chartOf({ ...data, harm: [...harm, secret] }))).not.toContain("Prevent");
  });
});
