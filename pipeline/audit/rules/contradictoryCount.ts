import { formatNumber } from "../../words/number.js";
import { lineAt } from "../document/segments.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { type CountedThing, countedThings } from "../facts/countedThings.js";
import type { Rule } from "../facts/finding.js";

const WHOLE =
  /\b(?:the|its|our|their|has|have|identified|following|on|these|are|all)\s+(?:(?:main|key|overall|full)\s+)?$/i;
/** "3rd lowest of the 12 districts": how many a ranking has differs from measure to measure. */
const RANKED = /\b(?:highest|lowest|best|worst|largest|smallest)\s+(?:out\s+)?(?:of|among)\s+(?:the\s+)?$/i;
const OTHER_YEAR = /\b(?:previous(?:ly)?|last year|former|before|used to|reduced from|were)\b/i;

/** "8 priorities" in one place and "the 7 priorities" in another. */
export const contradictoryCount: Rule = {
  name: "contradictory-count",
  explanation: "Two places of the document give different numbers for the same whole set of things.",
  check: ({ facts }) => {
    const whole = countedThings(facts).filter(
      ({ segment, start, listed }) =>
        listed !== null ||
        (!RANKED.test(segment.text.slice(0, start)) &&
          WHOLE.test(segment.text.slice(0, start)) &&
          !OTHER_YEAR.test(segment.text)),
    );
    return whole.flatMap((thing) => {
      if (thing.listed === thing.count) return [];
      const others = whole.filter(
        (other) => sameThing(facts.segments.length, thing, other) && other.count !== thing.count,
      );
      const proven = others.find((other) => other.listed === other.count);
      const oftener = others.find((other) => others.filter((one) => one.count === other.count).length > 1);
      const other = proven ?? oftener;
      if (other === undefined) return [];
      const where = lineAt(other.segment, other.start);
      const said = other.segment.text.slice(other.start, other.end);
      const message = `${thing.segment.text.slice(thing.start, thing.end)} here, but "${said}" in line ${where}${proven === undefined ? "" : ", with a list of as many"}.`;
      const severity = proven === undefined ? "suspect" : "error";
      return [
        aboutSegment(thing.segment, severity, message, formatNumber(other.count), thing.start, thing.end),
      ];
    });
  },
};

/** The same plural noun with the same words before it; general nouns only where little text lies between. */
function sameThing(length: number, one: CountedThing, other: CountedThing): boolean {
  if (one === other || one.noun !== other.noun) return false;
  const words = ({ segment, start, end }: CountedThing) =>
    segment.text.slice(start, end).toLowerCase().split(/\s+/).slice(1).join(" ");
  const general = !/priorit|objective|aims|measures|actions|partners|themes|strands|criteria|outcomes/.test(
    one.noun,
  );
  return (
    words(one) === words(other) && Math.abs(one.segment.index - other.segment.index) < (general ? 12 : length)
  );
}
