import type { FindingsRankRow } from "../facts/findingRows.js";
import { isAbout } from "../findings/breaks.js";
import type { EvidenceData, Figure } from "../priorities/evidence/data.js";
import { formatDecimal } from "../words/number.js";
import { ordinal } from "../words/ordinal.js";
import { counted, oneOrMany } from "../words/plural.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { answered, type Judged, type TargetData, unknown } from "./answer.js";

const rankOf = (data: EvidenceData, figure: Figure): FindingsRankRow | null =>
  data.ranks.find(
    ({ measure, source, basis }) =>
      measure === figure.measure && source === figure.source && basis === "count",
  ) ?? null;

/** "joint 9th lowest, joint 4th highest of 13 (500)": areas with the same count share the better place from either end. */
function placed({ rank_lowest, rank_highest, of, value }: FindingsRankRow): string {
  const joint = rank_lowest + rank_highest < of + 1 ? "joint " : "";
  const place = (rank: number, end: string) => `${joint}${rank === 1 ? end : `${ordinal(rank)} ${end}`}`;
  return `${place(rank_lowest, "lowest")}, ${place(rank_highest, "highest")} of ${of} (${formatDecimal(value)})`;
}

/** Among the lowest n by count. Areas without a figure could stand before it, and the interval says how sure the place is. */
export function lowest({ target }: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const row = rankOf(data.now, figure);
  if (!row) return unknown("no county data to rank by", `${formatDecimal(figure.value ?? 0)} ${figure.unit}`);
  if (target === null) return unknown("seeds/success_measures.csv does not say among how many", placed(row));
  const broken = withheld(data, figure, figure.period_start);
  if (broken) return unknown(`a recording break falls inside the period: ${broken}`, placed(row));
  const absent = Math.max(0, (data.scopes.get(row.scope) ?? row.of) - row.of);
  const met = row.rank_lowest <= target;
  if (met && row.rank_lowest + absent > target) {
    return unknown(
      `${absent} of ${row.of + absent} areas ${oneOrMany(absent, "has", "have")} no whole figure and could stand before it`,
      placed(row),
    );
  }
  return answered(
    met,
    `among the lowest ${target} was wanted`,
    placed(row),
    certaintyOf(row, target, absent),
  );
}

function certaintyOf(row: FindingsRankRow, target: number, absent: number): string {
  if (row.rank_lower === null || row.rank_upper === null) return "no interval for this place";
  const best = row.of + 1 - row.rank_upper;
  const worst = row.of + 1 - row.rank_lower;
  const range =
    best === worst
      ? best === 1
        ? "lowest"
        : `${ordinal(best)} lowest`
      : `${ordinal(best)} to ${ordinal(worst)} lowest`;
  const alike = row.indistinguishable_from ?? 0;
  const known = absent === 0 ? "" : " with figures";
  const others =
    alike === 0
      ? best === worst
        ? `clear of all others${known}`
        : `though clear of each other area${known} taken singly`
      : `not distinguishable from ${counted(alike, "other")}${known}`;
  const sure = worst + absent <= target ? "certain" : best > target ? "certainly not" : "not certain";
  return `${sure}: ${range} with 95 % certainty, ${others}`;
}

/** A better place than the year before is one further from the highest; where more is good, one nearer to it. */
export function position({ kind }: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const now = rankOf(data.now, figure);
  if (!now) return unknown("no county data to rank by", `${formatDecimal(figure.value ?? 0)} ${figure.unit}`);
  const then = rankOf(data.before, figure);
  if (!then) return unknown("no place of the year before to compare with", placed(now));
  const figures = `${placed(now)}, the year before ${placed(then)}`;
  if (now.of !== then.of)
    return unknown(`ranked among ${now.of} now and ${then.of} the year before`, figures);
  const broken = withheld(data, figure, then.period_start);
  if (broken) return unknown(`a recording break falls inside the two years: ${broken}`, figures);
  const gained = (now.rank_highest - then.rank_highest) * (figure.polarity === "up" ? -1 : 1);
  const overlap =
    now.rank_lower !== null && now.rank_upper !== null && then.rank_lower !== null && then.rank_upper !== null
      ? now.rank_lower <= then.rank_upper && then.rank_lower <= now.rank_upper
        ? `the two places' intervals overlap${gained === 0 ? "" : ": the move is within what chance gives"}`
        : "the two places' intervals are apart"
      : null;
  const moved =
    gained === 0
      ? "the same place"
      : `${counted(Math.abs(gained), "place")} ${gained > 0 ? "better" : "worse"}`;
  return answered(kind === "maintain_position" ? gained >= 0 : gained > 0, moved, figures, overlap);
}

/**
 * The reason of a break that forbids comparison and meets what lies between a day and the end of the figure's twelve
 * months: a break on a day after that day, one that lasts on any day of it, as in queries/marts/breaks_met.sql.
 */
function withheld(data: TargetData, figure: Figure, from: string): string | null {
  const found = data.now.breaks.find(
    (one) =>
      one.effect === "withhold" &&
      isAbout(one, figure, data.now.sourceGroups) &&
      (one.until === null ? one.date > from : one.until >= from) &&
      one.date <= figure.period_end,
  );
  return found?.reason ?? null;
}
