import { withheldWords } from "../../reports/words/reasons.js";
import type { FindingsChangeRow } from "../facts/findingRows.js";
import { eTest, poissonZ, rateRatio, round } from "../statistics/index.js";
import { fewestCompared } from "../statistics/poissonZ.js";
import type { Parameters, Store } from "../store/open.js";
import type { Reason } from "../store/reason.js";
import type { TrendsRow } from "../store/rows.js";
import { exposureSql } from "./exposure.js";
import { meaningOf } from "./meaning.js";
import { shareChange } from "./shareChange.js";

/** What the words of a change rest on; nothing else is looked at. */
export type ComparedCounts = Pick<TrendsRow, "value" | "previous" | "change"> & {
  /** the most that records in no figure could add to either; null where that is not known */
  more?: number | null;
  previous_more?: number | null;
  /** days of the period for each day of the one before, of single months (`exposureOf`) */
  exposure?: number;
  /** why the change does not hold, see queries/marts/withheld.sql */
  withheld?: readonly Reason[] | null;
  /** of the measure, see seeds/measures.csv */
  polarity: string | null;
  /** false where the figure is a share and not a count of events */
  counted: boolean;
  /** of whom the two are shares */
  share_of?: number | null;
  previous_share_of?: number | null;
  /** what the break register does to the comparison */
  break_effect: "withhold" | "flag" | null;
};

export type ChangeFinding = Pick<
  FindingsChangeRow,
  "lower" | "upper" | "z" | "p" | "verdict" | "meaning" | "rule"
>;

/**
 * What may be said of a change between two counts of the same period in two years.
 *
 * - *not comparable*: a period is not whole, a figure is below nought (corrections) or no count of events, or a break of the register withholds
 *   the comparison.
 * - *higher*, *lower*: Poisson z beyond ±3 (Wheeler 2016) and the exact 95% limits of the change on the same side of
 *   none (conditional rate ratio, Przyborowski & Wilenski 1940). Both are asked for, since z alone overstates small
 *   counts and the limits alone flag one comparison in twenty.
 * - Shares of a survey's respondents (`share_of`) are judged alike by `shareChange`; their limits are in percentage points.
 * - *too few to say*: neither of these, and the counts together under 40, where not even a doubling passes z = 3.
 * - *within normal variation*: the rest. What is called normal is Poisson variation; the monthly signal (`signals.ts`)
 *   judges by the series' own.
 *
 * Where records could belong to either figure but are in none (`more`), the verdict is that which all possible figures
 * give: those of the fewest now against the most before, the other way round, none of the records and all of them. Where
 * these differ there is none.
 *
 * The E-test's p (Krishnamoorthy & Thomson 2004) stands beside it. Limits are in per cent of the previous value, one
 * decimal; none on a base of 0 and none where the percentage is withheld. Single months of unlike length are tested as
 * rates a day (`exposure`); longer periods of two years count as equal, 29 February notwithstanding (0.3% of a year).
 */
export function changeOf(counts: ComparedCounts): ChangeFinding {
  const { value, previous, change, more = 0, previous_more = 0, polarity, counted, break_effect } = counts;
  const nothing = { lower: null, upper: null, z: null, p: null, meaning: "neither" } as const;
  const cannot = (why: string): ChangeFinding => ({ ...nothing, verdict: "not comparable", rule: why });
  if (counts.withheld) return cannot(withheldWords(counts.withheld));
  if (
    value !== null &&
    previous !== null &&
    more !== null &&
    previous_more !== null &&
    more + previous_more > 0
  ) {
    const between = (now: number, before: number): ChangeFinding =>
      changeOf({ ...counts, value: now, previous: before, change: now - before, more: 0, previous_more: 0 });
    const fewest = between(value, previous + previous_more);
    const others = [
      between(value + more, previous),
      // with none of the records the two may be too few together, and with all of them no longer
      between(value, previous),
      between(value + more, previous + previous_more),
    ];
    if (others.some(({ verdict }) => verdict !== fewest.verdict))
      return cannot("records that are in no figure could change the verdict");
    const { verdict, meaning, rule } = fewest;
    return {
      ...nothing,
      verdict,
      meaning,
      rule: `${rule}, whichever figures the records belong to that are in none`,
    };
  }
  if (value === null || previous === null || change === null)
    return cannot("one of the periods is missing or not whole");
  if (value < 0 || previous < 0) return cannot("a figure below nought takes back what other periods counted");
  if (break_effect === "withhold") return cannot("a break of the register withholds the comparison");
  const share = shareChange(counts);
  if (share !== null) {
    const { direction, ...limits } = share;
    return {
      ...limits,
      verdict: verdictOf(direction),
      meaning: direction === null || break_effect === "flag" ? "neither" : meaningOf(direction, polarity),
      rule: "z of the two shares beyond ±3 and Newcombe’s 95% limits of their difference, in percentage points, on one side of none",
    };
  }
  if (!counted || !Number.isInteger(value) || !Number.isInteger(previous))
    return cannot("the figure is a share, not a count of events");

  const { z, p, lower, upper } = tested(value, previous, counts.exposure ?? 1);
  const above = z > 3 && lower !== null && lower > 1;
  const below = z < -3 && upper !== null && upper < 1;
  const aDay = (counts.exposure ?? 1) === 1 ? "" : ", both counted a day";
  const limits = {
    lower: previous === 0 || lower === null ? null : round((lower - 1) * 100, 1),
    upper: previous === 0 || upper === null ? null : round((upper - 1) * 100, 1),
    z: round(z, 2),
    p: round(p, 4),
  };
  if (above || below) {
    return {
      ...limits,
      verdict: above ? "higher" : "lower",
      // where months of either year were not recorded alike, the direction is no finding
      meaning: break_effect === "flag" ? "neither" : meaningOf(above ? "up" : "down", polarity),
      rule: `z beyond ±3 and the 95% limits of the change all ${above ? "above" : "below"} none${aDay}`,
    };
  }
  if (value + previous < fewestCompared) {
    return {
      ...limits,
      verdict: "too few to say",
      meaning: "neither",
      rule: `the two counts together are under ${fewestCompared}: not even a doubling would be significant`,
    };
  }
  return {
    ...limits,
    verdict: "within normal variation",
    meaning: "neither",
    rule: `z within ±3, or the 95% limits of the change on both sides of none${aDay}`,
  };
}

