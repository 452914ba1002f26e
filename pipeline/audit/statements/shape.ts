import { matchesOf } from "../document/matches.js";
import type { Quantity, QuantityKind } from "../quantities/quantity.js";
import { type Direction, DOWN, IDLE, UP } from "./lexicon.js";

/**
 * A sentence in lower case with each figure replaced by a mark ("⟨N0⟩" a count, "⟨P1⟩" a percentage …), so that
 * wording is matched without meeting digits. Hedging words before a figure go with it.
 */
export interface Shape {
  readonly text: string;
  /** Offset of each figure's mark in `text`. */
  readonly at: readonly number[];
  /** Offset behind each figure's mark. */
  readonly behind: readonly number[];
}

const CODES: Readonly<Record<QuantityKind, string>> = {
  count: "N",
  money: "N",
  rate: "R",
  percent: "P",
  points: "Q",
  multiple: "F",
  date: "D",
  rank: "O",
  duration: "T",
  page: "G",
  ignored: "X",
};

export function toShape(text: string, figures: readonly Quantity[]): Shape {
  let shape = "";
  const at: number[] = [];
  const behind: number[] = [];
  let from = 0;
  figures.forEach((figure, index) => {
    shape += text.slice(from, Math.max(from, figure.hedgeStart));
    at.push(shape.length);
    shape += `⟨${CODES[figure.kind]}${index}⟩`;
    behind.push(shape.length);
    from = figure.end;
  });
  shape += text.slice(from);
  const lower = shape.toLowerCase().replace(/⟨[a-z]/g, (mark) => mark.toUpperCase());
  return { text: lower.replace(IDLE, masked), at, behind };
}

/** Out of the way of words of direction; what makes up a whole stays legible. */
function masked(idle: string): string {
  return /^mak|^made/.test(idle) ? idle.replace(/[\s-]/, "_") : "_".repeat(idle.length);
}

/** The direction a stretch of a shape gives to an offset in it; null when it gives none, or both alike. */
export function directionAt(shape: string, offset: number, from = 0, to = shape.length): Direction | null {
  const nearest = (pattern: RegExp) => {
    let best = Number.POSITIVE_INFINITY;
    for (const match of matchesOf(pattern, shape.slice(from, to))) {
      const cue = from + match.index;
      // A word after the figure counts less than one before it, unless it touches ("12 less calls").
      best = Math.min(best, cue <= offset ? offset - cue : (cue - offset) * 1.5);
    }
    return best;
  };
  const [up, down] = [nearest(UP), nearest(DOWN)];
  if (up === down) return null;
  return up < down ? "up" : "down";
}

/** The one direction that all words of a stretch have; null for none or both. */
export function onlyDirection(stretch: string): Direction | null {
  const [up, down] = [stretch.search(UP) >= 0, stretch.search(DOWN) >= 0];
  return up === down ? null : up ? "up" : "down";
}
