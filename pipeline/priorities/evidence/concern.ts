import type { EvidenceData, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf, nothing, rateOf } from "./figure.js";

/** Residents who name the issue in the survey; the survey's figures are residents in 1,000 of its base. */
export function surveyShare(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const figures = figuresOf(data, issue, "concern");
  if (figures.length === 0) return [nothing({ code: "no-question" })];
  return figures.map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ value, name, period_label }) => ({
      value: (value ?? 0) / 10,
      finding: { kind: "survey", name, value: value ?? 0, period_label },
    })),
  );
}

/** Reports to the council per 1,000 residents. */
export function councilReports(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const figures = figuresOf(data, issue, "report");
  if (figures.length === 0) return [nothing({ code: "no-report" })];
  return figures.map(({ measure, figure }) =>
    figureFinding(data, measure, figure, (own) => rateOf(own, own.unit)),
  );
}

/** Over how many wards those reports spread. */
export function wardSpread(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "report").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ name, source }) => {
      const spread = data.wards.find((row) => row.measure === measure && row.source === source);
      if (!spread) return { finding: { kind: "lacking", name, what: "wards" }, reason: { code: "wards" } };
      return {
        value: (spread.wards_with / spread.wards) * 100,
        finding: { kind: "wards-with", name, with: spread.wards_with, wards: spread.wards },
      };
    }),
  );
}
