import { poissonInterval } from "../../../pipeline/statistics/index.js";
import type { MeasuresRow, TrendsRow } from "../../../pipeline/store/rows.js";
import type { WardEstimate } from "../data/strategicData.js";
import type { WardRate } from "./wardRate.js";

/**
 * The rate of each ward with its 95% limits (Byar's, exact below 10; `poissonInterval`), and whether it is apart from the
 * district's: its 99.8% limits do not hold it, as in a funnel (Spiegelhalter 2005, "Funnel plots for comparing
 * institutional performance", Statistics in Medicine 24), so that of thirty wards that do not differ about one in
 * twenty maps names one. Rates are per `per` of the measure. Null where a ward with a figure has no estimate, the
 * district has no rate, or a figure is no count.
 */
export function wardRates(
  wards: readonly TrendsRow[],
  district: Pick<TrendsRow, "rate">,
  { denominator }: Pick<MeasuresRow, "denominator">,
  estimates: readonly WardEstimate[],
): Map<string, WardRate> | null {
  const common = district.rate;
  const known = wards.filter(({ status, value }) => status === "complete" && value !== null);
  if (common === null || known.length === 0) return null;
  const rates = known.flatMap(({ area, value, rate, per, rate_year }): [string, WardRate][] => {
    const found = estimates.find(
      (one) => one.area === area && one.denominator === denominator && one.year === rate_year,
    );
    if (found === undefined || value === null || rate === null || per === null) return [];
    if (!Number.isInteger(value)) return [];
    const perEvent = per / found.estimate;
    const wide = poissonInterval({ count: value, confidence: 0.998 });
    const { lower, upper } = poissonInterval({ count: value });
    if (lower === null || upper === null || wide.lower === null || wide.upper === null) return [];
    const apart =
      wide.lower * perEvent > common ? "above" : wide.upper * perEvent < common ? "below" : "like";
    return [[area, { rate, lower: lower * perEvent, upper: upper * perEvent, apart }]];
  });
  return rates.length === known.length ? new Map(rates) : null;
}
