import type { EvidenceData, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf, nothing, rateOf } from "./figure.js";

/** Residents who name the issue in the survey, in per cent of its respondents; unknown where it is not known of how many. */
export function surveyShare(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const figures = figuresOf(data, issue, "concern");
  if (figures.length === 0) return [nothing({ code: "no-question" })];
  return figures.map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ value, share_of, name, period_label }) => {
      if (value === null || share_of === null) {
        const why = { code: "no-respondents" } as const;
        return { finding: { kind: "unknown", why }, reason: why };
      }
      return {
        value: (value / share_of) * 100,
        finding: { kind: "survey", name, value, respondents: share_of, period_label },
      };
    }),
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
