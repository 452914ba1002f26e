import type { Rule } from "../finding.js";
import { percentVerdict } from "../percentVerdict.js";
import { aboutClaim } from "./aboutClaim.js";

/** A percentage of the current value where it should be of the previous one. */
export const percentWrongBase: Rule = {
  name: "percent-wrong-base",
  explanation:
    "The change was divided by the current figure. A percentage of change is always of the previous one, so a rise comes out too small and a fall too large.",
  check: ({ claims }) =>
    claims.flatMap((claim) => {
      const verdict = percentVerdict(claim);
      if (verdict?.fault !== "wrong-base") return [];
      return [aboutClaim(claim, verdict.severity, verdict.message, verdict.expected)];
    }),
};
