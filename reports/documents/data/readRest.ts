import { literal, type Store } from "../../../pipeline/store/open.js";
import type { ReasonCode } from "../../../pipeline/store/reason.js";
import type { AssessmentData } from "./assessmentData.js";
import { annual, named, values, yearsTo } from "./readAssessment.js";

/** The reasons of a comparison over twelve months that rest on a break of the register. */
const breaks: readonly ReasonCode[] = ["break", "break-withheld"];
const asBreaks = `[${breaks.map(literal).join(", ")}]`;

/** All other areas of a comparison together, in twelve months and in the twelve before: whole in both, of each of them. */
export interface RestOfScope {
  source: string;
  measure: string;
  /** ISO days */
  period_start: string;
  period_end: string;
  scope: string;
  areas: number;
  value: number;
  previous: number;
}

/**
 * The sums of the areas that ours is compared with, without ours. Where one of them lacks a figure of either year, or a break of
 * the register touches one, there is none: a sum that lacks an area moves for want of it.
 */
export async function readRest(
  store: Store,
  { own, period }: { own: readonly string[]; period: AssessmentData["period"] },
): Promise<RestOfScope[]> {
  return store.rows<RestOfScope>(
    `select t.source, t.measure, t.period_start, t.period_end, s.scope, count(*)::integer as areas,
      sum(t.value) as value, sum(t.previous) as previous
    from trends t join scopes s on s.area = t.area
    where s.scope <> 'wards' and t.area not in (${named(own)}) and ${annual("t", named(own), "assessment")}
    group by t.source, t.measure, t.period_start, t.period_end, t.period_kind, s.scope
    having bool_and(t.change is not null and not list_has_any(list_transform(t.reasons, lambda r: r.code), ${asBreaks}))
    qualify row_number() over (partition by t.source, t.measure, t.period_start, t.period_end, s.scope order by t.period_kind) = 1
    order by all`,
    { ...yearsTo(period, "assessment"), ...values(own) },
  );
}
