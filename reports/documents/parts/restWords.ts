import { changeOf } from "../../../pipeline/findings/changes.js";
import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import type { Finding } from "../data/finding.js";
import type { RestOfScope } from "../data/readRest.js";

/** What a change is held to be beside that of all other areas together. */
type Beside = "alike" | "by less" | "by more" | "not so";

/**
 * Whether all other areas together moved as ours did: they are higher or lower by the test of every change, on the same side, and
 * ours is within normal variation of what their change would make of our year before (the same test, with theirs as exposure);
 * else they changed by less or by more, or not so. Null where ours is not held to have changed.
 */
export function besideRest(
  { row, reading }: Pick<Finding, "row" | "reading">,
  rest: Pick<RestOfScope, "value" | "previous">,
): Beside | null {
  if (reading !== "higher" && reading !== "lower") return null;
  const tested = { polarity: null, counted: true, break_effect: null };
  if (rest.value <= 0 || rest.previous <= 0) return null;
  const theirs = changeOf({ ...rest, change: rest.value - rest.previous, ...tested }).verdict;
  const ours = changeOf({
    ...{ value: row.value, previous: row.previous, change: row.change, ...tested },
    exposure: rest.value / rest.previous,
  }).verdict;
  if (theirs !== reading) return "not so";
  if (ours !== "higher" && ours !== "lower") return "alike";
  return ours === reading ? "by less" : "by more";
}

/**
 * "Shoplifting in the rest of Kent: 25.8% more (15,247, before 12,123), higher too; the difference from ours could be chance."; empty where not all of it has whole
 * figures of both years, or ours is not held to have changed.
 */
export function restWords(
  finding: Pick<Finding, "measure" | "row" | "reading" | "byRate" | "byCount">,
  rest: readonly RestOfScope[],
  county: string,
): string {
  const { row } = finding;
  const standing = finding.byRate ?? finding.byCount;
  const own = rest.find(
    ({ source, measure, period_start, period_end, scope }) =>
      source === row.source &&
      measure === row.measure &&
      period_start === row.period_start &&
      period_end === row.period_end &&
      scope === standing?.rank.scope,
  );
  if (own === undefined || own.areas !== (standing?.rank.of ?? 0) - 1) return "";
  const beside = besideRest(finding, own);
  if (beside === null) return "";
  const change = own.value - own.previous;
  const size =
    change === 0
      ? "as many"
      : `${formatPercent(Math.abs((change / own.previous) * 100))} ${change > 0 ? "more" : "fewer"}`;
  const said = {
    alike: `${finding.reading} too; the difference from ours could be chance`,
    "by less": `${finding.reading} too, but by less than ours`,
    "by more": `${finding.reading} too, and by more than ours`,
    "not so": `not ${finding.reading}`,
  }[beside];
  return `${finding.measure.name} in the rest of ${county}: ${size} (${formatCount(own.value)}, before ${formatCount(own.previous)}), ${said}.`;
}
