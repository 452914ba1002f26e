import type { Claim } from "../claim.js";
import { sourceLine } from "../documentFacts.js";
import type { Rule } from "../finding.js";
import { findMeasures } from "../measures.js";
import { aboutClaim } from "./aboutClaim.js";

/** "Lowest in Kent" and "2nd lowest in Kent" of one measure. */
export const contradictoryRank: Rule = {
  name: "contradictory-rank",
  explanation: "The document gives one measure two different ranks among the same areas.",
  check: ({ claims, facts }) => {
    const named = (claim: Claim) =>
      findMeasures(facts.segments[claim.segment]?.text ?? "").some(
        (hit) => hit.measure.key === claim.measure?.key,
      );
    const ranks = claims.filter(
      (claim) =>
        claim.kind === "rank" &&
        scope(claim) !== null &&
        named(claim) &&
        !isPastOrAim(facts.segments[claim.segment]?.text ?? "", claim),
    );
    return ranks.flatMap((claim, index) => {
      const text = (one: Claim) => facts.segments[one.segment]?.text ?? "";
      const other = ranks
        .slice(0, index)
        .find(
          (one) =>
            one.measure?.key === claim.measure?.key &&
            scope(one) === scope(claim) &&
            end(one) === end(claim) &&
            place(one) !== place(claim),
        );
      // Rates and counts, or different sub-measures in one sentence, may rank differently.
      if (
        other === undefined ||
        /\brate/i.test(text(claim)) !== /\brate/i.test(text(other)) ||
        other.segment === claim.segment
      )
        return [];
      const message = `${claim.measure?.name}: ${claim.rankWords} here, ${other.rankWords} in line ${sourceLine(facts, other.segment, other.start)}.`;
      return [aboutClaim(claim, "suspect", message, "one rank, or the reason for two")];
    });
  },
};

/** "Moved from 4th lowest to 2nd lowest" and "among the lowest three": where it stood, and where it is to stand. */
function isPastOrAim(text: string, { start, end }: Claim): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  return (
    (/\bmoved from (?:joint )?$/i.test(before) && /^[^.;]*?\bto\b/i.test(after)) ||
    (/\b(?:among|in) (?:the )?$/i.test(before) && /^\s*(?:two|three|four|five|six|\d)\b/i.test(after))
  );
}

function scope(claim: Claim): string | null {
  const named = / in (.+)$/.exec(claim.rankWords ?? "")?.[1]?.toLowerCase();
  if (named === undefined) return null;
  return named === "county" ? "kent" : named === "most similar group" ? "msg" : named;
}

function end(claim: Claim): string {
  return /highest|largest|worst/.test(claim.rankWords ?? "") ? "high" : "low";
}

function place(claim: Claim): number {
  return claim.rank?.value ?? 1;
}
