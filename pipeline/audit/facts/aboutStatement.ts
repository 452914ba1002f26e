import type { Statement } from "../statements/statement.js";
import type { Judgement, Severity } from "./finding.js";

/** A judgement on a statement's own words. */
export function aboutStatement(
  { segment, start, end }: Statement,
  severity: Severity,
  message: string,
  expected = "",
): Judgement {
  return { severity, segment, start, end, message, expected };
}
