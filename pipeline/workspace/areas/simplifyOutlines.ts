import { addAll } from "../../bulk.js";
import type { Outline, Position, Ring } from "./boundaries.js";

export interface Simplified {
  outlines: Outline[];
  /** how far a line may have moved, in degrees of latitude */
  tolerance: number;
  /** parts (islands) and holes too small to be seen, left out */
  vanished: number;
}

/** A map some 600 points wide shows nothing finer than this share of its extent. */
const share = 1 / 2000;

/**
 * Simplifies the outlines of areas that lie side by side, all by one tolerance: positions are put on a grid, and the
 * lines between meeting points of three areas or more are thinned (Douglas and Peucker 1973), the same whichever
 * neighbour they belong to, so that no gap opens between two areas whose shared line was the same before.
 * Rings come out closed, around an area anticlockwise and around a hole clockwise (RFC 7946).
 */
export function simplifyOutlines(outlines: readonly Outline[]): Simplified {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const ring of outlines.flat(2)) {
    for (const [x, y] of ring) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const extent = Math.max(north - south, (east - west) * shrink);
  const tolerance = Math.max(extent * share, 1 / same);
  const decimals = Math.ceil(-Math.log10(tolerance)) + 1;
  const frame: Frame = {
    tolerance,
    shrink,
    keyOf: ([x, y]) => Math.round((x - west) * same) * 1e8 + Math.round((y - south) * same),
  };

  const rings = outlines.map((outline) =>
    outline.map((part) => part.map((ring) => distinct(ring, frame.keyOf))),
  );
  const meeting = meetingPoints(rings.flat(2), frame.keyOf);
  const rounded = (ring: Ring) =>
    ring.map(([x, y]): Position => [Number(x.toFixed(decimals)), Number(y.toFixed(decimals))]);
  const thin = (ring: Ring): Ring => rounded(thinned(ring, meeting, frame));
  let vanished = 0;
  const made = rings.map((outline) => {
    const largest = largestRing(outline);
    return outline.flatMap((part): Ring[][] => {
      const [around = [], ...holes] = part;
      let outer = thin(around);
      // an area does not vanish, however small
      if (outer.length < 4 && around === largest && around.length >= 4) outer = rounded(around);
      if (outer.length < 4 || signedArea(outer) === 0) {
        vanished += 1;
        return [];
      }
      const open = holes.map(thin).filter((ring) => ring.length >= 4);
      vanished += holes.length - open.length;
      return [[wound(outer, 1), ...open.map((ring) => wound(ring, -1))]];
    });
  });
  return { outlines: made, tolerance, vanished };
}

/** Positions this close, in parts of a degree (11 cm), are the same: neighbours were not always rounded alike. */
const same = 1e6;

interface Frame {
  tolerance: number;
  /** a degree of longitude, in degrees of latitude */
  shrink: number;
  keyOf: (position: Position) => number;
}

function distinct(ring: Ring, keyOf: Frame["keyOf"]): Ring {
  const keys = ring.map(keyOf);
  return ring.filter((_, index) => index === 0 || keys[index] !== keys[index - 1]);
}

/** Positions from which lines lead in more than two directions. */
function meetingPoints(rings: readonly Ring[], keyOf: Frame["keyOf"]): Set<number> {
  const neighbours = new Map<number, [number, number]>();
  const meeting = new Set<number>();
  for (const ring of rings) {
    const keys = ring.slice(0, -1).map(keyOf);
    for (const [index, key] of keys.entries()) {
      const before = keys.at(index - 1) ?? key;
      const after = keys[index + 1] ?? keys[0] ?? key;
      const known = neighbours.get(key);
      if (known === undefined) neighbours.set(key, [before, after]);
      else if (!known.includes(before) || !known.includes(after)) meeting.add(key);
    }
  }
  return meeting;
}

/** The ring with its lines thinned; what is left of one too small has fewer than four positions. */
function thinned(ring: Ring, meeting: ReadonlySet<number>, frame: Frame): Ring {
  const open = ring.slice(0, -1);
  if (open.length < 3) return [];
  const fixed = open.flatMap((at, index) => (meeting.has(frame.keyOf(at)) ? [index] : []));
  // a ring that meets nobody, or one neighbour all around, is cut where both sides would cut it
  const cuts =
    fixed.length >= 2
      ? fixed
      : [...new Set([...fixed, ...ends(open, frame.shrink, fixed[0])])].sort((a, b) => a - b);
  const kept: Ring = [];
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1] ?? (cuts[0] ?? 0) + open.length;
    const line = Array.from(
      { length: end - start + 1 },
      (_, step) => open[(start + step) % open.length] ?? [0, 0],
    );
    addAll(kept, thinnedLine(line as Position[], frame).slice(0, -1));
  }
  const [first] = kept;
  return first === undefined || kept.length < 3 ? [] : [...kept, first];
}

/** Two positions of a ring that do not depend on where it starts and which way it runs: the lowest, and the farthest from it. */
function ends(open: Ring, shrink: number, given?: number): number[] {
  const lower = (a: Position, b: Position) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  let first = given ?? 0;
  if (given === undefined) {
    for (const [index, at] of open.entries()) if (lower(at, open[first] ?? at)) first = index;
  }
  const from = open[first] ?? [0, 0];
  const away = ([x, y]: Position) => ((x - from[0]) * shrink) ** 2 + (y - from[1]) ** 2;
  let last = first;
  for (const [index, at] of open.entries()) {
    const best = open[last] ?? at;
    if (away(at) > away(best) || (away(at) === away(best) && lower(at, best))) last = index;
  }
  return [first, last];
}

/** Douglas and Peucker's thinning, always from the same end, so that neighbours who run it either way get the same. */
function thinnedLine(line: Position[], { tolerance, shrink, keyOf }: Frame): Position[] {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return line;
  const turn = keyOf(first) - keyOf(last) || keyOf(line[1] ?? first) - keyOf(line.at(-2) ?? last);
  const backward = turn > 0;
  const run = backward ? line.toReversed() : line;
  const keep = new Set([0, run.length - 1]);
  const spans = [[0, run.length - 1]] as [number, number][];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let farthest = from;
    let most = tolerance;
    for (let at = from + 1; at < to; at += 1) {
      const away = distance(run[at], run[from], run[to], shrink);
      if (away > most) {
        most = away;
        farthest = at;
      }
    }
    if (farthest === from) continue;
    keep.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  const kept = run.filter((_, index) => keep.has(index));
  return backward ? kept.reverse() : kept;
}

/** Of a position from the line between two others, in degrees of latitude. */
function distance(at: Position = [0, 0], from: Position = at, to: Position = at, shrink = 1): number {
  const [dx, dy] = [(to[0] - from[0]) * shrink, to[1] - from[1]];
  const [x, y] = [(at[0] - from[0]) * shrink, at[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
  return Math.hypot(x - along * dx, y - along * dy);
}

/** Twice the area that a ring encloses; above 0 where it runs anticlockwise. */
export function signedArea(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[index + 1] ?? [x0, y0];
    sum += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }
  return sum;
}

function wound(ring: Ring, direction: 1 | -1): Ring {
  return Math.sign(signedArea(ring)) === -direction ? ring.toReversed() : ring;
}

/** The largest of the rings around an outline's parts. */
function largestRing(outline: Outline): Ring | undefined {
  return outline
    .flatMap(([around]) => (around === undefined ? [] : [around]))
    .sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)))[0];
}
