import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";

/** How much more likely (in nats) the figures are their neighbours', and so many rows show it. */
const [proof, fewest] = [14, 4];
/** As their neighbours' they lie within so many standard errors on average. */
const fits = 1.8;
/** Counts vary by so much of their mean (squared) more than by chance. */
const spread = 0.05;
/** A smaller mean is taken for this one: a row that never had any may have one. */
const least = 0.3;

/** A figure in its place among the rows of a file, and what is usual in its row. */
export interface PlacedFigure {
  ordinal: number;
  first: number;
  value: number;
  usual: number;
}

/** A column of which each figure is its neighbour's. */
export interface RowShift {
  first: number;
  /** whether each row has the figure of the one above */
  down: boolean;
  rows: number;
}

/**
 * A column of figures of a new period that was pasted a row too low or too high: each figure is as likely as can be in the row
 * above (below), and not in its own. Of counts about their means (negative binomial) the sum of ln P(x | usual there) − ln P(x | usual here).
 *
 * @param column of one file, each row's figure once
 */
export function rowShiftIn(column: readonly PlacedFigure[]): RowShift | null {
  const found = [...groupBy(column, ({ first }) => first).values()].flatMap((period) => {
    const rows = [...period].sort((a, b) => a.ordinal - b.ordinal);
    return [shiftedBy(rows, -1), shiftedBy(rows, 1)].flatMap((each) => each ?? []);
  });
  const [surest] = found.sort((a, b) => b.sure - a.sure);
  return surest?.shift ?? null;
}

/** The rows of a period, where each has the figure of the one so many rows below. */
function shiftedBy(rows: readonly PlacedFigure[], step: number): { shift: RowShift; sure: number } | null {
  const pairs = rows.flatMap((row, at) => {
    const other = rows[at + step];
    return other ? [{ value: row.value, here: row.usual, there: other.usual }] : [];
  });
  if (pairs.length < fewest) return null;
  const sure = sumOf(pairs, ({ value, here, there }) => likely(value, there) - likely(value, here));
  const far = sumOf(pairs, ({ value, there }) => square(value, there)) / pairs.length;
  return sure >= proof + Math.log(pairs.length) && far <= fits ** 2
    ? { shift: { first: rows[0]?.first ?? 0, down: step < 0, rows: pairs.length }, sure }
    : null;
}

/** ln P(x | m) but for what is the same of all means. */
function likely(value: number, usual: number): number {
  const [mean, size] = [Math.max(usual, least), 1 / spread];
  return value * Math.log(mean) - (value + size) * Math.log(mean + size);
}

const square = (value: number, usual: number): number => {
  const mean = Math.max(usual, least);
  return (value - mean) ** 2 / (mean + spread * mean ** 2);
};
