import type { Claim } from "../claim.js";
import { sayPeriod } from "../day.js";
import type { DocumentFacts } from "../documentFacts.js";
import type { Judgement, Rule } from "../finding.js";
import { findMeasures } from "../measures.js";
import { percentFits } from "../percentVerdict.js";
import { sayNumber, sayPercent } from "../sayNumber.js";
import type { StoreFigure } from "../storeFigures.js";
import { storeMeasure } from "../storeMeasure.js";
import { aboutClaim } from "./aboutClaim.js";

/** A claim against the figure that the store holds for the same measure, area and period. */
export const storeFigure: Rule = {
  name: "store-figure",
  explanation: "The workspace's store holds another figure for this measure, area and period.",
  check: ({ facts, claims, store }) => {
    if (store.length === 0) return [];
    const keys = new Map(store.map(({ measureName }) => [measureName, storeMeasure(measureName)]));
    return claims.flatMap((claim): Judgement[] => {
      const period = periodOf(claim, facts);
      if (period === null) return [];
      const matches = store.filter(
        (figure) =>
          isIn(period, figure) && isAbout(claim, figure, keys.get(figure.measureName) ?? null, facts),
      );
      const [figure] = matches;
      if (isMixed(claim, facts)) return [];
      // Another measure's figure: "147 daily taskings on anti-social behaviour" is not what ASB came to.
      if (store.some((other) => isIn(period, other) && isWholly(claim, other))) return [];
      // A district that is its own partnership holds the figure twice; two that differ leave open which is meant.
      if (figure === undefined || matches.some((other) => !sameFigures(other, figure))) return [];
      return judge(claim, figure, period.assumed);
    });
  },
};

/** A misprint or another year's figure is of the same size; much less is a part of the measure, much more a whole. */
const SIZE = 2;

/** The value and one thing more as the store has them, whatever the measure is called. */
function isWholly(claim: Claim, { value, previous }: StoreFigure): boolean {
  const now = claim.current.find((part) => part.certain)?.figure.value;
  const before = claim.previous.find((part) => part.certain)?.figure.value;
  const moved = claim.change?.figure.value;
  if (now !== value || previous === null) return false;
  return before === previous || moved === Math.abs(value - previous);
}

/** A cell that lists figures of several measures does not show which number is whose. */
function isMixed(claim: Claim, facts: DocumentFacts): boolean {
  const segment = facts.segments[claim.segment];
  if (segment === undefined || !(segment.kind === "row" || segment.text.includes(";"))) return false;
  return new Set(findMeasures(segment.text).map(({ measure }) => measure.key)).size > 1;
}

interface AskedPeriod {
  readonly from: string;
  readonly to: string;
  /** The sentence names none: the document's own is taken. */
  readonly assumed: boolean;
}

function periodOf(claim: Claim, facts: DocumentFacts): AskedPeriod | null {
  if (claim.period !== null) return { ...claim.period, assumed: false };
  const dated = facts.readings[claim.segment]?.figures.some(({ kind }) => kind === "date") ?? true;
  const own = facts.data ?? (facts.kind === "report" ? facts.own : null);
  // A bare count, or a sentence with a date of its own, may be of any other time.
  return own === null || dated || claim.kind !== "change" ? null : { ...own, assumed: true };
}

function isIn({ from, to }: AskedPeriod, figure: StoreFigure): boolean {
  return (
    from.slice(0, 7) === figure.periodStart.slice(0, 7) && to.slice(0, 7) === figure.periodEnd.slice(0, 7)
  );
}

function isAbout(claim: Claim, figure: StoreFigure, key: string | null, facts: DocumentFacts): boolean {
  if (claim.kind === "rank" || claim.kind === "share") return false;
  if (claim.area !== null && plainArea(claim.area) !== plainArea(figure.areaName)) return false;
  if (claim.measure !== null && key !== null) return claim.measure.key === key;
  const spot = claim.current[0];
  const text = `${facts.segments[claim.segment]?.text ?? ""} ${spot === undefined ? "" : (facts.segments[spot.segment]?.text ?? "")}`;
  const named = text.toLowerCase().includes(figure.measureName.toLowerCase());
  // Where the sentence speaks of several measures, a name in it may belong to another number.
  return named && new Set(findMeasures(text).map(({ measure }) => measure.key)).size < 2;
}

function sameFigures(one: StoreFigure, other: StoreFigure): boolean {
  return one.value === other.value && one.previous === other.previous;
}

/** "Sevenoaks District" and "Sevenoaks" are one area; "Sevenoaks Town" is another. */
function plainArea(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(?:the|district|borough|county)\b/g, "")
    .trim();
}

function judge(claim: Claim, figure: StoreFigure, assumed: boolean): Judgement[] {
  const sure = assumed ? "suspect" : "error";
  const findings: Judgement[] = [];
  const [now, ...others] = claim.current.filter(
    (part) => part.certain && part.figure.kind === "count" && part.figure.hedge === null,
  );
  if (now === undefined || now.figure.decimals > 0) return [];
  const ratio = now.figure.value / figure.value;
  if (!(ratio <= SIZE && ratio >= 1 / SIZE)) return [];
  const period = sayPeriod(figure.periodStart, figure.periodEnd);
  const wrong = others.length === 0 && now.figure.value !== figure.value;
  if (wrong) {
    const message = `The store holds ${sayNumber(figure.value)} for ${figure.measureName}, ${figure.areaName}, ${period}; ${now.figure.text} is printed.`;
    // A bare count may be of a part of the measure; a claim of change is of the whole.
    findings.push(
      aboutClaim(claim, claim.kind === "change" ? sure : "suspect", message, sayNumber(figure.value)),
    );
  }
  const [before] = claim.previous.filter((part) => part.certain && part.figure.hedge === null);
  if (!wrong && before !== undefined && figure.previous !== null && before.figure.value !== figure.previous) {
    const message = `The store holds ${sayNumber(figure.previous)} for the period before ${period}; ${before.figure.text} is printed.`;
    findings.push(aboutClaim(claim, sure, message, sayNumber(figure.previous)));
  }
  if (
    findings.length === 0 &&
    claim.percent !== null &&
    figure.percent !== null &&
    !percentFits(claim.percent, Math.abs(figure.percent))
  ) {
    const message = `The store gives a change of ${sayPercent(figure.percent, 1)} for ${figure.measureName}, ${period}; ${claim.percent.text} is printed.`;
    findings.push(aboutClaim(claim, sure, message, sayPercent(figure.percent, claim.percent.decimals)));
  }
  return findings;
}
