import { largest, smallest } from "../../pipeline/bulk.js";
import { monthNames } from "../../pipeline/calendar/names.js";
import type { TrendsRow } from "../../pipeline/store/rows.js";
import { joinWords } from "../../pipeline/words/list.js";
import { formatCount, formatDecimal, formatPercent } from "../../pipeline/words/number.js";
import { counted } from "../../pipeline/words/plural.js";

type Shared = Partial<Pick<TrendsRow, "share_of" | "previous_share_of">> &
  Pick<TrendsRow, "value" | "previous">;

/** A survey's answer in per cent of its respondents, and how many percentage points lie between two years. */
export interface Share {
  percent: number;
  respondents: number;
  /** null where the year before has no share */
  previous: number | null;
  /** of the shares before they are rounded */
  points: number | null;
}

/** Null where the figure is no share, or it is not known of how many. */
export function shareOf({ value, previous, share_of, previous_share_of }: Shared): Share | null {
  if (value === null || share_of == null) return null;
  const percent = (value / share_of) * 100;
  const before = previous === null || previous_share_of == null ? null : (previous / previous_share_of) * 100;
  return {
    percent,
    respondents: share_of,
    previous: before,
    points: before === null ? null : percent - before,
  };
}

/** A figure as it is said: "1,221", of a share "28.2%". */
export function figureWords(row: Shared): string | null {
  const share = shareOf(row);
  if (share !== null) return formatPercent(share.percent);
  return row.value === null ? null : formatCount(row.value);
}

/** "1.8 percentage points": the size alone, the words beside it say which way. */
export function pointsWords(points: number): string {
  const size = formatDecimal(Math.abs(points), 1);
  if (size === "0.0") return "under 0.1 percentage points";
  return `${size} percentage ${size === "1.0" ? "point" : "points"}`;
}

/** "+1.8 points", as a table has it. */
export const signedPoints = (points: number): string => `${signedOneDecimal(points)} points`;

/** "+1.8", "−0.2", with a true minus sign. */
export const signedOneDecimal = (value: number): string =>
  `${value > 0 ? "+" : value < 0 ? "−" : ""}${formatDecimal(Math.abs(value), 1)}`;

/** How a survey was held: in which month of each year, how those asked were chosen, whether each counts alike. */
interface Held {
  asked?: number | undefined;
  sample?: "random" | "quota" | undefined;
  weighted?: boolean | undefined;
}

/**
 * What is to be known of a table or chart with shares: of how many they are, when and how those were asked, and what the intervals
 * cannot allow for. "Shares are of 1,000 respondents in each year, asked in October and chosen by quotas; …".
 *
 * @param rows those of the table; figures that are no shares are passed over
 */
export function sharesNote(rows: readonly Shared[], { asked, sample, weighted }: Held = {}): string {
  const bases = rows.flatMap(({ share_of, previous_share_of }) =>
    share_of == null ? [] : [share_of, ...(previous_share_of == null ? [] : [previous_share_of])],
  );
  const [least, most] = [smallest(bases), largest(bases)];
  const base =
    least === most
      ? `${counted(least, "respondent")} in each year`
      : `${formatCount(least)} to ${formatCount(most)} respondents a year`;
  const how = [
    ...(asked === undefined ? [] : [`asked in ${monthNames[asked - 1] ?? ""}`]),
    ...(sample === "quota" ? ["chosen by quotas"] : sample === "random" ? ["drawn at random"] : []),
    ...(weighted === true ? ["weighted"] : []),
  ];
  const cannot = [
    ...(sample === "quota" ? ["quotas"] : []),
    ...(weighted === true ? ["weights"] : []),
    ...(sample === undefined ? ["how those asked were chosen"] : []),
  ];
  const beyond =
    cannot.length === 0
      ? ""
      : `; it is that of a random sample and cannot allow for ${joinWords(cannot)}, so that it is likely to be too narrow`;
  return `Shares are of ${base}${how.length === 0 ? "" : `, ${joinWords(how)}`}. Their change is in percentage points, with its 95% confidence interval in brackets${beyond}.`;
}

/** "282 of 1,000 respondents". */
export const respondentsWords = (value: number, of: number): string =>
  `${formatCount(value)} of ${counted(of, "respondent")}`;
