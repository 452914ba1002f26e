import { isSmall } from "../../disclosure/smallCounts.js";
import type { EvidenceFact } from "../../facts/evidence.js";
import { isAbout } from "../../findings/breaks.js";
import type { EvidenceData, Figure, ScoredIssue } from "./data.js";
import { directedFinding, type Finding, figuresOf } from "./figure.js";

/** The change on the same months of the year before, with the verdict of the findings; void where a break falls inside. */
export function change(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    directedFinding(data, measure, figure, (own) => {
      const row = data.changes.find(
        (found) =>
          found.measure === measure && found.source === own.source && found.period_end === own.period_end,
      );
      const counts = {
        kind: "change",
        name: own.name,
        value: own.value ?? 0,
        previous: own.previous,
      } as const;
      if (!row) return { finding: { ...counts, change: null }, reason: { code: "no-change" } };
      const { percent, verdict, reasons } = row;
      const finding: EvidenceFact = { ...counts, change: { percent, verdict, reasons } };
      if (row.break_effect !== null) return { finding, reason: { code: "break-within" } };
      if (verdict === "not comparable" || verdict === "too few to say")
        return { finding, reason: { code: "verdict", verdict } };
      return { word: mirrored(own, verdict), finding };
    }),
  );
}

/**
 * Least-squares slope through the three last twelvemonths in per cent of their mean, a year; for three points it is
 * (last − first) ÷ 2. Void where a recording break falls inside the three years.
 */
export function slope(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    directedFinding(data, measure, figure, (own) => {
      const before = data.earlier.filter(
        (row) =>
          row.measure === measure &&
          row.source === own.source &&
          row.area === own.area &&
          row.status === "complete",
      );
      const [first, second] = [...before].sort((a, b) => (a.period_end < b.period_end ? -1 : 1));
      if (own.period_end.slice(0, 7) !== data.to || !first || !second || first === second) {
        return {
          finding: { kind: "too-short", name: own.name, what: "years", to: data.to },
          reason: { code: "three-years" },
        };
      }
      const values = [first.value ?? 0, second.value ?? 0, own.value ?? 0];
      const mean = values.reduce((sum, value) => sum + value, 0) / 3;
      const small = own.sensitive && values.some((value) => isSmall(value, data.threshold));
      const counts = { kind: "slope", name: own.name, values, yearly: null, break: null } as const;
      const broken = breakWithin(data, own, first.period_start);
      if (broken)
        return { finding: { ...counts, break: broken }, reason: { code: "break-within-years" }, small };
      if (mean === 0) return { value: 0, finding: counts, small };
      const yearly = (((own.value ?? 0) - (first.value ?? 0)) / 2 / mean) * 100;
      return {
        value: own.polarity === "up" ? -yearly : yearly,
        finding: { ...counts, yearly },
        small,
      };
    }),
  );
}

/** Whether the last month stands out of the monthly series, and on which side. */
export function signal(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    directedFinding(data, measure, figure, (own) => {
      const point = data.points.find(
        (row) => row.measure === measure && row.source === own.source && row.area === own.area,
      );
      if (!point || point.value === null) {
        return {
          finding: { kind: "too-short", name: own.name, what: "months", to: data.to },
          reason: { code: "no-series" },
        };
      }
      const { value, mean, side, rule } = point;
      const signal = side === null ? null : { side, rule };
      return {
        word: side === null ? "none" : own.polarity === "up" ? (side === "high" ? "low" : "high") : side,
        finding: { kind: "signal", name: own.name, value, mean, signal },
        small: own.sensitive && (isSmall(value, data.threshold) || isSmall(mean, data.threshold)),
      };
    }),
  );
}

/** Where more is better, a fall is what makes the issue more pressing. */
function mirrored({ polarity }: Figure, verdict: string): string {
  if (polarity !== "up") return verdict;
  return verdict === "higher" ? "lower" : verdict === "lower" ? "higher" : verdict;
}

/** The first break of the register that touches the figure's counts between a day and its period's end. */
function breakWithin(data: EvidenceData, figure: Figure, from: string): string | null {
  const found = data.breaks.find(
    (one) =>
      isAbout(one, figure, data.sourceGroups) &&
      one.date <= figure.period_end &&
      (one.until ?? one.date) >= from,
  );
  return found?.reason ?? null;
}
