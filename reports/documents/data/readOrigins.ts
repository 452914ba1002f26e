import { groupBy } from "../../../pipeline/groupBy.js";
import type { Store } from "../../../pipeline/store/open.js";
import type { SuppliesRow } from "../../../pipeline/store/rows.js";
import { madeOfSql } from "./madeOf.js";

/** Which supplies gave the figures of a measure in an area: of each the periods that are from it, "2022-10-01.2022-10-31". */
export interface Origin {
  source: string;
  measure: string;
  area: string;
  extract: string;
  /** no where the supply has no record there, and its silence is the figure */
  counted: boolean;
  periods: string[];
}

/**
 * The origins of all figures in these areas, as `csp explain` walks a figure back: the supplies whose observations stand, or
 * that corrected lines of them; of months without a record the supply that covers them. One read for all figures of a document.
 */
export async function readOrigins(store: Store, areas: readonly string[]): Promise<Origin[]> {
  return store.manyRows<Origin>(sql, { areas: JSON.stringify(areas) });
}

const sql = `with wanted as (select unnest(from_json($areas, '["VARCHAR"]')) as area),
  placed as (
    select o.source, o.measure, wanted.area, o.period_start, o.period_end, o.extract
    from observations o join area_tree t on t.area = o.area join wanted on wanted.area = t.ancestor
    union
    select o.source, o.measure, wanted.area, o.period_start, o.period_end, o.extract
    from observations o join coverage c using (source, measure, period_start, period_end, extract)
      join wanted on wanted.area = c.area
    where o.area not in (select code from areas)),
  standing as (
    select p.* exclude (extract), s.extract, true as counted
    from placed p join supplies s on (p.extract = s.extract or p.extract = s.supplements) and not s.removed
    where s.supplements is null or s.covers_from <= p.period_end and s.covers_to >= p.period_start
    union all
    -- a supply covers its months for every measure that its source counts, also one of which it has no record
    select c.source, m.measure, wanted.area, c.period_start, c.period_end, c.extract, false
    from (select distinct source, area, period_start, period_end, extract from coverage) c
      join (select distinct source, measure from coverage) m on m.source = c.source
      join area_tree t on t.ancestor = c.area join wanted on wanted.area = t.area),
  made_of as (${madeOfSql})
  select x.source, m.measure, x.area, x.extract, x.counted,
    list_sort(list_distinct(list(strftime(x.period_start, '%Y-%m-%d') || '.' || strftime(x.period_end, '%Y-%m-%d')))) as periods
  from standing x join made_of m on m.source = x.source and m.part = x.measure
  group by x.source, m.measure, x.area, x.extract, x.counted
  order by x.source, m.measure, x.area, x.extract, x.counted`;

/** What names the files of figures. */
export interface Origins {
  supplies: readonly SuppliesRow[];
  origins: readonly Origin[];
}

type Figure = Pick<Origin, "source" | "measure" | "area">;

const keyOf = ({ source, measure, area }: Figure): string => `${source} ${measure} ${area}`;

const grouped = new WeakMap<readonly Origin[], ReadonlyMap<string, Origin[]>>();

/** The origins by their figures: a document asks for those of each figure that it prints. */
function ofFigures(origins: readonly Origin[]): ReadonlyMap<string, Origin[]> {
  const known = grouped.get(origins) ?? groupBy(origins, keyOf);
  grouped.set(origins, known);
  return known;
}

/** The files that supplied a figure of these days, by name; of one that is none because nothing happened, those that cover it. */
export function filesFor({ supplies, origins }: Origins, of: Figure, start: string, end: string): string[] {
  const own = (ofFigures(origins).get(keyOf(of)) ?? []).filter(({ periods }) =>
    periods.some((period) => within(period, start, end)),
  );
  const counted = own.filter((origin) => origin.counted);
  const extracts = new Set((counted.length > 0 ? counted : own).map(({ extract }) => extract));
  return supplies
    .filter(({ extract }) => extracts.has(extract))
    .map(({ file }) => file)
    .sort();
}

function within(period: string, start: string, end: string): boolean {
  const [from = "", to = ""] = period.split(".");
  return from >= start && to <= end;
}
