import { largest, smallest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { periodOf } from "../past/figures.js";
import type { Beside } from "./usual.js";

/** All series together have so many times what is usual, or so small a part; those of one measure still more. What rises by 60 %, or falls by 35 %, may truly do so. */
const [more, less] = [1.75, 0.6];
const [moreOfOne, lessOfOne] = [2.2, 0.45];
/** It is so much further than in any period before, as far as the year before is concerned too. */
const further = 1.35;
/** Of so many series, of which so many moved by themselves. */
const [series, seriesOfOne, moved, each] = [3, 8, 0.75, 1.35];
/** Smaller sums move so by chance; a series by itself tells nothing below its own limit. */
const [enough, own] = [60, 5];

/** All counts of a period, or the figures of one measure. */
export interface Level {
  first: number;
  /** null of all measures */
  measure: string | null;
  /** how many times what is usual */
  times: number;
}

/**
 * A new period of which nearly all typed figures are nearly twice what is usual, or little more than half, where no
 * period before was so: figures of three months in the place of one, half a year in that of a year, another unit. What
 * rises or falls every year at that time is let be.
 */
export function levelApart(figures: readonly Beside[]): Level | null {
  const known = figures.filter(({ usual }) => usual > 0);
  const counts = known.filter(({ counted }) => counted);
  const all = [...groupBy(counts, ({ months }) => months).values()].flatMap((alike) =>
    apartIn(alike, null, { most: more, least: less, fewest: series }),
  );
  const ofOne = [...groupBy(known, ({ measure, months }) => `${measure}\n${months}`).values()].flatMap(
    (alike) =>
      apartIn(alike, alike[0]?.measure ?? null, { most: moreOfOne, least: lessOfOne, fewest: seriesOfOne }),
  );
  return all[0] ?? ofOne[0] ?? null;
}

function apartIn(
  figures: readonly Beside[],
  measure: string | null,
  { most, least, fewest }: { most: number; least: number; fewest: number },
): Level[] {
  const periods = [...groupBy(figures, periodOf).values()];
  const before = periods.filter((period) => !period[0]?.fresh).map(timesOf);
  const [high, low] = [largest(before), smallest(before)];
  return periods
    .filter((period) => period[0]?.fresh === true && period.length >= fewest)
    .filter((period) => {
      const times = timesOf(period);
      const sum = sumOf(period, ({ usual }) => usual);
      if (isCounted(period) && sum < enough) return false;
      // a sum of few is a little below its level by chance
      const chance = isCounted(period)
        ? 1 /
          Math.sqrt(
            Math.max(
              1,
              sumOf(period, ({ value }) => value),
            ),
          )
        : 0;
      if (times > 1 ? times < most : times * (1 + chance) > least) return false;
      if (times > 1 ? times < further * high : times > low / further) return false;
      const large = period.filter(({ usual, counted }) => !counted || usual >= own);
      const apart = large.filter(({ value, usual }) =>
        times > 1 ? value >= each * usual : value <= usual / each,
      );
      return large.length >= fewest && apart.length >= moved * large.length && isBeyondYear(period, times);
    })
    .sort(([a], [b]) => (a?.first ?? 0) - (b?.first ?? 0))
    .map((period) => ({
      first: period[0]?.first ?? 0,
      measure,
      times: timesOf(period),
    }));
}

/** Of rates no sum is large or small. */
const isCounted = (period: readonly Beside[]): boolean => period[0]?.counted ?? false;

const timesOf = (period: readonly Beside[]): number =>
  sumOf(period, ({ value }) => value) / sumOf(period, ({ usual }) => usual);

/** Whether it is far from the same months of the year before, where they are known. */
function isBeyondYear(period: readonly Beside[], times: number): boolean {
  const known = period.filter(({ yearBefore }) => yearBefore !== null);
  if (known.length < period.length / 2) return true;
  const ago = sumOf(known, ({ yearBefore }) => yearBefore ?? 0);
  const now = sumOf(known, ({ value }) => value);
  return times > 1 ? now > further * ago : now < ago / further;
}
