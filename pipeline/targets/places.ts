import type { FindingsRankRow } from "../facts/findingRows.js";
import { isCertain, type Place } from "../facts/place.js";
import type { TargetCertainty, TargetFigures, TargetPlace } from "../facts/target.js";
import { isAbout } from "../findings/breaks.js";
import type { Figure } from "../priorities/evidence/data.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { answered, type Judged, type JudgedMonths, type TargetData, unknown } from "./answer.js";

type Found = { byRate: FindingsRankRow | null; byCount: FindingsRankRow | null };

function ranksOf(data: JudgedMonths, figure: Figure): Found {
  const on = (basis: "rate" | "count") =>
    data.ranks.find(
      (row) => row.measure === figure.measure && row.source === figure.source && row.basis === basis,
    ) ?? null;
  return { byRate: on("rate"), byCount: on("count") };
}

/** The place that is judged: by rate where there is one, since areas differ in size. */
const judgedOf = ({ byRate, byCount }: Found): FindingsRankRow | null => byRate ?? byCount;

const placeOf = (row: FindingsRankRow): Place => ({
  rank_lowest: row.rank_lowest,
  rank_lowest_to: row.rank_lowest_to,
  rank_highest: row.rank_highest,
  rank_highest_to: row.rank_highest_to,
  of: row.of,
  lacking: row.lacking,
});

const placed = (found: Found): TargetPlace => ({
  byRate: found.byRate === null ? null : placeOf(found.byRate),
  byCount: found.byCount === null ? null : placeOf(found.byCount),
  value: judgedOf(found)?.value ?? 0,
});

const countOf = ({ value, unit }: Figure): TargetFigures => ({ kind: "count", value: value ?? 0, unit });

/** Among the lowest n. Areas without a figure could lie before it, and the interval says how sure the place is. */
export function lowest({ target }: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const found = ranksOf(data.now, figure);
  const row = judgedOf(found);
  if (!row) return unknown({ code: "no-county" }, countOf(figure));
  const place: TargetFigures = { kind: "place", ...placed(found) };
  if (target === null) return unknown({ code: "no-places-to-reach" }, place);
  const broken = withheld(data, figure, figure.period_start);
  if (broken) return unknown({ code: "break-in-period", words: broken }, place);
  const absent = row.lacking;
  const met = row.rank_lowest_to <= target;
  if (!met && row.rank_lowest <= target) return unknown({ code: "place-open" }, place);
  if (met && row.rank_lowest_to + absent > target) {
    return unknown({ code: "absent-areas", absent, of: row.of + absent }, place);
  }
  return answered(met, { code: "among-lowest", target }, place, certaintyOf(row, target, absent));
}

function certaintyOf(row: FindingsRankRow, target: number, absent: number): TargetCertainty {
  if (row.rank_lower === null || row.rank_upper === null) return { kind: "no-interval" };
  const best = row.of + 1 - row.rank_upper;
  const worst = row.of + 1 - row.rank_lower;
  const sure = worst + absent <= target ? "certain" : best > target ? "certainly not" : "not certain";
  return { kind: "place", sure, best, worst, alike: row.indistinguishable_from ?? 0, absent };
}

/** A better place than the year before is one further from the highest; where more is good, one nearer to it. */
export function position({ kind }: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const [ours, earlier] = [ranksOf(data.now, figure), ranksOf(data.before, figure)];
  const byRate = ours.byRate !== null && earlier.byRate !== null;
  const now = byRate ? ours.byRate : ours.byCount;
  if (!now) return unknown({ code: "no-county" }, countOf(figure));
  const then = byRate ? earlier.byRate : earlier.byCount;
  if (!then) return unknown({ code: "no-place-before" }, { kind: "place", ...placed(ours) });
  const figures: TargetFigures = { kind: "places", now: placed(ours), before: placed(earlier) };
  if (!isCertain(now) || !isCertain(then)) return unknown({ code: "place-open" }, figures);
  if (now.of !== then.of) return unknown({ code: "other-areas", now: now.of, before: then.of }, figures);
  const broken = withheld(data, figure, then.period_start);
  if (broken) return unknown({ code: "break-in-years", words: broken }, figures);
  const gained = (now.rank_highest - then.rank_highest) * (figure.polarity === "up" ? -1 : 1);
  const certainty: TargetCertainty | null =
    now.rank_lower !== null && now.rank_upper !== null && then.rank_lower !== null && then.rank_upper !== null
      ? {
          kind: "places",
          overlap: now.rank_lower <= then.rank_upper && then.rank_lower <= now.rank_upper,
          moved: gained !== 0,
        }
      : null;
  const met = kind === "maintain_position" ? gained >= 0 : gained > 0;
  return answered(met, { code: "moved", places: gained }, figures, certainty);
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
