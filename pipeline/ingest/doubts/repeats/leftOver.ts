import { largest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { type Pair, surprise } from "./pairs.js";
import type { Repeat } from "./repeatIn.js";

/** Where each of many was weighed for being one of them: one in sixty thousand. */
const sureProof = 11;

/** One area's figures left from so many months before, in all of the new periods or in some: each of so many could be alike. */
export const leftOver = (pairs: readonly Pair[], lag: number): Repeat[] => {
  const ago = pairs.filter((pair) => pair.fresh && pair.lag === lag);
  const all = [...groupBy(ago, ({ area }) => area).values()].filter(({ length }) => length >= 4);
  const each = [...groupBy(ago, ({ area, first }) => `${area}/${first}`).values()].filter(
    ({ length }) => length >= 3,
  );
  return [allOf(all, lag), ...someOf(each, lag)].flatMap((repeat) => repeat ?? []);
};

/** Areas whose figures of all the new periods are the same. */
function allOf(areas: readonly Pair[][], lag: number): Repeat | null {
  const same = areas.filter((area) => area.every((pair) => pair.same));
  const sure = sumOf(same, (area) => surprise(area) - Math.log(areas.length));
  if (same.length === 0 || sure < sureProof) return null;
  const names = new Set(same.map(([pair]) => pair?.area ?? ""));
  const [area] = names;
  const cells = sumOf(same, ({ length }) => length);
  return {
    lag,
    period: null,
    area: names.size === 1 ? (area ?? null) : null,
    inQuarters: false,
    cells,
    equal: cells,
  };
}

/** Areas whose figures of some of the periods are the same: any of the areas, and any of their periods, could be. */
function someOf(places: readonly Pair[][], lag: number): Repeat[] {
  const areas = [...groupBy(places, ([pair]) => pair?.area ?? "")];
  return areas.flatMap(([area, periods]) => {
    const same = periods.filter((period) => period.every((pair) => pair.same));
    const sure = sumOf(same, surprise) - logChoices(periods.length, same.length) - Math.log(areas.length);
    if (same.length === 0 || sure < sureProof) return [];
    const cells = sumOf(same, ({ length }) => length);
    const period = largest(same.map(([pair]) => pair?.first ?? 0));
    return [{ lag, period, area, inQuarters: false, cells, equal: cells }];
  });
}

/** The logarithm of the number of ways to choose k of n. */
const logChoices = (n: number, k: number): number =>
  sumOf(
    Array.from({ length: k }, (_, at) => at),
    (at) => Math.log((n - at) / (at + 1)),
  );
