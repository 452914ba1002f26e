import { formatNumber } from "../../words/number.js";
import { judgeDerived, quotientWay, type Way } from "../equations/derived.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, type Quantity } from "../quantities/quantity.js";
import type { Reading } from "../statements/reading.js";
import { singular } from "../statements/subject.js";
import { numbersOf, textBetween } from "../statements/wholes.js";

/** Said to be a mean, or joined to its total as another way to put it ("or about 31 a week"). */
const AVERAGE = /\b(?:average|mean|averag(?:ed|es|ing))\b[^⟨⟩.;()]*$/;
const THAT_IS =
  /(?:[,(–-]|\b(?:or|is|are|was|equivalent to|equal(?:s|ling)?(?: to)?|equates to|works? out at|i\.?e\.?|making|giving))\s*(?:of\s+|just\s+|only\s+|some\s+)*$/;
const PERIOD = /^(?:\s+[a-z-]+){0,3}?\s+(?:an?|per|each|every)\s+(day|night|week|month|quarter|year)\b/;
const EACH =
  /^(?:\s+(?!for\b)[a-z-]+){0,3}?\s+(?:each|apiece)\b(?=\s*(?:[.,;:)(–-]|$)|\s+(?:on|of|in|and|at|for|or|with|when)\b)|^(?:\s+[a-z-]+){0,3}?\s+(?:per|for (?:each|every))\s+([a-z]+)\b/;
const MONTHS: Readonly<Record<string, number>> = {
  year: 12,
  quarter: 3,
  month: 1,
  week: 12 / 52,
  night: 12 / 365,
  day: 12 / 365,
};

/** "7,152 calls over the twelve months, an average of 596 a month", "30 per warden", "the average of 231, 238 and 228" */
export const average: Rule = {
  name: "average",
  explanation:
    "An average is the total divided by what it is spread over. The numbers printed with it give another one.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) =>
      reading.segment.kind === "row"
        ? []
        : numbersOf(reading).flatMap((index): Judgement[] => {
            const figure = reading.figures[index];
            if (figure === undefined) return [];
            const ways = waysOf(reading, index, figure, facts);
            return judgeDerived(reading, figure, ways, ways.length <= 2 ? "error" : "suspect");
          }),
    ),
};

function waysOf(reading: Reading, index: number, figure: Quantity, facts: DocumentFacts): Way[] {
  const { shape } = reading;
  const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
  const mean = AVERAGE.test(ahead) || /^[^⟨⟩.;]{0,40}\bon average\b/.test(behind);
  const others = numbersOf(reading).filter((one) => one !== index);
  const [period, each] = [PERIOD.exec(behind), EACH.exec(behind)];
  if (!mean && !THAT_IS.test(ahead)) return [];
  const near = others.length > 0 || !mean ? [] : before(reading, facts);
  const pool = [...others.flatMap((one) => reading.figures[one] ?? []), ...near];
  if (period !== null) return overTime(reading, figure, pool, period[1] ?? "");
  if (each !== null) {
    const noun = each[1] === undefined ? null : singular(each[1]);
    const counted = others.filter((one) => {
      const over = reading.figures[one];
      const named = shape.text.slice(shape.behind[one]);
      return (
        over?.kind === "count" &&
        over.value >= 2 &&
        over.decimals === 0 &&
        (noun === null || new RegExp(`^(?:\\s+[a-z-]+){0,3}?\\s+${noun}`).test(named))
      );
    });
    return counted.flatMap((one) => {
      const over = reading.figures[one] as Quantity;
      return pool
        .filter((total) => total !== over && total.kind === figure.kind && total.value > over.value)
        .map((total) =>
          quotientWay(
            total,
            { ...intervalOf(over), value: over.value },
            figure,
            `${total.text} ÷ ${over.text}`,
            { from: [total, over] },
          ),
        );
    });
  }
  return mean ? ofList(reading, others, figure) : [];
}

/** The numbers of the sentence before, where this one has no total of its own. */
function before({ segment }: Reading, facts: DocumentFacts): Quantity[] {
  const other = facts.readings[segment.index - 1];
  if (other === undefined || other.segment.block !== segment.block) return [];
  return numbersOf(other).flatMap((one) => other.figures[one] ?? []);
}

