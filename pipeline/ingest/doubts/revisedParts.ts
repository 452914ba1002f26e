import { literal, type Store } from "../../store/open.js";
import { formatNumber } from "../../words/number.js";

/** Sums smaller than these are revised by a third with reason. */
const enough = 40;
/** A recount or late entries change less than this share of a measure, an area or a month. */
const most = 0.3;
/** So many cells above 3, of which nine in ten are those of another period and at most half those of their own. */
const enoughCells = 8;

interface Part {
  name: string;
  now: number;
  before: number;
}

/**
 * What a newer file says quite otherwise of the past than the earlier ones, part by part: one measure through all
 * periods, one area, or one period, whose figures are by 30 % of their sum and by four standard errors of a count other.
 * Pooled with all others such a part would not show. The last period of the earlier files may grow: it was not whole.
 *
 * Expects `incoming` and `earlier`, the figures that the file would replace, as `overlapDoubts` makes them.
 */
export async function revisedParts(store: Store): Promise<string[]> {
  const parts = await store.rows<Part>(
    `with before as (
      select measure, area, period_start, period_end, sum(value) as value from earlier
      where status = 'final' and measure in (select measure from incoming) and measure not in (select measure from measures where not counted)
      group by all),
    pairs as (
      select b.measure, b.area, b.period_start, coalesce(i.value, 0) as now, b.value as before
      from before b left join incoming i on i.measure = b.measure and i.area = b.area and i.period_start = b.period_start and i.period_end = b.period_end
      -- what a partner typed says nothing of a row that is not there; of a log no record is none
      where if(i.measure is null, exists (from incoming_coverage), i.status = 'final')
        and (b.period_start < (select max(period_start) from before) or coalesce(i.value, 0) <= b.value)),
    parts as (
      select grouping(measure, area, period_start) as level, measure, area, period_start, sum(now) as now, sum(before) as before, sum(abs(now - before)) as apart
      from pairs group by grouping sets ((measure), (area), (period_start))),
    told as (
      select *, apart / greatest(now, before) as share from parts
      where greatest(now, before) >= ${enough} and share > ${most} and apart > 4 * sqrt(now + before))
    select coalesce(m.name, a.name, t.measure, t.area, strftime(t.period_start, '%B %Y')) as name, t.now, t.before
    from told t left join measures m using (measure) left join areas a on a.code = t.area
    order by t.share desc, t.level, name limit 1`,
  );
  return parts.map(
    ({ name, now, before }) =>
      `for the same periods it has ${formatNumber(now, 1)} of ${name}, where the files before it have ${formatNumber(before, 1)}${now === before ? " in other cells" : ""}`,
  );
}

/**
 * A file whose figures are those of the earlier ones under another period: labels that all are a year, or a period, early
 * or late. Expects `incoming` and `earlier`.
 */
export async function shiftedPeriods(store: Store, extract: string): Promise<string[]> {
  const [found] = await store.rows<{ months: number; cells: number; equal: number }>(
    `with others as (
      select o.measure, o.area, o.period_start, datediff('month', o.period_start, o.period_end + 1) as months, sum(o.value) as value
      from observations o join supplies s using (extract), (from supplies where extract = ${literal(extract)}) this
      where o.source = this.source and s.territory = this.territory and o.extract <> this.extract and o.status = 'final' and o.value > 3
      group by all),
    own as (
      select measure, area, period_start, datediff('month', period_start, period_end + 1) as months, value
      from incoming where status = 'final' and value > 3),
    shifts as (select distinct unnest([0, 12, -12, months, -months]) as shift, months from own),
    pairs as (
      select s.shift, count(*) as cells, count(*) filter (o.value = b.value) as equal
      from own o join shifts s using (months) join others b on b.measure = o.measure and b.area = o.area and b.months = o.months
        and b.period_start = o.period_start + to_months(s.shift::integer)
      group by s.shift)
    select shift as months, cells, equal from pairs
    where shift <> 0 and cells >= ${enoughCells} and equal >= 0.9 * cells
      and (select equal <= 0.5 * cells from pairs where shift = 0)
    order by equal desc, abs(shift), shift limit 1`,
  );
  if (!found) return [];
  const { months, cells, equal } = found;
  const size =
    Math.abs(months) === 12 ? "a year" : Math.abs(months) === 1 ? "a month" : `${Math.abs(months)} months`;
  return [
    `${formatNumber(equal, 1)} of ${formatNumber(cells, 1)} of its figures are those that the files before it have ${size} ${months > 0 ? "later" : "earlier"}: its periods may be labelled ${size} ${months > 0 ? "early" : "late"}`,
  ];
}
