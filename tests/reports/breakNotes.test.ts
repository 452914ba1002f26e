import { describe, expect, it } from "vitest";
import { type MonthlySeries, signalOf } from "../../pipeline/findings/signals.js";
import type { Reason } from "../../pipeline/store/reason.js";
import { wardTables } from "../../reports/documents/assessment/wardTables.js";
import { funnelChart } from "../../reports/documents/charts/funnelChart.js";
import { monthlyChart } from "../../reports/documents/charts/monthlyChart.js";
import { rankingChart } from "../../reports/documents/charts/rankingChart.js";
import { type Finding, findings } from "../../reports/documents/data/finding.js";
import {
  breaksOf,
  comparedNotes,
  rebaseNotes,
  sharedNotes,
} from "../../reports/documents/parts/breakNotes.js";
import { groupWords } from "../../reports/documents/parts/certaintyWords.js";
import { provenanceRegister } from "../../reports/provenance.js";
import { aBreak, withholding } from "../reasons.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

const recut = "Burglary was re-cut (1 April 2017)";
const closed = "Shops were closed (23 March 2020 to 18 July 2021)";
const recutBreak = aBreak("Burglary was re-cut", "2017-04-01");
const closedBreak = aBreak("Shops were closed", "2020-03-23", "2021-07-18");
const noted = (name: string, reasons: Reason[]) => ({
  row: { ...first.row, reasons },
  measure: { ...first.measure, name },
});

const data = syntheticAssessment();
const all = findings(data, provenanceRegister());
const first = all.find(
  (finding) => finding.byRate !== null && monthlyChart(data, finding) !== null,
) as Finding;
const wards = all.find((finding) => finding.wards.length > 0)?.wards ?? [];

