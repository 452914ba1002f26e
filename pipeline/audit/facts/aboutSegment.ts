import { largest, smallest } from "../../bulk.js";
import type { Segment } from "../document/segments.js";
import type { Quantity } from "../quantities/quantity.js";
import type { Judgement, Severity } from "./finding.js";

/** A judgement on a stretch of a sentence, the whole of it when no stretch is given. */
export function aboutSegment(
  segment: Segment,
  severity: Severity,
  message: string,
  expected = "",
  start = 0,
  end = segment.text.length,
): Judgement {
  return { severity, segment: segment.index, start, end, message, expected };
}

/** A judgement on the stretch from the first to the last of some figures of a sentence. */
export const aboutFigures = (
  segment: Segment,
  figures: readonly Pick<Quantity, "start" | "end">[],
  severity: Severity,
  message: string,
  expected: string,
): Judgement =>
  aboutSegment(
    segment,
    severity,
    message,
    expected,
    smallest(figures.map((one) => one.start)),
    largest(figures.map((one) => one.end)),
  );
