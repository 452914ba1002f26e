import { alike } from "../alike.js";
import { type Claim, isWholeArea } from "../claim.js";
import { addMonths } from "../day.js";
import { sourceLine } from "../documentFacts.js";
import type { Judgement, Rule } from "../finding.js";
import { sayNumber } from "../sayNumber.js";
import { aboutClaim } from "./aboutClaim.js";

/** What this document implies for last year against what last year's document printed. */
export const previousFigure: Rule = {
  name: "previous-figure",
  explanation:
    "The previous value that this document gives or implies is not the one that last year's document printed. Sources do revise their figures; then say so.",
  check: ({ facts, claims, previous }) => {
    // Years that do not follow one another cannot be compared so.
    if (previous === null || facts.own === null || previous.facts.own === null) return [];
    if (previous.facts.own.from !== addMonths(facts.own.from, -12)) return [];
    return claims.flatMap((claim): Judgement[] => {
      const before = impliedPrevious(claim);
      if (claim.measure === null || before === null) return [];
      const text = facts.segments[claim.segment]?.text ?? "";
      const home =
        claim.current[0] === undefined ? "" : (facts.segments[claim.current[0].segment]?.text ?? "");
      const candidates = previous.claims.filter(
        (one) =>
          one.measure?.key === claim.measure?.key &&
          one.kind !== "rank" &&
          certainCurrent(one) !== null &&
          (one.area === claim.area || (isWholeArea(one) && isWholeArea(claim))),
      );
      const alikes = candidates.filter((one) =>
        alike(`${home} ${text}`, previous.facts.segments[one.current[0]?.segment ?? one.segment]?.text ?? ""),
      );
      // Of offences and incidents the police give one figure a year, however the sentence is turned.
      const plain = ["offences", "incidents"].includes(claim.measure.unit);
      const stated = candidates.filter((one) => one.kind === "change");
      const sources = alikes.length > 0 || !plain || partOf(text) ? alikes : stated;
      const values = [...new Set(sources.map(certainCurrent))];
      const [only] = values;
      const [source] = sources;
      if (
        values.length !== 1 ||
        only === undefined ||
        only === null ||
        source === undefined ||
        only === before
      )
        return [];
      const where = sourceLine(previous.facts, source.segment, source.start);
      const message = `${claim.measure.name}: ${sayNumber(before)} is given or implied for the previous year, but line ${where} of ${previous.facts.document.name} printed ${sayNumber(only)}.`;
      return [aboutClaim(claim, "suspect", message, `${sayNumber(only)}, or a word on the revision`)];
    });
  },
};

/** Words that make of the measure a part of it: a quarter, a town, one kind. */
function partOf(text: string): boolean {
  return /\b(?:quarter|month|male|female|men|women|alone|of these|of which|repeat|rolling|per 1,000|rate)\b/i.test(
    text,
  );
}

function certainCurrent(claim: Claim): number | null {
  const certain = claim.current.filter(
    (part) => part.certain && part.figure.hedge === null && part.figure.kind === "count",
  );
  return certain.length === 1 ? (certain[0]?.figure.value ?? null) : null;
}

/** The previous value printed, else the current one less the change; null when either is unsure. */
function impliedPrevious(claim: Claim): number | null {
  if (claim.kind !== "change") return null;
  const [printed, ...more] = claim.previous.filter((part) => part.certain && part.figure.hedge === null);
  if (printed !== undefined) return more.length === 0 ? printed.figure.value : null;
  const now = certainCurrent(claim);
  if (now === null || claim.change === null || claim.direction === null || claim.change.figure.hedge !== null)
    return null;
  return claim.direction === "up" ? now - claim.change.figure.value : now + claim.change.figure.value;
}
