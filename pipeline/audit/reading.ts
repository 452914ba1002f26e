import { type Figure, type FigureKind, findFigures } from "./figures.js";
import { assignRoles, type Role } from "./roles.js";
import type { Segment } from "./segments.js";
import { type Shape, toShape } from "./shape.js";

/** A sentence with its figures, their wording and the part each number plays. */
export interface Reading {
  readonly segment: Segment;
  readonly figures: readonly Figure[];
  readonly shape: Shape;
  /** One for each figure. */
  readonly roles: readonly Role[];
}

export function readSegment(segment: Segment): Reading {
  const figures = findFigures(segment.text);
  const shape = toShape(segment.text, figures);
  return { segment, figures, shape, roles: assignRoles(figures, shape) };
}

export function readSegments(segments: readonly Segment[]): Reading[] {
  return segments.map(readSegment);
}

export function figuresOf(reading: Reading, kind: FigureKind): Figure[] {
  return reading.figures.filter((figure) => figure.kind === kind);
}