const verdictOf = (direction: "up" | "down" | null): ChangeFinding["verdict"] =>
  direction === null ? "within normal variation" : direction === "up" ? "higher" : "lower";

interface Tested {
  z: number;
  p: number;
  lower: number | null;
  upper: number | null;
}

const known = new Map<string, Tested>();

/** The tests of two counts; the same pairs come again and again (a district is its own partnership). */
function tested(value: number, previous: number, exposure: number): Tested {
  const key = `${value}/${previous}/${exposure}`;
  const before = known.get(key);
  if (before) return before;
  const { lower, upper } = rateRatio({ current: value, previous, exposureCurrent: exposure });
  const result = {
    // of the earlier rate a day, over the days of this period
    z: poissonZ({ current: value, previous: previous * exposure }) ?? 0,
    p: eTest({ count1: value, count2: previous, exposure1: exposure }) ?? 1,
    lower,
    upper,
  };
  known.set(key, result);
  return result;
}

/** What `changeOf` needs beside the columns of a row of trends. */
export interface ComparedBy {
  polarity: string | null;
  counted: boolean;
  break_effect: ComparedCounts["break_effect"];
  withheld: Reason[] | null;
  exposure: number;
}

/** SQL for {@link ComparedBy}: its columns, and what is joined to the trends `t` for them. */
export const comparedBy = {
  columns: `m.polarity, coalesce(m.counted, true) as counted, b.effect as break_effect, w.reasons as withheld,
    ${exposureSql("t")} as exposure`,
  joins: `join periods p on p.kind = t.period_kind and p.period_start = t.period_start::date and p.period_end = t.period_end::date
  join series_keys k on k.source = t.source and k.measure = t.measure and k.area = t.area
  left join breaks_met b on b.figure = k.figure and b.region = k.region and b.period = p.period
  left join withheld w on w.key = k.key and w.period = p.period
  left join measures m on m.measure = t.measure`,
};

type Compared = Omit<FindingsChangeRow, keyof ChangeFinding> &
  Pick<TrendsRow, "more" | "previous_more" | "share_of" | "previous_share_of"> &
  ComparedBy;

/** The comparisons among the trends that `where` picks, before anything is said of them. */
const comparisons = (where: string): string => `
  with t as materialized (select * from trends t where ${where})
  select t.source, t.measure, t.area, t.area_name, t.period_kind, t.period_start, t.period_end, t.period_label,
    t.value, t.previous, t.more, t.previous_more, t.share_of, t.previous_share_of, t.change, t.percent, t.reasons,
    ${comparedBy.columns}
  from t
  ${comparedBy.joins}`;

/**
 * The changes among the trends that `where` picks; `t` is the trends table.
 *
 * @param where SQL condition, of this program's own making
 */
export async function readChanges(
  store: Store,
  where: string,
  parameters: Parameters = {},
): Promise<FindingsChangeRow[]> {
  const rows = await store.manyRows<Compared>(
    `${comparisons(where)} order by t.source, t.measure, t.area, t.period_kind, t.period_start`,
    parameters,
  );
  return rows.map((compared) => {
    const {
      polarity: _p,
      counted: _c,
      more: _m,
      previous_more: _b,
      withheld: _w,
      exposure: _e,
      ...shared
    } = compared;
    const { share_of: _s, previous_share_of: _f, ...row } = shared;
    return { ...row, ...changeOf(compared) };
  });
}
