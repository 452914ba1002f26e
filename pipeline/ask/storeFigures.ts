import type { StoreFigure } from "../audit/facts/storeFigures.js";
import { openBuilt } from "../build/build.js";

/**
 * The figures that a partnership's own documents may state: its district's (and its partnership's) whole periods,
 * with the same period of the year before.
 */
export async function readStoreFigures(root: string): Promise<StoreFigure[]> {
  const { store, workspace } = await openBuilt(root);
  try {
    return await store.rows<StoreFigure>(
      `select t.measure, m.name as "measureName", t.area, t.area_name as "areaName", t.period_start as "periodStart",
        t.period_end as "periodEnd", t.value, t.previous, t.percent
      from trends t
      join measures m using (measure)
      where t.status = 'complete' and t.value is not null
        and t.area in (select $district union select parent from area_parents join areas on areas.code = parent
          where area = $district and level = 'csp')
        and t.period_kind in ('quarter', 'financial_year', 'assessment_year', 'calendar_year')
      order by t.source, t.measure, t.area, t.period_start, t.period_end`,
      { district: workspace.partnership.district },
    );
  } finally {
    store.close();
  }
}
