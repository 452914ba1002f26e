import type { Rule } from "../finding.js";
import { percentVerdict } from "../percentVerdict.js";
import { aboutClaim } from "./aboutClaim.js";

/** A percentage that its own counts do not give. */
export const percentWrong: Rule = {
  name: "percent-wrong",
  explanation:
    "A percentage of change is the change divided by the previous value. Worked out from the counts printed beside it, this one comes out differently.",
  check: ({ claims }) =>
    claims.flatMap((claim) => {
      const verdict = percentVerdict(claim);
      if (verdict?.fault !== "wrong") return [];
      return [aboutClaim(claim, verdict.severity, verdict.message, verdict.expected)];
    }),
};
