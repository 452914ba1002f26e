import { isCertain, placeAt, placeWords } from "../../reports/words/rankWords.js";
import type { FindingsRankRow } from "../facts/findingRows.js";
import { isAbout } from "../findings/breaks.js";
import type { EvidenceData, Figure } from "../priorities/evidence/data.js";
import { formatDecimal } from "../words/number.js";
import { ordinal } from "../words/ordinal.js";
import { counted, oneOrMany } from "../words/plural.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { answered, type Judged, type TargetData, unknown } from "./answer.js";

type Found = { byRate: FindingsRankRow | null; byCount: FindingsRankRow | null };

function ranksOf(data: EvidenceData, figure: Figure): Found {
  const on = (basis: "rate" | "count") =>
    data.ranks.find(
      (row) => row.measure === figure.measure && row.source === figure.source && row.basis === basis,
    ) ?? null;
  return { byRate: on("rate"), byCount: on("count") };
}

/** The place that is judged: by rate where there is one, since areas differ in size. */
const judgedOf = ({ byRate, byCount }: Found): FindingsRankRow | null => byRate ?? byCount;

/** "lowest of 13 by rate (joint 2nd lowest by number): 500". */
const placed = (found: Found): string =>
  `${placeWords(found) ?? ""}: ${formatDecimal(judgedOf(found)?.value ?? 0)}`;

/** Among the lowest n. Areas without a figure could lie before it, and the interval says how sure the place is. */
export function lowest({ target }: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const found = ranksOf(data.now, figure);
  const row = judgedOf(found);
  if (!row) return unknown("no county data to rank by", `${formatDecimal(figure.value ?? 0)} ${figure.unit}`);
  if (target === null)
    return unknown("seeds/success_measures.csv does not say among how many", placed(found));
  const broken = withheld(data, figure, figure.period_start);
  if (broken) return unknown(`a recording break falls inside the period: ${broken}`, placed(found));
  const absent = row.lacking;
  const met = row.rank_lowest_to <= target;
  if (!met && row.rank_lowest <= target)
    return unknown("hidden counts of other areas leave the place open", placed(found));
  if (met && row.rank_lowest_to + absent > target) {
    return unknown(
      `${absent} of ${row.of + absent} areas ${oneOrMany(absent, "has", "have")} no whole figure and could stand before it`,
      placed(found),
    );
  }
  return answered(
    met,
    `among the lowest ${target} was wanted`,
    placed(found),
    certaintyOf(row, target, absent),
  );
}

function certaintyOf(row: FindingsRankRow, target: number, absent: number): string {
  if (row.rank_lower === null || row.rank_upper === null) return "no interval for this place";
  const best = row.of + 1 - row.rank_upper;
  const worst = row.of + 1 - row.rank_lower;
  const range = best === worst ? placeAt(best, "lowest") : `${ordinal(best)} to ${ordinal(worst)} lowest`;
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
  const [ours, earlier] = [ranksOf(data.now, figure), ranksOf(data.before, figure)];
  const byRate = ours.byRate !== null && earlier.byRate !== null;
  const now = byRate ? ours.byRate : ours.byCount;
  if (!now) return unknown("no county data to rank by", `${formatDecimal(figure.value ?? 0)} ${figure.unit}`);
  const then = byRate ? earlier.byRate : earlier.byCount;
  if (!then) return unknown("no place of the year before to compare with", placed(ours));
  const figures = `${placed(ours)}, the year before ${placed(earlier)}`;
  if (!isCertain(now) || !isCertain(then))
    return unknown("hidden counts of other areas leave the place open", figures);
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
