import type { Claim } from "../claim.js";
import { sayPeriod } from "../day.js";
import type { DocumentFacts } from "../documentFacts.js";
import type { Judgement, Rule } from "../finding.js";
import { percentFits } from "../percentVerdict.js";
import { sayNumber, sayPercent } from "../sayNumber.js";
import type { StoreFigure } from "../storeFigures.js";
import { aboutClaim } from "./aboutClaim.js";

/** A claim against the figure that the store holds for the same measure, area and period. */
export const storeFigure: Rule = {
  name: "store-figure",
  explanation: "The workspace's store holds another figure for this measure, area and period.",
  check: ({ facts, claims, store }) => {
    if (store.length === 0) return [];
    return claims.flatMap((claim): Judgement[] => {
      const matches = store.filter((figure) => isAbout(claim, figure, facts));
      const [figure] = matches;
      // Two measures of that name leave open which is meant.
      if (figure === undefined || matches.length > 1) return [];
      return judge(claim, figure);
    });
  },
};

function isAbout(claim: Claim, figure: StoreFigure, facts: DocumentFacts): boolean {
  if (claim.kind === "rank" || claim.kind === "share" || claim.period === null) return false;
  const { from, to } = claim.period;
  if (from.slice(0, 7) !== figure.periodStart.slice(0, 7) || to.slice(0, 7) !== figure.periodEnd.slice(0, 7))
    return false;
  const spot = claim.current[0];
  const text = `${facts.segments[claim.segment]?.text ?? ""} ${spot === undefined ? "" : (facts.segments[spot.segment]?.text ?? "")}`;
  const named =
    text.toLowerCase().includes(figure.measureName.toLowerCase()) || claim.measure?.key === figure.measure;
  return named && (claim.area === null || plainArea(claim.area) === plainArea(figure.areaName));
}

/** "Sevenoaks District" and "Sevenoaks" are one area; "Sevenoaks Town" is another. */
function plainArea(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(?:the|district|borough|county)\b/g, "")
    .trim();
}

function judge(claim: Claim, figure: StoreFigure): Judgement[] {
  const findings: Judgement[] = [];
  const [now, ...others] = claim.current.filter(
    (part) => part.certain && part.figure.kind === "count" && part.figure.hedge === null,
  );
  const period = sayPeriod(figure.periodStart, figure.periodEnd);
  const wrong = now !== undefined && others.length === 0 && now.figure.value !== figure.value;
  if (wrong) {
    const message = `The store holds ${sayNumber(figure.value)} for ${figure.measureName}, ${figure.areaName}, ${period}; ${now.figure.text} is printed.`;
    // A bare count may be of a part of the measure; a claim of change is of the whole.
    findings.push(
      aboutClaim(claim, claim.kind === "change" ? "error" : "suspect", message, sayNumber(figure.value)),
    );
  }
  const [before] = claim.previous.filter((part) => part.certain && part.figure.hedge === null);
  if (!wrong && before !== undefined && figure.previous !== null && before.figure.value !== figure.previous) {
    const message = `The store holds ${sayNumber(figure.previous)} for the period before ${period}; ${before.figure.text} is printed.`;
    findings.push(aboutClaim(claim, "error", message, sayNumber(figure.previous)));
  }
  if (
    findings.length === 0 &&
    claim.percent !== null &&
    figure.percent !== null &&
    now !== undefined &&
    !percentFits(claim.percent, Math.abs(figure.percent))
  ) {
    const message = `The store gives a change of ${sayPercent(figure.percent, 1)} for ${figure.measureName}, ${period}; ${claim.percent.text} is printed.`;
    findings.push(aboutClaim(claim, "error", message, sayPercent(figure.percent, claim.percent.decimals)));
  }
  return findings;
}
