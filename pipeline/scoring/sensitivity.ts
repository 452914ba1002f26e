import { largest, smallest } from "../bulk.js";
import { random } from "../statistics/random.js";
import { type Issue, rankIssues } from "./rankIssues.js";
import type { Scheme, Weights } from "./scheme.js";

export interface IssueSensitivity {
  id: string;
  position: number | null;
  /** best and worst position met in any draw, at any corner of the weights and with any one criterion left out */
  best: number | null;
  worst: number | null;
  /** share of the draws in which it keeps its position, 0–1; null without a position */
  holds: number | null;
  /** its position with one criterion left out; null where it then has none */
  without: Record<string, number | null>;
}

export interface Sensitivity {
  draws: number;
  spread: number;
  /** share of the draws in which every issue keeps its position, 0–1 */
  order_holds: number;
  issues: IssueSensitivity[];
}

const sensitivitySettings = { draws: 1000, spread: 0.2, seed: 20240401 };

/** More criteria than this would make too many corners; the draws then stand alone. */
const mostCorners = 10;

/**
 * How far the ranking moves under other weights (methods: scoring priorities): each weight multiplied by its own draw,
 * even over 1 ± `spread`, `draws` times from a fixed seed; every corner of that box of weights (all ± combinations),
 * so that the range does not hang on luck; and each criterion left out in turn. An issue's position is robust where
 * it holds in at least 95% of the draws.
 *
 * @throws RangeError when draws is not a whole number above 0 or spread not within 0–1
 */
export function sensitivity(
  issues: readonly Issue[],
  weights: Weights,
  scheme: Scheme,
  settings: { draws: number; spread: number; seed: number } = sensitivitySettings,
): Sensitivity {
  const { draws, spread, seed } = settings;
  if (!Number.isSafeInteger(draws) || draws < 1) {
    throw new RangeError(`sensitivity: draws must be a whole number above 0, got ${draws}`);
  }
  if (!(spread >= 0 && spread < 1)) {
    throw new RangeError(`sensitivity: spread must be from 0 to under 1, got ${spread}`);
  }
  const criteria = Object.keys(weights);
  const base = new Map(rankIssues(issues, weights, scheme).map(({ id, position }) => [id, position]));
  // whether enough is known to place an issue is settled once, by the weights agreed: no draw turns it away
  const placed = issues.filter(({ id }) => (base.get(id) ?? null) !== null);
  const anyShare = { ...scheme, minimum_known: 0 };
  const positions = (other: Weights) =>
    new Map(rankIssues(placed, other, anyShare).map(({ id, position }) => [id, position]));
  // those who share a place hold it in either order, as long as nobody comes between
  const sharers = new Map<number, number>();
  for (const place of base.values()) if (place !== null) sharers.set(place, (sharers.get(place) ?? 0) + 1);
  const keeps = (id: string, position: number | null): boolean => {
    const place = base.get(id) ?? null;
    if (place === null || position === null) return place === position;
    return position >= place && position < place + (sharers.get(place) ?? 1);
  };
  const found = new Map(
    issues.map(({ id }) => [
      id,
      { seen: [base.get(id) ?? null], kept: 0, without: {} as Record<string, number | null> },
    ]),
  );
  const note = (met: ReadonlyMap<string, number | null>, counted: boolean): boolean => {
    let same = true;
    for (const [id, entry] of found) {
      const position = met.get(id) ?? null;
      entry.seen.push(position);
      if (!keeps(id, position)) same = false;
      else if (counted) entry.kept += 1;
    }
    return same;
  };

  let kept = 0;
  const next = random(seed);
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = scaled(weights, () => 1 + spread * (2 * next() - 1));
    if (note(positions(drawn), true)) kept += 1;
  }
  if (criteria.length <= mostCorners) {
    for (let corner = 0; corner < 2 ** criteria.length; corner += 1) {
      note(positions(scaled(weights, (index) => 1 + ((corner >> index) & 1 ? spread : -spread))), false);
    }
  }
  for (const criterion of criteria) {
    const met = positions({ ...weights, [criterion]: 0 });
    note(met, false);
    for (const [id, entry] of found) entry.without[criterion] = met.get(id) ?? null;
  }

  return {
    draws,
    spread,
    order_holds: kept / draws,
    issues: issues.map(({ id }) => {
      const entry = found.get(id);
      const position = base.get(id) ?? null;
      const places = (entry?.seen ?? []).filter((place) => place !== null);
      return {
        id,
        position,
        best: position === null ? null : smallest(places),
        worst: position === null ? null : largest(places),
        holds: position === null ? null : (entry?.kept ?? 0) / draws,
        without: entry?.without ?? {},
      };
    }),
  };
}

function scaled(weights: Weights, factor: (index: number) => number): Weights {
  return Object.fromEntries(
    Object.entries(weights).map(([id, weight], index) => [id, weight * factor(index)]),
  );
}
