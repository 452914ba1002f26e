import { dayAt } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import { cellColumn } from "../../type/cellColumn.js";
import { rowRoles } from "../../type/namedRows.js";
import { nameKey } from "../../type/nameKey.js";

/** One of the figures that a partner typed: what is wrong with one cell of many does not show in their sum. */
export interface Cell {
  /** the place of its file among those typed */
  file: number;
  /** the words that name its row (`rowRoles`), each in any spelling that is read as the same one */
  words: readonly string[];
  /** these words together */
  row: string;
  measure: string;
  area: string;
  /** days since 1 January 1970 */
  start: number;
  end: number;
  value: number;
  /** how many cells are summed in the figure of its measure, area and period */
  parts: number;
}

/** Parts of a key, which no cell holds. */
const between = "\u001f";

/** One key of several texts and numbers. */
export const keyOf = (...parts: readonly (string | number)[]): string => parts.join(between);

/** "September 2023", of days since 1 January 1970. */
export const monthOfDay = (days: number): string => formatMonth(dayAt(days));

/**
 * The final, counted figures that a partner typed, cell by cell, in no order. Expects the temporary tables of
 * `typeRecords`.
 */
export async function readCells(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<readonly Cell[]> {
  const words = rowRoles(contract, roles).map((role) => nameKey(`coalesce(${cellColumn(role)}, '')`));
  const row = words.length > 0 ? words.join(" || chr(31) || ") : "''";
  const [file = [], rows = [], measure = [], area = [], start = [], end = [], value = []] =
    await store.columns(`select file_no, ${row} as row, e.measure, j.area, (e.period_start - date '1970-01-01')::integer,
      (e.period_end - date '1970-01-01')::integer, e.value * j.kept
    from entries e join judged j using (gid)
    where j.outcome = 'accepted' and e.fault is null and e.value is not null and coalesce(e.status, 'final') = 'final'
      and e.measure not in (select measure from measures where not counted)`);
  const cells = file.map((number, at) => {
    const named = String(rows[at]);
    return {
      file: Number(number),
      words: words.length > 0 ? named.split(between) : [],
      row: named,
      measure: String(measure[at]),
      area: String(area[at]),
      start: Number(start[at]),
      end: Number(end[at]),
      value: Number(value[at]),
      parts: 1,
    };
  });
  for (const summed of groupBy(cells, figureKey).values())
    for (const cell of summed) cell.parts = summed.length;
  return cells;
}

/** Cells of one such key are summed in one figure. */
export const figureKey = ({ file, measure, area, start, end }: Cell): string =>
  keyOf(file, measure, area, start, end);

/** The cells of each row of a measure and area, which differ in their periods. */
export const inRows = (cells: readonly Cell[]): Cell[][] => [
  ...groupBy(cells, ({ file, measure, area, row }) => keyOf(file, measure, area, row)).values(),
];
