import { smallest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import type { TypedCount } from "./cell.js";

/** Rows that are missing, and rows of the least number and of the next, of which fewer are chance. */
const [gaps, atLeast, above] = [5, 5, 3];
/** So many more would be expected below the least number. */
const expected = 5;
/** Numbers that partners hide counts below. */
const [lowest, highest] = [2, 20];

/** A measure of a file whose small counts were left out; of a file by its place among those typed. */
export interface LeftOut {
  file: number;
  measure: string;
}

/**
 * The measures whose small counts a partner left out: rows that stand in some periods are missing in others, and the counts
 * end at a number above one as a cliff does. So many are the least that, falling off below it as they do above, five more
 * would have been expected there (none has a chance under one in a hundred). Only of counts that a partner typed, a row a
 * period, and hides by no sign.
 *
 * Expects the temporary table `entries` of `typeRecords`.
 */
export async function smallCountsLeftOut(store: Store, counts: readonly TypedCount[]): Promise<LeftOut[]> {
  const found = [...groupBy(counts, ({ file, measure }) => `${file}\n${measure}`).values()]
    .filter(endsAsCliff)
    .flatMap(([first]) => (first ? [{ file: first.file, measure: first.measure }] : []))
    .sort((a, b) => a.file - b.file || (a.measure < b.measure ? -1 : 1));
  if (found.length === 0) return [];
  const hidden = await store.rows<{ measure: string }>(
    "select distinct measure from entries where status = 'suppressed'",
  );
  return found.filter(({ measure }) => hidden.every((other) => other.measure !== measure));
}

/** Whether the counts of one measure of a file do. */
function endsAsCliff(counts: readonly TypedCount[]): boolean {
  const figures = [...groupBy(counts, ({ period, words }) => [period, ...words].join("\n")).values()].flatMap(
    ([first, ...others]) =>
      first ? [{ ...first, value: first.value + sumOf(others, ({ value }) => value) }] : [],
  );
  const least = smallest(figures.map(({ value }) => value));
  if (least < lowest || least > highest) return false;
  const here = figures.filter(({ value }) => value === least).length;
  const next = figures.filter(({ value }) => value === least + 1).length;
  return here >= atLeast && next >= above && here * here >= expected * next && missing(figures) >= gaps;
}

/** How many of the measure's periods between its first and its last the rows lack. */
function missing(figures: readonly TypedCount[]): number {
  const periods = [...new Set(figures.map(({ period }) => period))];
  const rows = [...groupBy(figures, ({ words }) => words.join("\n")).values()];
  return sumOf(rows, (row) => {
    const own = row.map(({ period }) => period).sort((a, b) => a - b);
    const [first, last] = [own.at(0) ?? 0, own.at(-1) ?? 0];
    return periods.filter((period) => period >= first && period <= last).length - row.length;
  });
}
