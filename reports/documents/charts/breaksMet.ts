import { formatDay } from "../../../pipeline/calendar/print.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import type { SeriesBreak } from "../data/chartData.js";
import type { StrategicData } from "../data/strategicData.js";

/** The breaks of the register that meet a figure, each once, whichever of its entries names it. */
export function breaksMet(
  { breaks = [] }: Pick<StrategicData, "breaks">,
  row: Pick<TrendsRow, "source" | "measure">,
): SeriesBreak[] {
  const own = breaks.filter(({ source, measure }) => source === row.source && measure === row.measure);
  const same = (a: SeriesBreak, b: SeriesBreak) =>
    a.date === b.date && a.until === b.until && a.effect === b.effect;
  const first = own.filter((met, index) => own.findIndex((other) => same(other, met)) === index);
  return first.map((met) => ({
    ...met,
    reason: [...new Set(own.filter((other) => same(other, met)).map(({ reason }) => reason))].join("; "),
  }));
}

/** "23 March 2020 to 18 July 2021: ". */
export const spanWords = ({ date, until }: Pick<SeriesBreak, "date" | "until">): string =>
  `${until === null ? formatDay(date) : `${formatDay(date)} to ${formatDay(until)}`}: `;

/** "2022/23", or "2022" where the year begins in January. */
export function yearName(start: string): string {
  const year = Number(start.slice(0, 4));
  return start.slice(5, 7) === "01" ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}
