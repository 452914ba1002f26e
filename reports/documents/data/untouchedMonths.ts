import { smallest } from "../../../pipeline/bulk.js";
import { addMonths, endOfMonth } from "../../../pipeline/calendar/day.js";
import { formatMonth } from "../../../pipeline/calendar/print.js";
import { percentChange } from "../../../pipeline/statistics/index.js";
import type { Reason } from "../../../pipeline/store/reason.js";
import type { MeasuresRow, MonthlyRow, TrendsRow } from "../../../pipeline/store/rows.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { type Reading, readChange } from "./reading.js";

/** The months of a year that compare with those of the year before, where others do not. */
export interface UntouchedMonths {
  /** "August to March" */
  words: string;
  /** first day of the first of them, last day of the last */
  start: string;
  end: string;
  value: number;
  previous: number;
  change: number;
  /** null on a base under that of percentages */
  percent: number | null;
  /** null where it turns round with fewer of the months */
  reading: Reading;
  /** the months left out of both years: "April to July" */
  leftOut: string;
  /** fewer months by which the change has the other sign; null where none have */
  turns: { words: string; change: number } | null;
}

type Series = Pick<TrendsRow, "source" | "measure" | "area" | "period_start" | "period_end" | "reasons">;

/**
 * The same months of both years without those that a break of the register or a half-full month touches in either; null
 * where none is touched, none is left, or one of them is not whole. A break on a day touches the months between which it
 * lies, one that lasts those that it meets. Of a sensitive measure no sum of months is made. Since which months are left is
 * chosen by the break and not by what was counted, the change is tried without one, two and three months more beside those
 * that are touched, as long as half are left: where its sign turns, it has no reading.
 *
 * @param percentBase no percentage on a figure below it
 */
export function untouchedMonths(
  row: Series,
  measure: Pick<MeasuresRow, "counted" | "sensitive">,
  monthly: readonly MonthlyRow[],
  percentBase: number,
): UntouchedMonths | null {
  const touching = row.reasons.filter(({ code }) => touches.has(code));
  if (touching.length === 0 || measure.sensitive || !measure.counted) return null;
  const months: string[] = [];
  for (let month = row.period_start; month <= row.period_end; month = addMonths(month, 1)) months.push(month);
  const left = months.filter((month) => !touching.some((reason) => meets(reason, month)));
  if (left.length === 0 || left.length === months.length) return null;
  const counts = new Map(
    monthly
      .filter(
        (other) => other.source === row.source && other.measure === row.measure && other.area === row.area,
      )
      .flatMap(({ month, value, status }) =>
        status === "complete" && value !== null ? [[month, value]] : [],
      ),
  );
  const sum = (wanted: readonly string[], back: number): number | null => {
    let total = 0;
    for (const month of wanted) {
      const count = counts.get(addMonths(month, back));
      if (count === undefined) return null;
      total += count;
    }
    return total;
  };
  const [value, previous] = [sum(left, 0), sum(left, -12)];
  if (value === null || previous === null) return null;
  const change = value - previous;
  const percent = previous < percentBase ? null : percentChange({ current: value, previous, decimals: 1 });
  const read = readChange({ value, previous, change, percent, reasons: [] }, measure);
  const changeIn = (wanted: readonly string[]): number => (sum(wanted, 0) ?? 0) - (sum(wanted, -12) ?? 0);
  const turned =
    read === "too few to say"
      ? undefined
      : narrower(months, left).find((wanted) => changeIn(wanted) * change < 0);
  const turns = turned === undefined ? null : { words: runs(turned), change: changeIn(turned) };
  const [start = "", end = ""] = [left[0], endOfMonth(left.at(-1) ?? "")];
  const leftOut = runs(months.filter((month) => !left.includes(month)));
  const reading = turns === null ? read : null;
  return { words: runs(left), start, end, value, previous, change, percent, reading, leftOut, turns };
}

/** The months left without those that lie one, two and three from a month that is touched, while half of them are left. */
function narrower(months: readonly string[], left: readonly string[]): string[][] {
  const apart = (month: string): number => {
    const at = months.indexOf(month);
    return smallest(months.flatMap((other, index) => (left.includes(other) ? [] : [Math.abs(index - at)])));
  };
  return [1, 2, 3]
    .map((more) => left.filter((month) => apart(month) > more))
    .filter((wanted) => wanted.length * 2 >= left.length && wanted.length < left.length);
}

const touches: ReadonlySet<string> = new Set(["break", "break-withheld", "half-full"]);

function meets(reason: Reason, month: string): boolean {
  const [before, end] = [addMonths(month, -12), endOfMonth(month)];
  if (reason.code === "half-full") return reason.months.includes(reason.previous ? before : month);
  if (reason.code !== "break" && reason.code !== "break-withheld") return false;
  const { first, last } = reason;
  if (last === undefined || last === null) return before < first && end >= first;
  const within = (start: string) => start <= last && endOfMonth(start) >= first;
  return within(month) || within(before);
}

/** "August to March", "October to December and May". */
function runs(months: readonly string[]): string {
  const found: string[][] = [];
  for (const month of months) {
    const last = found.at(-1);
    if (last?.at(-1) === addMonths(month, -1)) last.push(month);
    else found.push([month]);
  }
  const name = (month = "") => formatMonth(month).replace(/ \d{4}$/, "");
  return joinWords(
    found.map((run) => (run.length === 1 ? name(run[0]) : `${name(run[0])} to ${name(run.at(-1))}`)),
  );
}
