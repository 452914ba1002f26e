import { groupBy } from "../../groupBy.js";
import type { Store } from "../../store/open.js";
import { formatCount, formatNumber } from "../../words/number.js";

/** What would be loaded of a measure in a period, from all areas of a file. */
export interface LoadedPeriod {
  /** ISO days */
  from: string;
  to: string;
  measure: string;
  /** accepted records that say something of it */
  records: number;
  /** their sum; null of rates, which add up to nothing, and where no value is known */
  value: number | null;
}

/** The accepted figures of a file by period and measure, in their order. Expects the temporary tables of `typeRecords`. */
export const loadedMonths = (store: Store): Promise<LoadedPeriod[]> =>
  store.rows<LoadedPeriod>(
    `select strftime(e.period_start, '%Y-%m-%d') as "from", strftime(e.period_end, '%Y-%m-%d') as "to", measure,
      sum(kept)::integer as records, sum(value * kept) filter (status <> 'rate') as value
    from entries e join judged j using (gid) where outcome = 'accepted' and e.fault is null
    group by all order by "from", "to", measure`,
  );

/** So many measures are columns of a table; of more only the number of figures is told. */
const mostMeasures = 6;

/**
 * What would be loaded as a table: a row a period, a column a measure.
 *
 * @returns the rows, and the measures that are among their columns
 */
export function loadedRows(loaded: readonly LoadedPeriod[]): {
  rows: Record<string, string>[];
  measures: string[];
  all: number;
} {
  const all = [...new Set(loaded.map(({ measure }) => measure))].sort();
  const measures = all.length > mostMeasures ? [] : all;
  const rows = [...groupBy(loaded, ({ from, to }) => label(from, to))].map(([period, own]) => ({
    period,
    figures: formatCount(own.reduce((sum, { records }) => sum + records, 0)),
    ...Object.fromEntries(measures.map((id) => [id, figure(own.find(({ measure }) => measure === id))])),
  }));
  return { rows, measures, all: all.length };
}

function figure(found: LoadedPeriod | undefined): string {
  if (found === undefined) return "";
  return found.value === null ? "–" : formatNumber(found.value, 3);
}

/** `2023-04`, `2023-04 to 2023-06`. */
function label(from: string, to: string): string {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  return first === last ? first : `${first} to ${last}`;
}
