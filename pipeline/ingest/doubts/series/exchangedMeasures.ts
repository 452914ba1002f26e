import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { periodOf } from "../past/figures.js";
import type { Beside } from "./usual.js";

/** The one's share of both is so many standard errors from its own, and within so many of the other's. */
const [away, within] = [5, 2.5];
/** So far apart are their usual shares, and so large are both together. */
const [far, enough] = [0.1, 100];
/** Shares vary by two hundredths besides chance, and both together by a third. */
const [spread, together] = [0.02, 0.33];
/** Of more measures some two are alike by chance. */
const most = 30;

/** Two measures whose figures of a period may be one another's. */
export interface ExchangedMeasures {
  first: number;
  one: string;
  other: string;
}

interface Total {
  measure: string;
  value: number;
  usual: number;
}

/**
 * Two measures of which each has, in a new period and over the same areas, the share of both that the other had
 * before: two columns in one another's place. Those that differ by more than a half are known by their means (`swappedFigures.ts`).
 */
export function exchangedMeasures(figures: readonly Beside[]): ExchangedMeasures | null {
  const fresh = figures.filter((figure) => figure.counted && figure.fresh);
  for (const period of groupBy(fresh, periodOf).values()) {
    const totals = [...groupBy(period, ({ measure }) => measure)]
      .map(
        ([measure, each]): Total => ({
          measure,
          value: sumOf(each, ({ value }) => value),
          usual: sumOf(each, ({ usual }) => usual),
        }),
      )
      .sort((a, b) => (a.measure < b.measure ? -1 : 1));
    if (totals.length > most) continue;
    for (const [at, one] of totals.entries())
      for (const other of totals.slice(at + 1))
        if (areExchanged(one, other))
          return { first: period[0]?.first ?? 0, one: one.measure, other: other.measure };
  }
  return null;
}

function areExchanged(one: Total, other: Total): boolean {
  const [sum, usual] = [one.value + other.value, one.usual + other.usual];
  if (Math.min(sum, usual) < enough || Math.abs(sum / usual - 1) > together) return false;
  const [share, own] = [one.value / sum, one.usual / usual];
  const error = Math.sqrt((own * (1 - own)) / sum + spread ** 2);
  return (
    Math.abs(2 * own - 1) >= far &&
    Math.abs(share - own) >= away * error &&
    Math.abs(share - (1 - own)) <= within * error
  );
}
