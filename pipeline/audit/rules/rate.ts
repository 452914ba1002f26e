import { formatNumber } from "../../words/number.js";
import { judgeDerived } from "../equations/derived.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Rule } from "../facts/finding.js";
import { intervalOf, type Quantity } from "../quantities/quantity.js";
import { quotientWay } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";
import { numbersOf } from "../statements/wholes.js";

const PEOPLE =
  /^\s+(?:[a-z-]+\s+){0,3}?(?:[a-z]+-year-olds|residents|people|population|inhabitants|households|persons|adults|dwellings|homes|properties|pupils|children|premises|vehicles)\b/;
const POPULATION =
  /\b(?:among\s+|population\s*(?:of|was|is|\(|:|,)|(?:residents|people|households|inhabitants|pupils)\s*(?:\(|:))\s*(?:some\s+|about\s+|n\s*=\s*)?$/;

/** "3,229 crimes among 42,200 residents, a rate of 76.5 per 1,000" */
export const rate: Rule = {
  name: "rate",
  explanation:
    "A rate is the count divided by the population, times what it is per. The two numbers printed with it give another one.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) => {
      const { figures, shape, roles } = reading;
      const rates = figures.filter((figure) => figure.kind === "rate" && figure.per > 1);
      const [only] = rates;
      if (only === undefined || rates.length > 1 || roles[figures.indexOf(only)]?.name === "change")
        return [];
      const numbers = numbersOf(reading);
      const populations = numbers.filter(
        (index) =>
          PEOPLE.test(shape.text.slice(shape.behind[index])) ||
          POPULATION.test(shape.text.slice(0, shape.at[index])),
      );
      const own = numbers.flatMap((index) => (populations.includes(index) ? [] : (figures[index] ?? [])));
      const before = own.length > 0 ? [] : countsBefore(reading, facts);
      const ways = populations.flatMap((population) =>
        [...own, ...before].flatMap((n) => {
          const p = figures[population];
          if (p === undefined || n.decimals > 0 || p.value <= n.value || p.value < Math.min(only.per, 1_000))
            return [];
          // A population that ends in hundreds has been rounded to them.
          const span = intervalOf({ ...p, slack: Math.max(p.slack, /00$/.test(String(p.value)) ? 50 : 0) });
          const words = `${n.text} among ${p.text}, per ${formatNumber(only.per)},`;
          return [
            quotientWay(n, { ...span, value: p.value }, only, words, { scale: only.per, from: [n, p] }),
          ];
        }),
      );
      return judgeDerived(reading, only, ways, ways.length === 1 ? "error" : "suspect");
    }),
};

/** "There were 36. The rate is 180 per 100,000 of the population of 20,000": counts of the paragraph so far. */
function countsBefore({ segment }: Reading, { readings }: DocumentFacts): Quantity[] {
  return [1, 2, 3].flatMap((back) => {
    const other = readings[segment.index - back];
    return other?.segment.block === segment.block
      ? numbersOf(other).flatMap((index) => other.figures[index] ?? [])
      : [];
  });
}
