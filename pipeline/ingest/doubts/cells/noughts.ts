import type { Store } from "../../../store/open.js";

/** Rows of so many other periods, of so large figures, of which so few are nought, and so many of these rows. */
const [periods, size, few, rows] = [5, 6, 0.1, 3];

/**
 * Noughts here and there in rows that have none otherwise, and of which each would be chance once in four hundred: a look-up
 * that found nothing, or cells that were not filled. Things that are rare, or of a season, have noughts in many periods.
 * Expects `cells`.
 */
export async function noughts(store: Store): Promise<string[]> {
  const [found] = await store.rows<{ cells: number; rows: number }>(
    `with series as (
      select *, (sum(value) over whole - value) / nullif(count(*) over whole - 1, 0) as usual, count(*) over whole as periods,
        count(*) filter (value = 0) over whole as noughts
      from cells window whole as (partition by file_no, measure, area, row)),
    odd as (
      from series where value = 0 and periods > ${periods} and usual >= ${size} and noughts <= greatest(1, ${few} * periods))
    select count(*) as cells, count(distinct (measure, area, row)) as rows from odd having rows >= ${rows}`,
  );
  return found
    ? [
        `${found.cells} of its cells are nought in ${found.rows} rows that are never so otherwise: a look-up may have failed there`,
      ]
    : [];
}
