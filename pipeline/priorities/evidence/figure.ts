import { noteWords } from "../../../reports/words/reasons.js";
import { isSmall } from "../../disclosure/smallCounts.js";
import type { FigureKey } from "../../scoring/evidenceRow.js";
import type { EvidenceData, Figure, ScoredIssue } from "./data.js";

/** What a criterion gives for one kind of evidence, before the bands are held against it. */
export interface Finding {
  measure: string | null;
  source: string | null;
  area: string | null;
  period_start: string | null;
  period_end: string | null;
  value: number | null;
  word: string | null;
  finding: string;
  /** set where it cannot be scored */
  reason: string | null;
  /** the figures that it is made of */
  rests_on: readonly FigureKey[];
  small: boolean;
}

/** The figures of an issue's measures of one role; a measure that nobody supplies stands there without one. */
export function figuresOf(
  data: EvidenceData,
  issue: ScoredIssue,
  role: string,
): { measure: string; figure: Figure | null }[] {
  return issue.measures
    .filter((row) => row.role === role)
    .map(({ measure, source }) => ({
      measure,
      figure:
        data.figures.find(
          (figure) => figure.measure === measure && (source === null || figure.source === source),
        ) ?? null,
    }));
}

/** The names of figures, to say what a finding rests on. */
export const namesOf = (figures: readonly Figure[]): FigureKey[] =>
  figures.map(({ source, measure, area, period_start, period_end }) => ({
    source,
    measure,
    area,
    period_start,
    period_end,
  }));

export const isWhole = (figure: Figure): boolean =>
  figure.value !== null && (figure.status === "complete" || figure.status === "half full");

/** A finding on one figure; `found` gives its value and words, or the reason why there is none. */
export function figureFinding(
  { threshold }: Pick<EvidenceData, "threshold">,
  measure: string,
  figure: Figure | null,
  found: (
    figure: Figure,
  ) => Partial<Pick<Finding, "value" | "word" | "reason" | "small">> & { finding: string },
): Finding {
  if (figure === null) {
    return { ...nothing(`no extract supplies ${measure} for these months`), measure };
  }
  const place = {
    measure,
    source: figure.source,
    area: figure.area,
    period_start: figure.period_start,
    period_end: figure.period_end,
    rests_on: namesOf([figure]),
    small: figure.sensitive && (isSmall(figure.value, threshold) || isSmall(figure.previous, threshold)),
  };
  if (!isWhole(figure)) {
    const why = `${figure.name}: ${noteWords(figure.reasons) ?? figure.status}`;
    return { ...place, value: null, word: null, finding: why, reason: why };
  }
  const { small = false, ...said } = found(figure);
  return { ...place, value: null, word: null, reason: null, ...said, small: place.small || small };
}

/** What is not known, and why. */
export function nothing(reason: string): Finding {
  return {
    measure: null,
    source: null,
    area: null,
    period_start: null,
    period_end: null,
    value: null,
    word: null,
    finding: reason,
    reason,
    rests_on: [],
    small: false,
  };
}
