import type { Claim } from "../claim.js";
import type { Rule } from "../finding.js";
import { aboutClaim } from "./aboutClaim.js";

/** "Decreased" beside numbers that rise, or the other way about. */
export const direction: Rule = {
  name: "direction",
  explanation: "The word of direction says one thing and the two values the other.",
  check: ({ claims, facts }) =>
    claims.flatMap((claim) => {
      const [now, ...others] = claim.current.filter((part) => part.certain);
      const [before, ...more] = claim.previous.filter((part) => part.certain);
      if (claim.kind !== "change" || now === undefined || before === undefined || claim.direction === null)
        return [];
      if (others.length + more.length > 0 || now.figure.value === before.figure.value) return [];
      const moved = now.figure.value > before.figure.value ? "up" : "down";
      if (moved === claim.direction) return [];
      // A table's bare percentage without a sign gives no direction, so it never reaches here.
      const message = `The words say ${say(claim.direction)}, but from ${before.figure.text} to ${now.figure.text} is ${say(moved)}.`;
      const sure = wordedOnce(claim, facts.segments[claim.segment]?.text ?? "");
      return [aboutClaim(claim, sure ? "error" : "suspect", message, say(moved))];
    }),
};

function say(way: "up" | "down"): string {
  return way === "up" ? "an increase" : "a decrease";
}

/** True where the sentence holds words of one direction only, so that none can belong to another number. */
function wordedOnce(claim: Claim, text: string): boolean {
  const up = /\b(?:increas\w*|rise|rises|risen|rose|rising|more|higher|additional|up)\b|^\s*\+/i.test(text);
  const down =
    /\b(?:decreas\w*|reduc\w*|fall|falls|fell|fallen|less|fewer|lower|drop\w*|declin\w*|down)\b|^\s*[-−]/i.test(
      text,
    );
  return claim.direction === "up" ? up && !down : down && !up;
}
