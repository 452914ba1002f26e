import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { givenCount, givenPositive, type MaybeNumber, positiveSetting } from "./arguments.js";
import { rate } from "./rate.js";

export type Significance =
  | "High (0.001)"
  | "High (0.025)"
  | "Low (0.025)"
  | "Low (0.001)"
  | "Not significant";

export type FunnelArea = {
  rate: number | null;
  /** The area's own interval. */
  lower95: number | null;
  upper95: number | null;
  lower998: number | null;
  upper998: number | null;
  /** Where the baseline lies outside that interval; the number is the one-sided level. */
  significance: Significance | null;
  /** The funnel's control limits at this area's population, widened by √φ when overdispersed. */
  control: { lower95: number; upper95: number; lower998: number; upper998: number } | null;
};

export type Funnel = {
  baseline: number | null;
  phi: number | null;
  overdispersed: boolean;
  areas: FunnelArea[];
};

/**
 * Areas compared with their common rate. The baseline is Σcount ÷ Σpopulation, each area included; an area
 * is high or low when the baseline lies outside the area's own 95% or 99.8% interval (UKHSA,
 * PHEindicatormethods 2.1, `assign_funnel_significance`).
 *
 * φ is the mean squared Pearson residual (Spiegelhalter 2005, "Funnel plots for comparing institutional
 * performance", Statistics in Medicine 24): above 1, areas differ by more than chance around one rate. When
 * nφ > n − 1 the control limits are widened by √φ; `significance` is each area's own and is not.
 *
 * Rates are per 1,000 unless `multiplier` says otherwise. Areas come back in the order given; one with a
 * missing figure has nulls and takes no part in the baseline.
 *
 * @throws RangeError on a negative count, a population or multiplier not above 0
 */
export function funnel(
  areas: readonly { count: MaybeNumber; population: MaybeNumber }[],
  options: { multiplier?: number | undefined } = {},
): Funnel {
  const multiplier = positiveSetting(options.multiplier, 1000, "funnel: multiplier");
  const figures = areas.map((area) => {
    const count = givenCount(area.count, "funnel: count");
    const population = givenPositive(area.population, "funnel: population");
    return count === null || population === null ? null : { count, population };
  });
  const known = figures.filter((area) => area !== null);
  const populations = known.reduce((sum, area) => sum + area.population, 0);
  const share = known.length === 0 ? null : known.reduce((sum, area) => sum + area.count, 0) / populations;
  const phi = share === null || share === 0 ? null : dispersion(known, share);
  const overdispersed = phi !== null && known.length * phi > known.length - 1;
  // nφ can pass n − 1 with φ still below 1; limits are never narrowed.
  const spread = overdispersed ? Math.max(1, phi) : 1;
  const baseline = share === null ? null : share * multiplier;

  return {
    baseline,
    phi,
    overdispersed,
    areas: figures.map((area) => {
      if (area === null || baseline === null) return noFigures;
      const at95 = rate({ ...area, multiplier, confidence: 0.95 });
      const at998 = rate({ ...area, multiplier, confidence: 0.998 });
      return {
        rate: at95.value,
        lower95: at95.lower,
        upper95: at95.upper,
        lower998: at998.lower,
        upper998: at998.upper,
        significance: position(baseline, at95, at998),
        control: controlLimits(baseline, (multiplier / area.population) * spread),
      };
    }),
  };
}

const noFigures: FunnelArea = {
  rate: null,
  lower95: null,
  upper95: null,
  lower998: null,
  upper998: null,
  significance: null,
  control: null,
};

function dispersion(areas: readonly { count: number; population: number }[], share: number): number {
  const squares = areas.map(
    ({ count, population }) => (count - share * population) ** 2 / (share * population),
  );
  return squares.reduce((sum, square) => sum + square, 0) / areas.length;
}

type Limits = { lower: number | null; upper: number | null };

function position(baseline: number, at95: Limits, at998: Limits): Significance {
  const high = (limits: Limits) => limits.lower !== null && baseline < limits.lower;
  const low = (limits: Limits) => limits.upper !== null && baseline > limits.upper;
  if (high(at998)) return "High (0.001)";
  if (low(at998)) return "Low (0.001)";
  if (high(at95)) return "High (0.025)";
  if (low(at95)) return "Low (0.025)";
  return "Not significant";
}

/** Baseline ± z √variance, the variance of a Poisson rate being rate × (multiplier ÷ population); not below 0. */
function controlLimits(baseline: number, variancePerRate: number) {
  const deviation = Math.sqrt(baseline * variancePerRate);
  const limits = (confidence: number) => {
    const reach = normalQuantile((1 + confidence) / 2, 0, 1) * deviation;
    return { lower: Math.max(0, baseline - reach), upper: baseline + reach };
  };
  const at95 = limits(0.95);
  const at998 = limits(0.998);
  return { lower95: at95.lower, upper95: at95.upper, lower998: at998.lower, upper998: at998.upper };
}
