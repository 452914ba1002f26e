import { largest, smallest } from "../../../pipeline/bulk.js";
import type { Outline, Position } from "../../../pipeline/workspace/areas/boundaries.js";
import type { AreaOutline } from "../data/strategicData.js";

/** An area as it is drawn, in CSS pixels from the top left. */
export interface MapShape {
  /** SVG path data, holes wound the other way */
  path: string;
  parts: Outline;
  /** where its number stands: the place farthest from its edges, and how far that is */
  label: { x: number; y: number; room: number };
}

export interface MapShapes {
  width: number;
  height: number;
  shapes: ReadonlyMap<string, MapShape>;
}

interface Box {
  width: number;
  height: number;
}

/**
 * Fits areas into the first of the boxes that they do not leave half empty, else into the last, their shape kept.
 * Longitude is shortened as in the middle of the map (an equirectangular projection): over a county the scale is true
 * to a hundredth.
 */
export function mapShapes(areas: readonly AreaOutline[], [box, wider]: [narrow: Box, wide: Box]): MapShapes {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const [x, y] of areas.flatMap(({ outline }) => outline.flat(2))) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const [across, up] = [(east - west) * shrink, north - south];
  const { width, height } = across < 1.1 * up ? box : wider;
  const scale = Math.min(width / across, height / up);
  const place = ([x, y]: Position): Position => [
    tenth((x - west) * shrink * scale),
    tenth((north - y) * scale),
  ];
  return {
    width: across * scale,
    height: up * scale,
    shapes: new Map(
      areas.map(({ area, outline }) => {
        const parts = visible(outline.map((part) => part.map((ring) => distinct(ring.map(place)))));
        return [area, { path: parts.flat().map(closed).join(""), parts, label: labelOf(parts) }];
      }),
    ),
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function distinct(ring: Position[]): Position[] {
  return ring.filter(
    ([x, y], index) => index === 0 || x !== ring[index - 1]?.[0] || y !== ring[index - 1]?.[1],
  );
}

/** Parts and holes that enclose something at this size; the first as a dot where none does. */
function visible(parts: Outline): Outline {
  const seen = parts
    .filter(([around = []]) => around.length > 3)
    .map((part) => part.filter((ring) => ring.length > 3));
  const [x, y] = parts[0]?.[0]?.[0] ?? [0, 0];
  return seen.length > 0
    ? seen
    : [
        [
          [
            [x, y],
            [x + 1, y],
            [x + 1, y + 1],
            [x, y + 1],
            [x, y],
          ],
        ],
      ];
}

const closed = (ring: readonly Position[]): string =>
  `M${ring
    .slice(0, -1)
    .map(([x, y]) => `${x},${y}`)
    .join("L")}Z`;

type Edge = [from: Position, to: Position];

const edgesOf = (rings: readonly Position[][]): Edge[] =>
  rings.flatMap((ring) => ring.slice(1).map((to, index): Edge => [ring[index] ?? to, to]));

/** The middle of the largest circle in the largest part, searched on a grid and then on a finer one around the best. */
function labelOf(parts: Outline): MapShape["label"] {
  const [edges = []] = parts.map(edgesOf).sort((a, b) => enclosed(b) - enclosed(a));
  const xs = edges.map(([[x]]) => x);
  const ys = edges.map(([[, y]]) => y);
  const [left, right, top, bottom] = [smallest(xs), largest(xs), smallest(ys), largest(ys)];
  let best = { x: (left + right) / 2, y: (top + bottom) / 2, room: 0 };
  let [width, height] = [right - left, bottom - top];
  const steps = 12;
  for (let round = 0; round < 4; round += 1) {
    const middle = best;
    for (let across = 0; across <= steps; across += 1) {
      for (let down = 0; down <= steps; down += 1) {
        const x = middle.x + (across / steps - 0.5) * width;
        const y = middle.y + (down / steps - 0.5) * height;
        const room = roomAt(x, y, edges, best.room);
        if (room > best.room + 1e-9) best = { x, y, room };
      }
    }
    [width, height] = [(2 * width) / steps, (2 * height) / steps];
  }
  return best;
}

function enclosed(edges: readonly Edge[]): number {
  return Math.abs(edges.reduce((sum, [[x1, y1], [x2, y2]]) => sum + x1 * y2 - x2 * y1, 0));
}

/** How far a place is from the nearest edge; 0 outside, or where it is no farther than `least`. */
function roomAt(x: number, y: number, edges: readonly Edge[], least: number): number {
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [[x1, y1], [x2, y2]] of edges) {
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
    nearest = Math.min(nearest, (x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2);
    if (nearest <= least * least) return 0;
  }
  return inside ? Math.sqrt(nearest) : 0;
}

/**
 * Slanting lines across an area as SVG path data, `step` pixels apart and cut at its edges.
 *
 * @param slant 1 for lines that rise to the right, -1 for those that fall
 */
export function hatch(parts: Outline, slant: 1 | -1, step: number): string {
  // along a line x·slant + y is the same; where an edge crosses it, the line goes in or out
  const edges = parts.flatMap(edgesOf);
  const level = ([x, y]: Position) => slant * x + y;
  const crossings = new Map<number, number[]>();
  for (const [from, to] of edges) {
    const [a, b] = [level(from), level(to)];
    for (let line = Math.ceil(Math.min(a, b) / step); line * step < Math.max(a, b); line += 1) {
      const share = (line * step - a) / (b - a);
      const found = crossings.get(line) ?? [];
      found.push(from[0] + share * (to[0] - from[0]));
      crossings.set(line, found);
    }
  }
  return [...crossings]
    .sort(([a], [b]) => a - b)
    .flatMap(([line, xs]) => {
      xs.sort((a, b) => a - b);
      const at = (x: number) => `${tenth(x)},${tenth(line * step - slant * x)}`;
      return xs.flatMap((x, index) =>
        index % 2 === 0 && index + 1 < xs.length ? [`M${at(x)}L${at(xs[index + 1] ?? x)}`] : [],
      );
    })
    .join("");
}