describe("the notes of a table", () => {
  it("of a year beside the year before has its breaks, and why a percentage is withheld", () => {
    const reasons: Reason[] = [
      { code: "half-full", months: ["2022-03-01"], previous: true },
      { code: "hidden-within", previous: true },
      withholding("Burglary was re-cut", "2017-04-01"),
      { code: "base-small", count: 50 },
      { code: "hidden" },
    ];
    expect(comparedNotes(noted("Burglary", reasons))).toEqual([
      "Previous year: half full: March 2022.",
      "Previous year: a hidden small count within.",
      `No percentage across a break: ${recut}.`,
    ]);
    expect(comparedNotes(noted("Burglary", []))).toEqual([]);
  });

  it("takes a register's reason as it is, semicolons and all", () => {
    const both = aBreak("A shop closed; another opened", "2022-12-01");
    expect(comparedNotes(noted("Shoplifting", [both]))).toEqual([
      "A shop closed; another opened (1 December 2022).",
    ]);
  });

  it("of several measures in one period says each break once, and of which", () => {
    const burglary = noted("Burglary", [withholding("Burglary was re-cut", "2017-04-01"), closedBreak]);
    const theft = noted("Shoplifting", [
      { code: "base-none" },
      { code: "areas-missing", previous: true },
      { code: "population-rebased", break: 2, words: "rebased" },
      closedBreak,
    ]);
    expect(sharedNotes([burglary, theft])).toEqual([`Burglary: ${recut}.`, `${closed}.`]);
    expect(sharedNotes([burglary])).toEqual([`Burglary: ${recut}.`, `Burglary: ${closed}.`]);
  });

  it("of months with limits says from where these are recalculated within the months shown", () => {
    const months = Array.from({ length: 40 }, (_, at) =>
      new Date(Date.UTC(2019, 3 + at, 1)).toISOString().slice(0, 10),
    );
    const series: MonthlySeries = {
      source: "police",
      measure: "asb",
      area: "E07000111",
      polarity: "down",
      months,
      values: months.map((_, at) => 20 + (at % 3)),
      breaks: [{ date: "2020-03-23", until: "2021-07-18", reasons: [closedBreak] }],
    };
    const { points } = signalOf(series);
    const [closing, opening] = [
      "The limits are recalculated from April 2020 (Shops were closed).",
      "The limits are recalculated from August 2021 (the end of: Shops were closed).",
    ];
    expect(rebaseNotes(points, points)).toEqual([closing, opening]);
    // a segment that began before the first month shown did not begin there
    expect(rebaseNotes(points, points.slice(20))).toEqual([opening]);
    expect(rebaseNotes(points, points.slice(30))).toEqual([]);
    expect(signalOf({ ...series, breaks: [] }).points.every(({ rebased }) => rebased.length === 0)).toBe(
      true,
    );
  });

  it("stands under the months, the places and the wards", () => {
    const reasons = [closedBreak];
    const rank = first.byRate?.rank;
    if (rank === undefined || first.byRate === null) throw new Error("a finding with a rate");
    const breaks: Reason[] = [{ ...recutBreak, code: "break-of-some", count: 1, of: 13 }, closedBreak];
    const broken: Finding = {
      ...first,
      row: { ...first.row, reasons },
      byRate: { ...first.byRate, rank: { ...rank, breaks } },
    };
    expect(monthlyChart(data, broken)?.table.notes).toEqual([`${closed}.`]);
    expect(rankingChart(data, broken)?.table.notes).toEqual([
      `Only 1 of 13 areas is met by a break: ${recut}.`,
      `${closed}.`,
    ]);
    const tables = wardTables([{ ...broken, wards }]).flatMap((block) =>
      block.kind === "table" ? block.notes : [],
    );
    expect(tables).toContain(`${broken.measure.name}: ${closed}.`);
    expect(breaksOf([])).toEqual([]);
  });

  it("of a group says what only some of its members meet, in the sentence too", () => {
    const reasons: Reason[] = [
      { code: "group-illustrative" },
      { ...recutBreak, code: "break-of-members", count: 3, of: 15 },
      closedBreak,
    ];
    const group = {
      ...{ source: "police", measure: "burglary", period_kind: "rolling_12", period_start: "2022-10-01" },
      ...{ period_end: "2023-09-30", period_label: "the year", area: "E07000111", group_name: "fifteen" },
      ...{ illustrative: false, value: 372, rate: 7.2, per: 1000, mean_of_rates: 6.1, pooled: 6 },
      ...{ rank_highest: 3, rank_lowest: 13, of: 15, members: 15, reasons },
    };
    const evidence = { change: null, certainty: null, funnel: null, group, series: null };
    expect(groupWords(evidence, first)).toMatch(
      /against a mean of 6\.1\. Only 3 of 15 members are met by a break: Burglary was re-cut \(1 April 2017\)\.$/,
    );
    expect(groupWords({ ...evidence, group: { ...group, reasons: [closedBreak] } }, first)).toMatch(
      /a mean of 6\.1\.$/,
    );
  });

  it("stands under a funnel", () => {
    const rank = first.byRate?.rank;
    if (rank === undefined || first.byRate === null) throw new Error("a finding with a rate");
    const own = {
      source: rank.source,
      measure: rank.measure,
      scope: rank.scope,
      period_kind: rank.period_kind,
      period_start: rank.period_start,
      period_end: rank.period_end,
      period_label: rank.period_label,
      area: rank.area,
      area_name: rank.area_name,
      value: 300,
      population: 50_000,
      denominator: "Census 2021 residents",
      rate_year: 2023,
      estimate_year: 2021,
      rate: 6,
      per: 1000,
      baseline: 4,
      lower95: 5.3,
      upper95: 6.7,
      lower998: 5,
      upper998: 7.1,
      control_lower95: 3.4,
      control_upper95: 4.6,
      control_lower998: 3.1,
      control_upper998: 4.9,
      phi: 2,
      overdispersed: true,
      significance: "High (0.001)",
      position: "far above",
      holds_widened: true,
      meaning: "bad",
      rule: "",
    } as const;
    const evidence = {
      change: null,
      certainty: null,
      funnel: { own, all: [own] },
      group: null,
      series: null,
    };
    const byRate = { ...first.byRate, rank: { ...rank, breaks: [closedBreak] } };
    expect(funnelChart(data, { ...first, byRate, evidence })?.table.notes).toEqual([`${closed}.`]);
  });
});
