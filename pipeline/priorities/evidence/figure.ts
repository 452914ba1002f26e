import { isSmall } from "../../disclosure/smallCounts.js";
import type { EvidenceFact, Unknown } from "../../facts/evidence.js";
import type { EvidenceRow, FigureKey } from "../../facts/evidenceRow.js";
import type { EvidenceData, Figure, ScoredIssue } from "./data.js";

/** What a criterion gives for one kind of evidence, before the bands are held against it; `reason` where it cannot be scored. */
export type Finding = Pick<
  EvidenceRow,
  | "measure"
  | "source"
  | "area"
  | "period_start"
  | "period_end"
  | "value"
  | "word"
  | "finding"
  | "reason"
  | "rests_on"
  | "small"
>;

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

/** What is said of one figure. */
type FigureFound = Partial<Pick<Finding, "value" | "word" | "reason" | "small">> & { finding: EvidenceFact };

/**
 * A finding on one figure; `say` gives its value and the fact, or the reason why there is none. What holds a small count
 * of a sensitive measure is shown in the office and gives no score: the score is published, and would say what the count
 * may be; and of so few a rise or a place is chance.
 */
export function figureFinding(
  { threshold }: Pick<EvidenceData, "threshold">,
  measure: string,
  figure: Figure | null,
  say: (figure: Figure) => FigureFound,
): Finding {
  if (figure === null) {
    return { ...nothing({ code: "unsupplied", measure }), measure };
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
    const { name, status, reasons } = figure;
    const why: Unknown = { code: "not-whole", name, status, reasons };
    return { ...place, value: null, word: null, finding: { kind: "unknown", why }, reason: why };
  }
  const { small: holdsSmall = false, ...fact } = say(figure);
  const small = place.small || holdsSmall;
  const told = { ...place, value: null, word: null, reason: null, ...fact, small };
  return small ? { ...told, value: null, word: null, reason: told.reason ?? { code: "small" } } : told;
}

/**
 * A finding of a direction or a place. Of a measure of which more may be welcome or not (reports of domestic abuse) it gives
 * no score: a person who knows which it is may judge the criterion.
 */
export const directedFinding = (
  data: Pick<EvidenceData, "threshold">,
  measure: string,
  figure: Figure | null,
  say: (figure: Figure) => FigureFound,
): Finding =>
  figureFinding(data, measure, figure, (own) => {
    const told = say(own);
    if (own.polarity !== "ambiguous" || told.reason) return told;
    return { ...told, value: null, word: null, reason: { code: "ambiguous" } };
  });

/** A count with its rate; without an estimate of residents it cannot be scored. */
export const rateOf = ({ value, rate, per, name, period_label }: Figure, unit: string): FigureFound => ({
  value: rate,
  finding: { kind: "rate", name, value: value ?? 0, unit, rate, per: per ?? 0, period_label },
  reason: rate === null ? { code: "no-residents" } : null,
});

/** What is known of the issue, and not of one figure. */
export const found = (
  finding: EvidenceFact,
  more: Partial<Pick<Finding, "value" | "reason" | "rests_on" | "small">>,
): Finding => ({ ...unplaced, finding, reason: null, ...more });

/** What is not known, and why. */
export const nothing = (reason: Unknown): Finding => ({
  ...unplaced,
  finding: { kind: "unknown", why: reason },
  reason,
});

const unplaced = {
  measure: null,
  source: null,
  area: null,
  period_start: null,
  period_end: null,
  value: null,
  word: null,
  rests_on: [],
  small: false,
} as const;
