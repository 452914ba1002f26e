import { formatMonth } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import type { Figure } from "./pairs.js";
import { type Repeat, repeatIn } from "./repeatIn.js";

/**
 * Typed figures that are those of a year, a period or the file's own length before once more, see {@link repeatIn}.
 * Expects `past`.
 *
 * @param own SQL for the supply's figures, as in `observations`
 * @param past SQL for those of the supplies before it
 */
export async function repeatedFigures(store: Store, own: string, past = "past"): Promise<string[]> {
  const figures = await readFigures(store, own, past);
  const found = repeatIn(figures.own, figures.past);
  return found ? [await said(store, found)] : [];
}

async function readFigures(
  store: Store,
  own: string,
  past: string,
): Promise<{ own: Figure[]; past: Figure[] }> {
  const sides = [own, past].map(
    (from, index) => `select ${index} as side, measure, area,
      year(period_start) * 12 + month(period_start) - 1 as first, datediff('month', period_start, period_end + 1)::integer as months, sum(value) as value
      from ${from} where status = 'final' and value is not null and period_start = date_trunc('month', period_start) group by all`,
  );
  const [side = [], measure = [], area = [], first = [], months = [], value = []] = await store.columns(
    `${sides.join(" union all ")} order by all`,
  );
  const figures = side.map((each, at) => ({
    side: each,
    series: `${measure[at]}\n${area[at]}`,
    area: String(area[at]),
    first: Number(first[at]),
    months: Number(months[at]),
    value: Number(value[at]),
  }));
  const bySide = groupBy(figures, (figure) => figure.side);
  return { own: bySide.get(0) ?? [], past: bySide.get(1) ?? [] };
}

async function said(
  store: Store,
  { lag, period, area: code, cells, equal, inQuarters, inSteps }: Repeat,
): Promise<string> {
  if (inQuarters)
    return `${equal} of ${cells} of its figures above 3 are those of another month of the quarter: each month seems to have the quarter's figure`;
  const before = lag === 12 ? "a year" : lag === 1 ? "a month" : `${lag} months`;
  const month = period === null ? null : monthSaid(period);
  if (code === null) {
    const which = month === null ? "of its figures" : `of the figures from ${month}`;
    return `${equal} of ${cells} ${which} above 3 are the very ones of ${before} before`;
  }
  const [known] = await store.rows<{ name: string }>("select name from areas where code = $code", { code });
  const area = known?.name ?? code;
  if (inSteps)
    return `figures of ${area} move by the same number from period to period, up to ${month}, ${cells} times: they may have been filled down`;
  return lag === 12
    ? `${cells} figures above 3 of ${area}${month === null ? "" : ` up to ${month}`} are all the very ones of a year before`
    : `figures of ${area} stay the same as ${before} before, up to ${month}, ${cells} times: they may have been filled down`;
}

const monthSaid = (index: number): string =>
  formatMonth(
    `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`,
  );
