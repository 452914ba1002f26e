import type { Rule } from "../finding.js";
import { percentVerdict } from "../percentVerdict.js";
import { aboutClaim } from "./aboutClaim.js";

/** A percentage cut short instead of rounded. */
export const percentTruncated: Rule = {
  name: "percent-truncated",
  explanation:
    "The figures beyond the printed decimals were cut off. The house rounds half up; half to even is accepted too.",
  check: ({ claims }) =>
    claims.flatMap((claim) => {
      const verdict = percentVerdict(claim);
      if (verdict?.fault !== "truncated") return [];
      return [aboutClaim(claim, verdict.severity, verdict.message, verdict.expected)];
    }),
};
