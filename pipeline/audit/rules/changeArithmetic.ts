import type { Rule } from "../finding.js";
import { sayNumber } from "../sayNumber.js";
import { aboutClaim } from "./aboutClaim.js";

/** A difference that is not the one between its two values. */
export const changeArithmetic: Rule = {
  name: "change-arithmetic",
  explanation: "The current value less the previous one is not the difference that is printed beside them.",
  check: ({ claims }) =>
    claims.flatMap((claim) => {
      const [now, ...others] = claim.current.filter((part) => part.certain);
      const [before, ...more] = claim.previous.filter((part) => part.certain);
      const { change } = claim;
      if (claim.kind !== "change" || now === undefined || before === undefined || change === null) return [];
      if (others.length + more.length > 0) return [];
      // A number only placed beside the percentage may be one of the two values itself.
      if (!change.certain && [now, before].some((part) => part.figure.value === change.figure.value))
        return [];
      if ([now, before, change].some((part) => part.figure.hedge !== null || part.figure.decimals > 0))
        return [];
      const difference = Math.abs(now.figure.value - before.figure.value);
      if (difference === Math.abs(change.figure.value)) return [];
      const message = `From ${before.figure.text} to ${now.figure.text} is a change of ${sayNumber(difference)}, and ${change.figure.text} is printed.`;
      return [aboutClaim(claim, change.certain ? "error" : "suspect", message, sayNumber(difference))];
    }),
};
