import { endOfMonth } from "../../pipeline/calendar/day.js";
import { formatMonth } from "../../pipeline/calendar/print.js";
import type { FindingsXmrRow } from "../../pipeline/facts/findingRows.js";
import { joinWords } from "../../pipeline/words/list.js";

type Point = Pick<FindingsXmrRow, "month" | "value" | "rule" | "side">;

/**
 * What the months of a year say together: "high from October 2022 to April 2023, back to usual since", "no month stands
 * out"; null where not all months are known.
 *
 * @param points a monthly series with its flags, ascending
 * @param later whether the months since the last that stands out are together higher or lower than a year before: then
 *   they are not said to be usual, only that none of them stands out
 */
export function yearStory(
  points: readonly Point[],
  { start, end }: { start: string; end: string },
  later = false,
): string | null {
  const months = points.filter(({ month }) => month >= start && month <= end);
  const last = months.at(-1);
  if (months.length < 12 || last === undefined || endOfMonth(last.month) !== end) return null;
  if (months.some(({ value }) => value === null)) return null;
  const runs: { side: "high" | "low"; months: string[]; to: number }[] = [];
  months.forEach(({ month, rule, side }, at) => {
    if (rule === null || side === null) return;
    const before = runs.at(-1);
    if (before?.side === side && before.to === at - 1) {
      before.months.push(month);
      before.to = at;
    } else runs.push({ side, months: [month], to: at });
  });
  if (runs.length === 0) return "no month stands out";
  const said = runs.map(({ side, months: [first = "", ...others] }, index) => {
    const until = others.at(-1);
    const when =
      until === undefined
        ? `in ${formatMonth(first)}`
        : `from ${formatMonth(first)} to ${formatMonth(until)}`;
    return index > 0 && runs[index - 1]?.side === side ? when : `${side} ${when}`;
  });
  const ended = (runs.at(-1)?.to ?? 0) < months.length - 1;
  return `${joinWords(said)}${ended ? (later ? ", no month stands out since" : ", back to usual since") : ""}`;
}

/** The same beside the change of the year: it says why a year can be higher of which no month stands out. */
export function yearSentence(story: string | null, reading: string | null): string {
  if (story === null) return "";
  if (story !== "no month stands out") return `Month by month it was ${story}.`;
  return reading === "higher" || reading === "lower"
    ? "No single month stands out: the difference is that of the year as a whole."
    : "";
}
