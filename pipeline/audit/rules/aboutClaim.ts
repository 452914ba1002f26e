import type { Claim } from "../claim.js";
import type { Judgement, Severity } from "../finding.js";

/** A judgement on a claim's own words. */
export function aboutClaim(claim: Claim, severity: Severity, message: string, expected = ""): Judgement {
  return { severity, segment: claim.segment, start: claim.start, end: claim.end, message, expected };
}
