import { formatMonth } from "../../pipeline/calendar/print.js";
import {
  type FindingsSignalRow,
  fewestAMonth,
  type UncertainPlace,
} from "../../pipeline/facts/findingRows.js";
import { ordinal } from "../../pipeline/words/ordinal.js";
import { counted } from "../../pipeline/words/plural.js";

type Signal = Pick<FindingsSignalRow, "signal" | "rule" | "side" | "since" | "month" | "points" | "rebased">;

/** What the last month of a series says: "above its mean since March 2023", "no signal", "too short to say: 9 months". */
export function signalWords({ signal, rule, side, since, month, points, rebased }: Signal): string {
  switch (signal) {
    case "too-short":
      return `too short to say: ${counted(points, "month")}${rebased.length > 0 ? " since a break" : ""}`;
    case "too-few":
      return `too few a month to say: ${fewestAMonth} are needed on average`;
    case "records-held":
      return "not given: records that are in no figure could change it";
    case "fewest-days":
      return "no signal: it has the fewest days";
    case "none":
      return "no signal";
    case "signal": {
      const from =
        since === null || since === month ? `in ${formatMonth(month)}` : `since ${formatMonth(since)}`;
      return `${ruleWords(rule, side === "high")} ${from}`;
    }
  }
}

function ruleWords(rule: Signal["rule"], high: boolean): string {
  if (rule === "outside") return `${high ? "above" : "below"} its limits`;
  if (rule === "trend") return high ? "rising" : "falling";
  if (rule === "two-of-three") return `near its ${high ? "upper" : "lower"} limit`;
  return `${high ? "above" : "below"} its mean`;
}

/**
 * "1st to 3rd highest of 12, not distinguishable from 2 others taken singly", from the end that the area is nearer to. For a first or
 * last place it is said whether it survives: "highest of 12, which survives its interval: clear of all others". With areas
 * that are not compared: "highest of 12 compared, …, clear of all others compared; 1 area is not". Null where
 * the place has no interval.
 */
export function intervalOfPlace(place: UncertainPlace): string | null {
  const { rank_highest, rank_lowest, of, lacking, rank_lower, rank_upper, indistinguishable_from } = place;
  if (rank_lower === null || rank_upper === null || indistinguishable_from === null) return null;
  const low = rank_lowest <= rank_highest;
  const [from, to] = low ? [of + 1 - rank_upper, of + 1 - rank_lower] : [rank_lower, rank_upper];
  const end = low ? "lowest" : "highest";
  const range =
    from !== to ? `${ordinal(from)} to ${ordinal(to)} ${end}` : from === 1 ? end : `${ordinal(from)} ${end}`;
  const known = lacking === 0 ? "" : " compared";
  const clear =
    from === to
      ? `clear of all others${known}`
      : `though distinguishable from each other area${known} taken singly`;
  const others =
    indistinguishable_from === 0
      ? clear
      : `not distinguishable from ${counted(indistinguishable_from, "other")}${known} taken singly`;
  const apart = `${others}${lacking === 0 ? "" : `; ${counted(lacking, "area is", "areas are")} not`}`;
  const among = `of ${of}${known}`;
  if ((low ? place.rank_lowest_to : place.rank_highest_to) !== 1) return `${range} ${among}, ${apart}`;
  return from === 1 && to === 1 && indistinguishable_from === 0
    ? `${end} ${among}, which survives its interval: ${apart}`
    : `${end} ${among} does not survive its interval: ${range}, ${apart}`;
}
