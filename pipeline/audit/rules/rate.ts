import { formatNumber } from "../../words/number.js";
import { judgeDerived } from "../equations/derived.js";
import { cellsNear, type Item, itemsOf, readingsBefore } from "../equations/items.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import { quotientWay, type Way } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { numbersOf } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";

const PEOPLE =
  /^\s+(?:[a-z-]+\s+){0,3}?(?:[a-z]+-year-olds|residents|people|population|inhabitants|households|persons|adults|dwellings|homes|properties|pupils|children|premises|vehicles)\b/;
const POPULATION =
  /\b(?:among\s+|population\s*(?:of|was|is|\(|:|,)|(?:residents|people|households|inhabitants|pupils)\s*(?:\(|:))\s*(?:some\s+|about\s+|n\s*=\s*)?$/;

/** How many blocks above a rate its count or its population may stand. */
const REACH = 12;

/** "3,229 crimes among 42,200 residents, a rate of 76.5 per 1,000" */
export const rate: Rule = {
  name: "rate",
  explanation:
    "A rate is the count divided by the population, times what it is per. The two numbers printed with it give another one.",
  check: ({ facts, tables }) =>
    facts.readings.flatMap((reading) => {
      const { figures, roles } = reading;
      const rates = figures.filter((figure) => figure.kind === "rate" && figure.per > 1);
      const [only] = rates;
      if (only === undefined || rates.length > 1 || roles[figures.indexOf(only)]?.name === "change")
        return [];
      const people = populationsOf(reading, only.per);
      const own = numbersOf(reading).flatMap((index) =>
        people.includes(index) ? [] : (figures[index] ?? []),
      );
      const counts = own.length > 0 ? own : countsBefore(reading, facts);
      const ways = waysOf(
        only,
        counts,
        people.flatMap((index) => figures[index] ?? []),
      );
      return ways.length > 0
        ? judgeDerived(reading, only, ways, ways.length === 1 ? "error" : "suspect")
        : fromAfar(reading, only, facts, tables);
    }),
};

function populationsOf(reading: Reading, per: number): number[] {
  const { shape } = reading;
  return numbersOf(reading).filter(
    (index) =>
      (reading.figures[index]?.value ?? 0) >= Math.min(per, 1_000) &&
      (PEOPLE.test(shape.text.slice(shape.behind[index])) ||
        POPULATION.test(shape.text.slice(0, shape.at[index]))),
  );
}

function waysOf(rated: Quantity, counts: readonly Quantity[], populations: readonly Quantity[]): Way[] {
  return populations.flatMap((p) =>
    counts.flatMap((n) => {
      if (n.kind !== "count" || n.decimals > 0 || p.value <= n.value || p.value < Math.min(rated.per, 1_000))
        return [];
      // A population that ends in hundreds has been rounded to them.
      const span = intervalOf({ ...p, slack: Math.max(p.slack, /00$/.test(String(p.value)) ? 50 : 0) });
      const words = `${n.text} among ${p.text}, per ${formatNumber(rated.per)},`;
      return [quotientWay(n, { ...span, value: p.value }, rated, words, { scale: rated.per, from: [n, p] })];
    }),
  );
}

const CLOSE = 1.5;

const ELSEWHERE = /\b(?:national\w*|regional\w*|england|wales|average|similar|neighbours?)\b/;

/** The population or the count stands further up: doubted where counts that the words name do not give it, and no other does. */
function fromAfar(
  reading: Reading,
  rated: Quantity,
  facts: DocumentFacts,
  tables: readonly Table[],
): Judgement[] {
  const { shape, segment, figures } = reading;
  if (segment.kind === "row" || ELSEWHERE.test(shape.text)) return [];
  const next = facts.readings[segment.index + 1];
  const behind = next?.segment.block === segment.block ? [next] : [];
  const about = [reading, ...behind, ...readingsBefore(reading, facts, REACH).slice(1)];
  const home = about.find((one) => populationsOf(one, rated.per).length > 0);
  if (home === undefined) return [];
  const populations = populationsOf(home, rated.per).flatMap((index) => home.figures[index] ?? []);
  const all: Item[] = [...about.flatMap(itemsOf), ...cellsNear(segment.block, tables)].filter(
    ({ figure }) => figure !== rated && !populations.includes(figure),
  );
  const own = new Set(subjectWords(shape.text.slice(0, shape.behind[figures.indexOf(rated)])));
  const named = all.filter(
    ({ words, role }) => role !== "change" && [...words].some((word) => own.has(word)),
  );
  const near = itemsOf(about[1] ?? reading);
  const likely = waysOf(
    rated,
    [...named, ...near].map(({ figure }) => figure),
    populations,
  ).filter(({ value }) => value < rated.value * 3 && value * 3 > rated.value);
  const excuses = waysOf(
    rated,
    all.map(({ figure }) => figure),
    populations,
  );
  if (excuses.some((way) => stands(rated, way.interval))) return [];
  // Where the words name nothing, a count that nearly gives it was meant.
  const close = excuses.filter(({ value }) => value < rated.value * CLOSE && value * CLOSE > rated.value);
  return judgeDerived(reading, rated, likely.length > 0 ? likely : home === reading ? close : [], "suspect");
}

/** "There were 36. The rate is 180 per 100,000 of the population of 20,000": counts of the paragraph so far. */
function countsBefore({ segment }: Reading, { readings }: DocumentFacts): Quantity[] {
  return [1, 2, 3].flatMap((back) => {
    const other = readings[segment.index - back];
    return other?.segment.block === segment.block
      ? numbersOf(other).flatMap((index) => other.figures[index] ?? [])
      : [];
  });
}
