import { literal, type Store } from "../../../store/open.js";
import type { TypedFigure, TypedFigures } from "../past/figures.js";
import { isEarlier } from "../past/past.js";

/** A cell that is summed with others in one figure, as `supply_cells` keeps it. */
export interface HeldCell extends TypedFigure {
  /** the words that name its row, hashed, in the order of `rowRoles` */
  words: readonly string[];
}

/** The cells of a supply and those of the supplies before it, of each row and period the latest. */
export interface HeldCells extends TypedFigures {
  own: readonly HeldCell[];
  past: readonly HeldCell[];
}

/** Reads the cells of whole months of a supply of typed counts and those of the supplies before it. */
export async function readHeldCells(store: Store, extract: string): Promise<HeldCells> {
  const [side = [], words = [], measure = [], area = [], first = [], months = [], value = []] =
    await store.columns(`with this as (from supplies where extract = ${literal(extract)}),
    sides as (
      select 0 as side, c.*, 0 as received from supply_cells c join this using (extract)
      union all
      select 1, c.*, s.received from supply_cells c join supplies s using (extract), this where ${isEarlier})
    select side, words, measure, area, year(period_start) * 12 + month(period_start) - 1 as first,
      datediff('month', period_start, period_end + 1)::integer as months, value
    from sides where period_start = date_trunc('month', period_start)
    qualify row_number() over (partition by side, words, measure, area, period_start, period_end order by received desc) = 1
    order by side, measure, words, area, first, months`);
  const cells = side.map((each, at) => ({
    side: Number(each),
    words: String(words[at]).split(" "),
    measure: String(measure[at]),
    series: `${measure[at]}${words[at]}\n${area[at]}`,
    area: String(area[at]),
    first: Number(first[at]),
    months: Number(months[at]),
    value: Number(value[at]),
    counted: true,
  }));
  return {
    own: cells.filter((cell) => cell.side === 0),
    past: cells.filter((cell) => cell.side === 1),
  };
}
