import { noteWords } from "../../../reports/words/reasons.js";
import { isSmall } from "../../disclosure/smallCounts.js";
import { isAbout } from "../../findings/breaks.js";
import { formatDecimal } from "../../words/number.js";
import type { EvidenceData, Figure, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf } from "./figure.js";

/** The change on the same months of the year before, in the words of the findings; void where a break falls inside. */
export function change(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, (own) => {
      const row = data.changes.find(
        (found) =>
          found.measure === measure && found.source === own.source && found.period_end === own.period_end,
      );
      const counts = `${own.name}: ${formatDecimal(own.value ?? 0)} (${own.previous === null ? "no figure" : formatDecimal(own.previous)})`;
      if (!row) return { finding: counts, reason: "no finding on the change" };
      const percent = row.percent === null ? "" : `, ${row.percent > 0 ? "+" : ""}${row.percent} %`;
      const note = noteWords(row.reasons);
      const finding = `${counts}${percent}: ${row.verdict}${note === null ? "" : ` (${note})`}`;
      if (row.break_effect !== null) return { finding, reason: "a recording break falls inside" };
      if (row.verdict === "not comparable" || row.verdict === "too few to say")
        return { finding, reason: row.verdict };
      return { word: mirrored(own, row.verdict), finding };
    }),
  );
}

/**
 * Least-squares slope through the three last twelvemonths in per cent of their mean, a year; for three points it is
 * (last − first) ÷ 2. Void where a recording break falls inside the three years.
 */
export function slope(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, (own) => {
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
          finding: `${own.name}: fewer than three whole years`,
          reason: "fewer than three whole years to measure a slope",
        };
      }
      const values = [first.value ?? 0, second.value ?? 0, own.value ?? 0];
      const mean = values.reduce((sum, value) => sum + value, 0) / 3;
      const small = own.sensitive && values.some((value) => isSmall(value, data.threshold));
      const counts = `${own.name}: ${values.map((value) => formatDecimal(value)).join(", ")} in three years`;
      const broken = breakWithin(data, own, first.period_start);
      if (broken)
        return {
          finding: `${counts} (${broken})`,
          reason: "a recording break falls inside the three years",
          small,
        };
      if (mean === 0) return { value: 0, finding: counts, small };
      const yearly = (((own.value ?? 0) - (first.value ?? 0)) / 2 / mean) * 100;
      return {
        value: own.polarity === "up" ? -yearly : yearly,
        finding: `${counts}: ${yearly > 0 ? "+" : ""}${formatDecimal(yearly, 1)} % a year`,
        small,
      };
    }),
  );
}

/** Whether the last month stands out of the monthly series, and on which side. */
export function signal(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, (own) => {
      const point = data.points.find(
        (row) => row.measure === measure && row.source === own.source && row.area === own.area,
      );
      if (!point || point.value === null) {
        return { finding: `${own.name}: no monthly series to ${data.to}`, reason: "no monthly series" };
      }
      const side = point.side ?? "none";
      const said = point.side === null ? "no signal" : `on the ${point.side} side (${point.rule})`;
      const usual = point.mean === null ? "" : `, mean ${formatDecimal(point.mean, 1)}`;
      return {
        word: own.polarity === "up" && point.side !== null ? (side === "high" ? "low" : "high") : side,
        finding: `${own.name}, last month ${formatDecimal(point.value)}${usual}: ${said}`,
        small: own.sensitive && (isSmall(point.value, data.threshold) || isSmall(point.mean, data.threshold)),
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
