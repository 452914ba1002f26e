import { type Claim, isWholeArea } from "../claim.js";
import type { DocumentFacts } from "../documentFacts.js";
import { sourceLine } from "../documentFacts.js";
import type { Judgement, Rule } from "../finding.js";
import { sayNumber } from "../sayNumber.js";
import { aboutClaim } from "./aboutClaim.js";

/** Measures that are the sum of others whenever all three are printed for the same period. */
const SUMS: readonly { whole: string; parts: readonly [string, string] }[] = [
  { whole: "vehicle-crime", parts: ["theft-of-vehicle", "theft-from-vehicle"] },
  { whole: "burglary", parts: ["burglary-residential", "burglary-business"] },
];
/** Words that make of a measure a part of it. */
const PART =
  /\b(?:alone|only|male|female|men|women|repeat|of these|of which|of whom|first quarter|Q[1-4])\b/i;
const TOTAL = /\b(?:all|total|overall|altogether|in all|as a whole|combined)\b/i;
const SOURCES =
  /\b(iQuanta|rolling|Kent Police|Home Office|Council|Housing|SDC|KCC|NHS|survey|Safer Towns)\b/gi;

/** One measure with two current values, or a measure whose parts do not make it. */
export const contradictoryValue: Rule = {
  name: "contradictory-value",
  explanation:
    "The document gives one measure two different current values, or values that do not add up across its sentences.",
  check: ({ claims, facts }) => {
    const stated = claims.filter(
      (claim) =>
        claim.kind === "change" && claim.measure !== null && isWholeArea(claim) && value(claim) !== null,
    );
    // "All burglary stands at 680" speaks of no change, and is a whole all the same.
    const totals = claims.filter(
      (claim) =>
        claim.kind === "count" &&
        SUMS.some(({ whole }) => whole === claim.measure?.key) &&
        isWholeArea(claim) &&
        value(claim) !== null &&
        TOTAL.test(facts.segments[claim.segment]?.text ?? ""),
    );
    return [...twice(stated, facts), ...sums([...stated, ...totals], facts)];
  },
};

/** The one certain current value of a change claim. */
function value(claim: Claim): number | null {
  const certain = claim.current.filter((part) => part.certain && part.figure.hedge === null);
  return certain.length === 1 ? (certain[0]?.figure.value ?? null) : null;
}

function twice(stated: readonly Claim[], facts: DocumentFacts): Judgement[] {
  const findings: Judgement[] = [];
  stated.forEach((claim, index) => {
    const earlier = stated
      .slice(0, index)
      .find((one) => one.measure?.key === claim.measure?.key && value(one) !== value(claim));
    if (earlier === undefined || claim.measure === null || apart(claim, earlier, facts)) return;
    const [one, two] = [value(earlier), value(claim)];
    if (one === null || two === null) return;
    const where = sourceLine(facts, earlier.segment, earlier.start);
    const message = `${claim.measure.name}: ${sayNumber(two)} here and ${sayNumber(one)} in line ${where}. Say which source or period each is.`;
    findings.push(aboutClaim(claim, "note", message, "one value, or the reason for two"));
  });
  return findings;
}

/** Different periods, sources or subjects named: two figures that may both be right. */
function apart(one: Claim, other: Claim, facts: DocumentFacts): boolean {
  if (one.period !== null && other.period !== null && one.period.from !== other.period.from) return true;
  const text = (claim: Claim) => facts.segments[claim.segment]?.text ?? "";
  if (PART.test(text(one)) !== PART.test(text(other))) return true;
  const sources = (claim: Claim) =>
    [...text(claim).matchAll(SOURCES)]
      .map((match) => match[0].toLowerCase())
      .sort()
      .join();
  if (sources(one) !== sources(other)) return false;
  // Without the same few words about the count, the second may be a part of the first.
  return !sameUnit(text(one), text(other));
}

function sameUnit(one: string, other: string): boolean {
  const unit = (text: string) =>
    /\b(?:incidents|offences|reports|crimes|victims|calls|referrals)\b/i.exec(text)?.[0].toLowerCase();
  return unit(one) !== undefined && unit(one) === unit(other);
}

function sums(stated: readonly Claim[], facts: DocumentFacts): Judgement[] {
  return SUMS.flatMap(({ whole, parts }): Judgement[] => {
    const only = (key: string) => {
      const found = stated.filter((claim) => claim.measure?.key === key);
      return found.length === 1 ? found[0] : undefined;
    };
    const [total, first, second] = [only(whole), only(parts[0]), only(parts[1])];
    if (total === undefined || first === undefined || second === undefined) return [];
    const [all, one, two] = [value(total), value(first), value(second)];
    if (all === null || one === null || two === null || all === one + two) return [];
    const lines = [first, second].map((claim) => sourceLine(facts, claim.segment, claim.start)).join(" and ");
    const message = `${total.measure?.name} is ${sayNumber(all)}, but its parts in lines ${lines} are ${sayNumber(one)} + ${sayNumber(two)} = ${sayNumber(one + two)}.`;
    return [aboutClaim(total, "suspect", message, sayNumber(one + two))];
  });
}
