import { formatDecimal } from "../../words/number.js";
import type { EvidenceData, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf, nothing } from "./figure.js";

/** Residents who name the issue in the survey; the survey's figures are residents in 1,000 of its base. */
export function surveyShare(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const figures = figuresOf(data, issue, "concern");
  if (figures.length === 0) return [nothing("the survey has no question on it")];
  return figures.map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ value, name, period_label }) => ({
      value: (value ?? 0) / 10,
      finding: `${name}: ${formatDecimal(value ?? 0)} of 1,000 (${formatDecimal((value ?? 0) / 10, 1)} %), ${period_label}`,
    })),
  );
}

/** Reports to the council per 1,000 residents. */
export function councilReports(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const figures = figuresOf(data, issue, "report");
  if (figures.length === 0) return [nothing("no reports to the council are counted for it")];
  return figures.map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ value, rate, per, name, unit, period_label }) => ({
      value: rate,
      finding: `${name}: ${formatDecimal(value ?? 0)} ${unit}${rate === null ? "" : `, ${formatDecimal(rate, 2)} per ${formatDecimal(per ?? 0)} residents`}, ${period_label}`,
      reason: rate === null ? "no estimate of residents to divide by" : null,
    })),
  );
}

/** Over how many wards those reports spread. */
export function wardSpread(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "report").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ name, source }) => {
      const spread = data.wards.find((row) => row.measure === measure && row.source === source);
      if (!spread) return { finding: `${name}: not supplied by ward`, reason: "not supplied by ward" };
      return {
        value: (spread.wards_with / spread.wards) * 100,
        finding: `${name}: at least one in ${spread.wards_with} of ${spread.wards} wards`,
      };
    }),
  );
}
