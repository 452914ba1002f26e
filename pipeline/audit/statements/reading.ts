import type { Segment } from "../document/segments.js";
import { findQuantities } from "../quantities/findQuantities.js";
import type { Quantity, QuantityKind } from "../quantities/quantity.js";
import { assignRoles, type Role } from "./roles.js";
import { type Shape, toShape } from "./shape.js";

/** A sentence with its figures, their wording and the part each number plays. */
export interface Reading {
  readonly segment: Segment;
  readonly figures: readonly Quantity[];
  readonly shape: Shape;
  /** One for each figure. */
  readonly roles: readonly Role[];
}

/** @param torn - its text is not whole, and nothing can be read off its wording */
function readSegment(segment: Segment, torn = false): Reading {
  const figures = torn ? [] : findQuantities(segment.text);
  const shape = toShape(segment.text, figures);
  return { segment, figures, shape, roles: assignRoles(figures, shape) };
}

/** The readings of a document; what stands in it many times, as cells of tables do, is read once. */
export function readSegments(segments: readonly Segment[], torn: (segment: Segment) => boolean): Reading[] {
  const known = new Map<string, Reading>();
  return segments.map((segment) => {
    const key = `${torn(segment)}|${segment.text}`;
    const reading = known.get(key) ?? readSegment(segment, torn(segment));
    known.set(key, reading);
    return { ...reading, segment };
  });
}

export function figuresOf(reading: Reading, kind: QuantityKind): Quantity[] {
  return reading.figures.filter((figure) => figure.kind === kind);
}
