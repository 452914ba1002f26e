import { caredFor, protectionOf } from "../../../pipeline/disclosure/protect.js";
import type { Store } from "../../../pipeline/store/open.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { madeOfSql } from "./madeOf.js";

/** A month, or a longer period, of one measure in an area of ours that a newer supply or a corrected line gave differently. */
export interface RevisedPeriod {
  source: string;
  measure: string;
  area: string;
  /** ISO days */
  period_start: string;
  period_end: string;
  /** how much more it is now than it was as first given */
  change: number;
  /** as it is now, of a month; null where it is no month of the area's own series */
  now: number | null;
  supplier: string;
  /** the supplies that revised it, by name, and the last day that any of them covers */
  files: string[];
  covers_to: string;
}

/**
 * What was revised in our areas within these days, of measures as supplied and of those made of them. An area's own figures
 * count where it has any, else those of the areas within it. Figures that came for the first time, or are hidden in
 * either supply, are no revisions.
 */
export async function readRevised(
  store: Store,
  own: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<RevisedPeriod[]> {
  return store.rows<RevisedPeriod>(sql(own.map((_, index) => `($own${index})`).join(", ")), {
    ...{ from, to },
    ...Object.fromEntries(own.map((code, index) => [`own${index}`, code])),
  });
}

/** Without the measures whose figures are small or could give small ones away. */
export function safelyRevised(workspace: Workspace, revised: readonly RevisedPeriod[]): RevisedPeriod[] {
  const { sensitive, parts } = protectionOf(workspace);
  const cared = caredFor(sensitive, parts);
  return revised.filter(({ measure }) => !cared({ measure }));
}

const sql = (own: string) => `with ours as (select col0 as area from (values ${own})),
  made_of as (${madeOfSql}),
  placed as (
    select r.*, ours.area as ours, r.area = ours.area as exact
    from revisions r join ours on r.area = ours.area
      or r.area in (select area from area_tree where ancestor = ours.area)
    where r.before is not null and r.after is not null and r.period_start >= $from::date and r.period_end <= $to::date),
  counted as (
    select * from placed
    where exact or not exists (from observations o where o.source = placed.source and o.measure = placed.measure and o.area = ours))
  select c.source, m.measure, c.ours as area, strftime(c.period_start, '%Y-%m-%d') as period_start,
    strftime(c.period_end, '%Y-%m-%d') as period_end, sum(c.after - c.before) as change,
    (select any_value(value) from monthly n where n.source = c.source and n.measure = m.measure and n.area = c.ours
      and n.month = c.period_start and last_day(n.month) = c.period_end and n.status = 'complete') as now,
    any_value(a.contract->>'supplier') as supplier,
    list_sort(list_distinct(list(regexp_replace(a.file, '^.*[\\\\/]', '')))) as files,
    strftime(max(a.covers_to), '%Y-%m-%d') as covers_to
  from counted c join made_of m on m.source = c.source and m.part = c.measure
    join supplies a on a.extract = c.extract_after and not a.removed
  group by c.source, m.measure, c.ours, c.period_start, c.period_end
  having count(*) filter (c.after <> c.before) > 0
  order by c.source, m.measure, c.ours, c.period_start, c.period_end`;
