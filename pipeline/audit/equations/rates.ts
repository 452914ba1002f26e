import { formatNumber } from "../../words/number.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement } from "../facts/finding.js";
import { type Interval, intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import { quotientWay, type Way } from "../quantities/ways.js";
import { UNSTATED } from "../statements/findStatements.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { numbersOf } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";
import { hasCountAnywhere } from "./anywhere.js";
import { judgeDerived } from "./derived.js";
import { cellsNear, type Item, itemsOf, readingsBefore } from "./items.js";
import { NEAR } from "./means.js";
import { readingsOf } from "./pool.js";
import type { Asked } from "./quotient.js";
import { REACH } from "./quotients.js";

const PEOPLE =
  /^\s+(?:[a-z-]+\s+){0,3}?(?:[a-z]+-year-olds|residents|people|population|inhabitants|households|persons|adults|dwellings|homes|properties|pupils|children|premises|vehicles)\b/;

/** "58,300 of the county's 812,000 residents" */
const OF_PEOPLE =
  /^\s+of\s+(?:[a-z'’]+\s+){0,3}⟨N\d+⟩\s+(?:residents|people|population|inhabitants|households)\b/;

const POPULATION =
  /\b(?:among\s+|population\s*(?:of|was|is|\(|:|,)|(?:residents|people|households|inhabitants|pupils)\s*(?:\(|:))\s*(?:some\s+|about\s+|n\s*=\s*)?$/;

const ELSEWHERE = /\b(?:national\w*|regional\w*|england|wales|average|similar|neighbours?)\b/;

const CLOSE = 1.5;

/** "3,229 crimes among 42,200 residents, a rate of 76.5 per 1,000", and where the population or the count stands further up. */
export function judgeRate(
  { reading, figure, index, scale }: Asked,
  facts: DocumentFacts,
  tables: readonly Table[],
): Judgement[] {
  const { shape, segment, figures } = reading;
  if (/\b(?:standardi[sz]ed|adjusted|weighted)\b/.test(shape.text)) return [];
  const people = populationsOf(reading, scale);
  const own = numbersOf(reading).flatMap((at) => (people.includes(at) ? [] : (figures[at] ?? [])));
  const before = [1, 2, 3].flatMap((back) => {
    const other = facts.readings[segment.index - back];
    return other?.segment.block === segment.block
      ? numbersOf(other).flatMap((at) => other.figures[at] ?? [])
      : [];
  });
  const residents = people.flatMap((at) => figures[at] ?? []);
  const others = readingsOf(segment.block, facts.readings).flatMap((one) =>
    populationsOf(one, scale).flatMap((at) => one.figures[at] ?? []),
  );
  if (others.some((one) => hasCountAnywhere(facts, one, figure, scale))) return [];
  const near = ratesOf(figure, own.length > 0 ? own : before, residents);
  // "The rate is 40.0; over three years there were 809": the count of this one was in the sentence before.
  if (ratesOf(figure, before, residents).some((way) => stands(figure, way.interval))) return [];
  if (near.length > 0) return judgeDerived(reading, figure, near, near.length === 1 ? "error" : "suspect");
  if (UNSTATED.test(shape.text) || ELSEWHERE.test(shape.text)) return [];
  const next = facts.readings[segment.index + 1];
  const behind = next?.segment.block === segment.block ? [next] : [];
  const about = [reading, ...behind, ...readingsBefore(reading, facts, REACH.rate).slice(1)].filter(
    (one) => one.segment.block >= segment.block - REACH.rate,
  );
  const home = about.find((one) => populationsOf(one, scale).length > 0);
  if (home === undefined) return [];
  const populations = populationsOf(home, scale).flatMap((at) => home.figures[at] ?? []);
  const all = [...about.flatMap(itemsOf), ...cellsNear(segment.block, tables)].filter(
    ({ figure: one }) => one !== figure && !populations.includes(one),
  );
  const words = new Set(subjectWords(shape.text.slice(0, shape.behind[index])));
  const named = all.filter((one) => one.role !== "change" && [...one.words].some((word) => words.has(word)));
  const rates = (items: readonly Item[]) =>
    ratesOf(
      figure,
      items.map((one) => one.figure),
      populations,
    );
  const excuses = rates(all);
  if (excuses.some((way) => stands(figure, way.interval))) return [];
  const within =
    (times: number) =>
    ({ value }: Way) =>
      value < figure.value * times && value * times > figure.value;
  const likely = rates([...named, ...itemsOf(about[1] ?? reading)]).filter(within(NEAR));
  // Where the words name nothing, a count that nearly gives it was meant.
  const close = home === reading ? excuses.filter(within(CLOSE)) : [];
  return judgeDerived(reading, figure, likely.length > 0 ? likely : close, "suspect");
}

function populationsOf(reading: Reading, per: number): number[] {
  const { shape, figures } = reading;
  return numbersOf(reading).filter(
    (index) =>
      (figures[index]?.value ?? 0) >= Math.min(per, 1_000) &&
      (PEOPLE.test(shape.text.slice(shape.behind[index])) ||
        OF_PEOPLE.test(shape.text.slice(shape.behind[index])) ||
        POPULATION.test(shape.text.slice(0, shape.at[index]))),
  );
}

function ratesOf(rated: Quantity, counts: readonly Quantity[], populations: readonly Quantity[]): Way[] {
  return populations.flatMap((p) =>
    counts.flatMap((n) => {
      if (n.kind !== "count" || n.decimals > 0 || p.value <= n.value || p.value < Math.min(rated.per, 1_000))
        return [];
      // A population that ends in hundreds has been rounded to them.
      const span: Interval = intervalOf({
        ...p,
        slack: Math.max(p.slack, /00$/.test(String(p.value)) ? 50 : 0),
      });
      const words = `${n.text} among ${p.text}, per ${formatNumber(rated.per)},`;
      return [quotientWay(n, { ...span, value: p.value }, rated, words, { scale: rated.per, from: [n, p] })];
    }),
  );
}