function overTime(
  { figures, shape }: Reading,
  figure: Quantity,
  pool: readonly Quantity[],
  noun: string,
): Way[] {
  const unit = MONTHS[noun] ?? Number.NaN;
  const durations = figures.flatMap((one) =>
    one.kind === "duration" && one.value >= unit * 1.9 ? [one.value] : [],
  );
  const yearly =
    /\b(?:year|twelve months|annual\w*)\b/.test(shape.text) ||
    figures.some((one) => one.date?.kind === "label");
  const spread = [...durations, ...(yearly && unit < 12 ? [12] : [])];
  // A year has 52 weeks and a day, and some years have 366 days.
  const loose = unit < 1 ? 0.006 : 0;
  return pool
    .filter((total) => total.kind === figure.kind)
    .flatMap((total) =>
      spread.map((months) => {
        const over = months / unit;
        const words = `${total.text} over ${formatNumber(over, 1)} ${noun}s`;
        return quotientWay(total, { low: over, high: over, value: over }, figure, words, { loose });
      }),
    );
}

/** A mean of numbers that follow one another: "412 (398, 421 and 417)". */
function ofList(reading: Reading, others: readonly number[], figure: Quantity): Way[] {
  const runs: number[][] = [];
  for (const one of others) {
    const run = runs.at(-1);
    const joined =
      run !== undefined &&
      /^\s*(?:⟨D\d+⟩\s*)?\)?\s*(?:,|and|,\s*and|&)\s*(?:⟨D\d+⟩:?\s*)?(?:in\s+)?\(?$/.test(
        textBetween(reading, run.at(-1) ?? 0, one),
      );
    if (joined) run.push(one);
    else runs.push([one]);
  }
  return runs
    .filter((run) => run.length >= 2)
    .map((run) => run.flatMap((one) => reading.figures[one] ?? []))
    .filter((items) => items.every((one) => one.kind === figure.kind))
    .map((items) => {
      const sum = items.reduce((all, one) => all + one.value, 0);
      const total = {
        ...(items[0] as Quantity),
        value: sum,
        slack: items.reduce((all, one) => all + one.slack, 0),
      };
      const over = { low: items.length, high: items.length, value: items.length };
      return quotientWay(
        total,
        over,
        figure,
        `(${items.map((one) => one.text).join(" + ")}) ÷ ${items.length}`,
        { from: items },
      );
    });
}

const PEOPLE =
  /^\s+(?:[a-z-]+\s+){0,2}?(?:residents|people|population|inhabitants|households|persons|adults|dwellings|homes|properties|pupils|children|premises|vehicles)\b/;
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
      const ways = populations.flatMap((population) =>
        numbers.flatMap((count) => {
          const [n, p] = [figures[count], figures[population]];
          if (
            n === undefined ||
            p === undefined ||
            populations.includes(count) ||
            p.value <= n.value ||
            p.value < Math.min(only.per, 1_000)
          )
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

/** "Taking last year as 100, the index reached 117 (641 to 753)" */
export const indexNumber: Rule = {
  name: "index-number",
  explanation:
    "An index is the level divided by that of its base, times a hundred. The two levels printed with it give another one.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) => {
      const { figures, shape } = reading;
      if (!/\bind(?:ex|ices)\b/.test(shape.text) || !figures.some((one) => one.value === 100)) return [];
      const numbers = figures.filter((one) => one.kind === "count" && one.value !== 100);
      const at = numbers.findIndex((one) =>
        /\bindex(?:ed)?\b[^⟨⟩.;]{0,60}$/.test(shape.text.slice(0, shape.at[figures.indexOf(one)])),
      );
      const printed = numbers[at];
      const [base, now, ...more] = numbers.filter((one) => one !== printed);
      if (printed === undefined || base === undefined || now === undefined || more.length > 0) return [];
      const ways = [
        [now, base],
        [base, now],
      ].flatMap(([part, whole]) =>
        part === undefined || whole === undefined || whole.value <= 0
          ? []
          : [
              quotientWay(
                part,
                { ...intervalOf(whole), value: whole.value },
                printed,
                `${part.text} ÷ ${whole.text} × 100`,
                { scale: 100, from: [part, whole] },
              ),
            ],
      );
      return judgeDerived(reading, printed, ways, "error");
    }),
};
