import type { FindingsFunnelRow } from "../facts/findingRows.js";
import { groupBy } from "../groupBy.js";
import { funnel, type Significance } from "../statistics/index.js";
import type { Parameters, Store } from "../store/open.js";
import { meaningOf } from "./meaning.js";

/** An area of one funnel. */
export type FunnelPlace = Pick<
  FindingsFunnelRow,
  | "source"
  | "measure"
  | "scope"
  | "period_kind"
  | "period_start"
  | "period_end"
  | "period_label"
  | "area"
  | "area_name"
  | "value"
  | "population"
  | "denominator"
  | "rate_year"
  | "estimate_year"
  | "per"
> & { polarity: string | null };

/**
 * Where the areas of one scope stand against their common rate: *far above* (*above*) where that rate lies below the
 * area's own 99.8 % (95%) interval, *below* and *far below* alike (UKHSA, PHEindicatormethods 2.1,
 * `assign_funnel_significance`; exact Poisson under 10, Byar from 10). Areas usually differ by more than chance: then
 * φ > 1 (Spiegelhalter 2005) and `holds_widened` says whether the position also holds against limits widened by √φ.
 */
export function funnelPositions(areas: readonly FunnelPlace[]): FindingsFunnelRow[] {
  const per = areas[0]?.per ?? 1000;
  const result = funnel(
    areas.map(({ value, population }) => ({ count: value, population })),
    { multiplier: per },
  );
  return areas.flatMap(({ polarity, ...area }, index) => {
    const place = result.areas[index];
    const { baseline } = result;
    if (!place?.control || baseline === null || place.significance === null) return [];
    const { rate, lower95, upper95, lower998, upper998, control, significance } = place;
    if (rate === null || lower95 === null || upper95 === null || lower998 === null || upper998 === null)
      return [];
    const position = positions[significance];
    const [low, high] = position.startsWith("far")
      ? [control.lower998, control.upper998]
      : [control.lower95, control.upper95];
    return [
      {
        ...area,
        rate,
        baseline,
        lower95,
        upper95,
        lower998,
        upper998,
        control_lower95: control.lower95,
        control_upper95: control.upper95,
        control_lower998: control.lower998,
        control_upper998: control.upper998,
        phi: result.phi,
        overdispersed: result.overdispersed,
        significance,
        position,
        holds_widened: position === "like" ? rate >= low && rate <= high : rate < low || rate > high,
        meaning: meaningOf(position === "like" ? null : position.endsWith("above") ? "up" : "down", polarity),
        rule: "the common rate lies outside the area's own 95% (far: 99.8%) interval",
      },
    ];
  });
}

const positions: Record<Significance, FindingsFunnelRow["position"]> = {
  "High (0.001)": "far above",
  "High (0.025)": "above",
  "Not significant": "like",
  "Low (0.025)": "below",
  "Low (0.001)": "far below",
};

/** The funnels that `where` picks; `r` is the table of ranks, of which those by rate are read. */
export async function readFunnels(
  store: Store,
  where: string,
  parameters: Parameters = {},
): Promise<FindingsFunnelRow[]> {
  const places = await store.rows<FunnelPlace>(
    `select r.source, r.measure, r.scope, r.period_kind, r.period_start, r.period_end, r.period_label, r.area, r.area_name,
      r.value, e.estimate as population, r.denominator, r.rate_year, r.estimate_year, r.per, m.polarity
    from ranks r
    join measures m on m.measure = r.measure
    join estimates e on e.area = r.area and e.year = r.rate_year and e.denominator = m.denominator
    where r.basis = 'rate' and m.counted and ${where}
    order by r.source, r.measure, r.scope, r.period_kind, r.period_start, r.rank_highest, r.area`,
    parameters,
  );
  const funnels = groupBy(places, (row) =>
    [row.source, row.measure, row.scope, row.period_kind, row.period_start, row.period_end].join("\n"),
  );
  return [...funnels.values()].flatMap(funnelPositions);
}
