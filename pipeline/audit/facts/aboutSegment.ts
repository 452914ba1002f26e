import type { Segment } from "../document/segments.js";
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
