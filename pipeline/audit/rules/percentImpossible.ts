import type { Rule } from "../finding.js";
import { percentVerdict } from "../percentVerdict.js";
import { aboutClaim } from "./aboutClaim.js";

/** A percentage that no whole numbers can give (GRIM, Brown & Heathers 2017). */
export const percentImpossible: Rule = {
  name: "percent-impossible",
  explanation:
    "Counts are whole numbers, so with this count only certain percentages can come about, and the printed one is not among them.",
  check: ({ claims }) =>
    claims.flatMap((claim) => {
      const verdict = percentVerdict(claim);
      if (verdict?.fault !== "impossible") return [];
      return [aboutClaim(claim, verdict.severity, verdict.message, verdict.expected)];
    }),
};
