import type { Store } from "../../../store/open.js";

/** A figure of a whole number of months. */
export interface Figure {
  /** its measure and area */
  series: string;
  area: string;
  /** its first month, counted from the year 0 */
  first: number;
  months: number;
  value: number;
}

export const endOf = ({ first, months }: Figure): number => first + months;
export const periodOf = ({ first, months }: Figure): string => `${first}/${months}`;
/** One key of a series and period. */
export const cellOf = (figure: Figure): string => `${figure.series}\n${periodOf(figure)}`;

/** A typed figure of an area and a whole number of months. */
export interface TypedFigure extends Figure {
  measure: string;
  /** whether it counts, so that figures of it may be added up; rates, percentages, means and stocks do not */
  counted: boolean;
}

/** The newer file's typed figures and those of the files before it, one of each measure, area and period. */
export interface TypedFigures {
  own: readonly TypedFigure[];
  past: readonly TypedFigure[];
}

/**
 * Reads the typed figures of a supply, rates among them, and those of the supplies before it. Expects `past`.
 *
 * @param own SQL for the supply's figures, as in `observations`
 */
export async function readFigures(store: Store, own: string): Promise<TypedFigures> {
  const sides = [own, "past"].map(
    (from, index) => `select ${index} as side, measure, area,
      year(period_start) * 12 + month(period_start) - 1 as first, datediff('month', period_start, period_end + 1)::integer as months,
      sum(value) as value, bool_or(status = 'rate') as rate
      from ${from} where status in ('final', 'rate') and value is not null and period_start = date_trunc('month', period_start) group by all`,
  );
  const [side = [], measure = [], area = [], first = [], months = [], value = [], counted = []] =
    await store.columns(`select side, measure, area, first, months, value,
      not rate and measure not in (select measure from measures where not counted) as counted
      from (${sides.join(" union all ")}) order by all`);
  const figures = measure.map((each, at) => ({
    measure: String(each),
    series: `${each}\n${area[at]}`,
    area: String(area[at]),
    first: Number(first[at]),
    months: Number(months[at]),
    value: Number(value[at]),
    counted: counted[at] === true,
  }));
  return {
    own: figures.filter((_, at) => side[at] === 0),
    past: figures.filter((_, at) => side[at] === 1),
  };
}
