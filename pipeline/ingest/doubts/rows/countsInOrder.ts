import { largest } from "../../../bulk.js";
import { formatMonth } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { cellColumn } from "../../type/cellColumn.js";
import { rowRoles } from "../../type/namedRows.js";
import { runsOf } from "../../type/order/order.js";
import { numberedRecords, sameCells } from "../../type/payloadCells.js";
import { exchangedInOrder } from "./periodOrder.js";

/** Rows that rise by one, and rows of one figure, that follow one another; the chance of the latter in nats: one in a million. */
const [rising, same, proof] = [12, 8, 14];
/** Figures in order over so many rows of one series, or over so many periods of so many rows each. */
const [months, periods, rows] = [15, 3, 4];
/** Of larger files, which are extracts of systems, none was filled by hand. */
const [fewest, most] = [12, 100_000];

/** A row of a typed figure, in its place among the others. */
export interface CountRow {
  ordinal: number;
  /** the first day of its period, as ISO text */
  period: string;
  /** all words that name it */
  words: string;
  /** null where it is no number */
  value: number | null;
}

/**
 * What only the order of the rows tells of typed figures: a figure filled down over rows of other words or periods, a series
 * filled down (each figure the one above and one), two periods in one another's place, or figures sorted without the other columns, which stand in order though
 * the periods do too. A file sorted by its figures has no other order.
 *
 * Expects the temporary table `judged` of `typeRecords`.
 *
 * @param number the place of the file among those typed
 */
export async function countsInOrder(
  store: Store,
  contract: Contract,
  examination: Examination,
  number: number,
): Promise<string[]> {
  const { columns, header, records } = examination;
  const roles = Object.keys(columns);
  const values = contract.measures.flatMap((measure) =>
    "value" in measure && measure.value !== undefined && measure.kind !== "rate" ? [measure.value] : [],
  );
  const asked = [...new Set(values)].filter((role) => roles.includes(role));
  if (
    !examination.payload ||
    asked.length === 0 ||
    "headers" in contract.period ||
    records < fewest ||
    records > most
  )
    return [];
  const words = rowRoles(contract, roles);
  const name =
    words.length > 0 ? words.map((role) => `coalesce(j.${cellColumn(role)}, '')`).join(" || ' ' || ") : "''";
  const [ordinals = [], starts = [], said = [], ...figures] = await store.columns(
    `select r.ordinal::integer, j.period_start, ${name}, ${asked.map((role) => `try_cast(replace(j.${cellColumn(role)}, ',', '') as double)`).join(", ")}
    from (${numberedRecords(examination, [])}) r join (from judged where file_no = ${number} and outcome = 'accepted') j on ${sameCells(examination, [], "j")}
    order by r.ordinal`,
  );
  const periods = exchangedInOrder(
    ordinals.map((_, at) => ({ period: String(starts[at]), words: String(said[at]) })),
  );
  const ofPeriods = periods
    ? [
        `its rows of ${formatMonth(periods[0])} stand where those of ${formatMonth(periods[1])} should, and all others follow one another: the labels of the two may be exchanged`,
      ]
    : [];
  const ofFigures = asked.flatMap((role, index) => {
    const found = seenIn(
      ordinals.map((ordinal, at) => {
        const value = figures[index]?.[at];
        return {
          ordinal: Number(ordinal),
          period: String(starts[at]),
          words: String(said[at]),
          value: typeof value === "number" ? value : null,
        };
      }),
    );
    const label = header[columns[role] ?? -1] ?? role;
    if (found === "rises")
      return [`the figures of "${label}" rise by one from row to row: they may have been filled down`];
    if (found === "sorted")
      return [
        `its rows are in the order of their periods or names and in that of "${label}" too, as in a file of which one column was sorted without the others`,
      ];
    return found === null
      ? []
      : [
          `"${label}" has the same figure in ${found} rows that follow one another: it may have been filled down`,
        ];
  });
  return [...ofPeriods, ...ofFigures];
}

/** What the order of a column of figures says: that they rise, are sorted, or are one figure in so many rows; null if nothing. */
function seenIn(all: readonly CountRow[]): "rises" | "sorted" | number | null {
  const steps = all.slice(1).map((row, at) => ({ row, before: all[at] ?? row }));
  const isSorted = (of: (row: CountRow) => number | string | null): boolean => {
    const known = steps.map(({ row, before }) => [of(before), of(row)] as const);
    const [falls, rises] = [
      known.some(([one, next]) => one !== null && next !== null && next < one),
      known.some(([one, next]) => one !== null && next !== null && next > one),
    ];
    return !(falls && rises);
  };
  if (!isSorted(({ value }) => value)) {
    const up = steps.filter(({ row, before }) => row.value !== null && before.value === row.value - 1);
    const longest = largest(runsOf(up.map(({ row }) => row)).map(({ length }) => length));
    return longest >= rising ? "rises" : filledIn(all);
  }
  const byPeriod = isSorted(({ period }) => period);
  const byName = !steps.some(({ row, before }) => row.words < before.words);
  const different = new Set(all.flatMap(({ value }) => (value === null ? [] : [value]))).size;
  const [inPeriods, series] = [
    new Set(all.map(({ period }) => period)).size,
    new Set(all.map(({ words }) => words)).size,
  ];
  const many = inPeriods >= periods && all.length >= rows * inPeriods && series >= rows;
  return (many && byPeriod && different >= rows) ||
    (series === all.length && byName && different >= 8) ||
    (series === 1 && byPeriod && all.length >= months && different >= 10)
    ? "sorted"
    : null;
}

/** In how many rows that follow one another is one figure, where that is no chance and no other is in a third as many. */
function filledIn(all: readonly CountRow[]): number | null {
  const filled = all.filter(({ value }) => value !== null && value > 0);
  const byValue = [...groupBy(filled, ({ value }) => value)];
  const runs = byValue
    .flatMap(([, alike]) => runsOf(alike).map((run) => ({ length: run.length, ofValue: alike.length })))
    .sort((a, b) => b.length - a.length);
  const [longest, next] = runs;
  if (!longest || longest.length < same || longest.length === all.length) return null;
  const { length, ofValue } = longest;
  const chance = Math.max(ofValue - length, 1) / (all.length - length);
  const isFilled =
    (next?.length ?? 0) <= length / 3 && (length - 1) * -Math.log(chance) - Math.log(all.length) >= proof;
  return isFilled ? length : null;
}
