import { formatNumber } from "../../words/number.js";
import { judgeDerived } from "../equations/derived.js";
import { cellsNear, type Item, itemsOf, readingsBefore } from "../equations/items.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { wordsValue } from "../quantities/numberWords.js";
import { intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import { quotientWay, type Way } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";
import { singular, subjectWords } from "../statements/subject.js";
import { numbersOf, textBetween } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";

/** Said to be a mean, or joined to its total as another way to put it ("or about 31 a week"). */
const AVERAGE = /\b(?:average|mean|averag(?:ed|es|ing))\b(?:[^⟨⟩.;()]|⟨T\d+⟩)*$/;
const THAT_IS =
  /(?:[,(;–-]|\b(?:or|so|is|are|was|costs?|equivalent to|equal(?:s|ling)?(?: to)?|equates to|works? out at|i\.?e\.?|making|giving|logg?ed))\s*(?:of\s+|just\s+|only\s+|some\s+)*$/;
const PERIOD = /^(?:\s+[a-z-]+){0,5}?\s+(?:an?|per|each|every)\s+(day|night|week|month|quarter|year)\b/;
const EACH =
  /^(?:\s+(?!for\b)[a-z-]+){0,4}?\s+(?:each|apiece)\b(?=\s*(?:[.,;:)(–-]|$)|\s+(?:on|in|and|at|for|or|with|when)\b)|^(?:\s+[a-z-]+){0,3}?\s+(?:per|(?:for\s+)?(?:each|every))\s+([a-z]+)\b/;
/** "42 an evening", "£1,800 an offence" */
const FOR_ONE = /^(?:\s+[a-z-]+){0,2}?\s+an?\s+([a-z]{4,})\b/;
/** "so each camera costs £3,000" */
const ONE_COSTS = /\beach\s+([a-z]+)\s+[a-z]+s\s+$/;
/** "The average session had 25.5" */
const AVERAGE_ONE = /\baverage\s+([a-z]{4,})\s+[a-z]+\s+$/;
/** "22 people on each of its 52 nights" */
const OF_EACH =
  /^(?:\s+[a-z-]+){0,3}?\s+(?:on|at|in|for|from|to)\s+each of\s+(?:its|the|our|their|these)\s+⟨[TN](\d+)⟩/;
const MONTHS: Readonly<Record<string, number>> = {
  year: 12,
  quarter: 3,
  month: 1,
  week: 12 / 52,
  night: 12 / 365,
  day: 12 / 365,
};
const IRREGULAR: Readonly<Record<string, string>> = { people: "person", children: "child", staff: "member" };

/** "7,152 calls over the twelve months, an average of 596 a month", "30 per warden", "the average of 231, 238 and 228" */
export const average: Rule = {
  name: "average",
  explanation:
    "An average is the total divided by what it is spread over. The numbers printed with it give another one.",
  check: ({ facts, tables }) =>
    facts.readings.flatMap((reading) =>
      reading.segment.kind === "row"
        ? []
        : reading.figures.flatMap((given, index): Judgement[] => {
            // "2.5 reports for each person" is a rate per one.
            const figure =
              given.kind === "rate" && given.per === 1 ? { ...given, kind: "count" as const } : given;
            if (figure === given && !numbersOf(reading).includes(index)) return [];
            // What is many times as large, or as small, is an average of something else.
            const ways = waysOf(reading, index, figure, facts).filter(
              ({ value }) => value < figure.value * 3 && value * 3 > figure.value,
            );
            return ways.length > 0
              ? judgeDerived(reading, figure, ways, ways.length <= 2 ? "error" : "suspect")
              : fromAfar(reading, index, figure, facts, tables);
          }),
    ),
};

function waysOf(reading: Reading, index: number, figure: Quantity, facts: DocumentFacts): Way[] {
  const { shape, figures } = reading;
  const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
  const mean = AVERAGE.test(ahead) || /^[^⟨⟩.;]{0,60}\bon average\b/.test(behind);
  const numbers = numbersOf(reading).filter((one) => one !== index);
  // What it is compared with behind it ("as against 6.1 in 2022/23") is another average.
  const others = numbers.filter((one) => one < index || reading.roles[one]?.name !== "before");
  const [period, each, spread] = [PERIOD.exec(behind), EACH.exec(behind), OF_EACH.exec(behind)];
  const noun =
    each?.[1] ??
    FOR_ONE.exec(behind)?.[1] ??
    ONE_COSTS.exec(ahead)?.[1] ??
    AVERAGE_ONE.exec(ahead)?.[1] ??
    null;
  const joined =
    THAT_IS.test(ahead) || (/\bfor (?:each|every)\b/.test(each?.[0] ?? "") && /\band\s+$/.test(ahead));
  if (!mean && spread === null && !joined && !ONE_COSTS.test(ahead)) return [];
  const near = others.length > 0 || (!mean && !/^that\b/.test(shape.text)) ? [] : before(reading, facts);
  const pool = [...others.flatMap((one) => figures[one] ?? []), ...near];
  // "About 60 a year: 58, 63 and 61": the list may be of the periods themselves.
  if (period !== null)
    return [...overTime(reading, figure, pool, period[1] ?? ""), ...ofList(reading, others, figure)];
  if (spread !== null) {
    const over = figures[Number(spread[1])];
    return over === undefined ? [] : dividedBy(counted(over), pool, figure);
  }
  const all =
    noun === null
      ? []
      : namedBy(singular(noun), [reading, ...(near.length > 0 ? above(reading, facts) : [])], figure);
  if (all.length > 0) return all.flatMap((over) => dividedBy(over, pool, figure));
  // "The 39 committed 152 further offences, 3.9 per reoffender": the only two numbers of the sentence.
  const [one, other] = others.flatMap((at) => figures[at] ?? []);
  const two = others.length === 2 && one !== undefined && other !== undefined && one.kind === other.kind;
  const either = two ? [...dividedBy(other, [one], figure), ...dividedBy(one, [other], figure)] : [];
  if (noun !== null) return others.every((at) => at < index) ? either : [];
  if (each?.[1] === undefined && each !== null)
    return others.flatMap((one) => {
      const over = figures[one];
      return over?.kind === "count" && over.value >= 2 && over.decimals === 0
        ? dividedBy(over, pool, figure)
        : [];
    });
  if (!mean) return [];
  const list = ofList(reading, others, figure);
  // "731 children lived in the 402 homes; 1.8 on average"; a whole number is meant where the two give one.
  const counts =
    two && others.every((at) => at < index && figures[at]?.kind === "count" && figures[at]?.decimals === 0);
  const whole = either.some(({ value }) => Number.isInteger(value) && value > 1);
  return list.length > 0 || !counts || (figure.decimals === 0 && !whole) ? list : either;
}

/** How many blocks above an average its total may stand. */
const REACH = 30;

/** "On average there were 24 assault attendances a week": a total of the same things, further up, over the document's year. */
function fromAfar(
  reading: Reading,
  index: number,
  figure: Quantity,
  facts: DocumentFacts,
  tables: readonly Table[],
): Judgement[] {
  const { shape, segment, figures } = reading;
  const period = PERIOD.exec(shape.text.slice(shape.behind[index]))?.[1];
  const own = subjectWords(shape.text);
  if (
    period === undefined ||
    figures.length > 1 ||
    own.length === 0 ||
    !AVERAGE.test(shape.text.slice(0, shape.at[index]))
  )
    return [];
  const all = [
    ...readingsBefore(reading, facts, REACH).slice(1).flatMap(itemsOf),
    ...cellsNear(segment.block, tables),
  ].filter(({ figure: one }) => one.kind === figure.kind && one.value > figure.value * 2);
  const named = all.filter(
    ({ words, role }) => role !== "before" && role !== "change" && own.every((word) => words.has(word)),
  );
  const waysFor = (items: readonly Item[]) =>
    items.flatMap((one) => overTime(reading, figure, [one.figure], period, [12]));
  return waysFor(all).some((way) => stands(figure, way.interval))
    ? []
    : judgeDerived(reading, figure, waysFor(named).slice(0, 1), "suspect");
}

/** Whole numbers of the thing that a figure is for one of: "104 cameras" of "each camera", "30 evenings" of "an evening". */
function namedBy(noun: string, readings: readonly Reading[], figure: Quantity): Quantity[] {
  return readings.flatMap(({ figures, shape }) =>
    figures.flatMap((one, index): Quantity[] => {
      if (one === figure || !["count", "duration"].includes(one.kind)) return [];
      const named = `${one.kind === "duration" ? one.text : ""} ${shape.text.slice(shape.behind[index]).split(/[⟨,.;(]/)[0]}`;
      const words = named
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word !== "")
        .slice(0, 4);
      const names = words.some((word) => (IRREGULAR[word] ?? singular(word)) === noun);
      const over = counted(one);
      return names && over.value >= 2 && over.decimals === 0 ? [over] : [];
    }),
  );
}

/** A stretch of time as the number of its days, evenings or weekends. */
function counted(one: Quantity): Quantity {
  if (one.kind !== "duration") return one;
  const digits = /^[\d,]+/.exec(one.text)?.[0].replaceAll(",", "");
  const value = digits === undefined ? wordsValue(/^[a-z]+/i.exec(one.text)?.[0] ?? "") : Number(digits);
  return { ...one, kind: "count", value: Number.isFinite(value) ? value : 0, decimals: 0, slack: 0 };
}

function dividedBy(over: Quantity, pool: readonly Quantity[], figure: Quantity): Way[] {
  return pool
    .filter((total) => total.start !== over.start && total.kind === figure.kind && total.value > over.value)
    .map((total) =>
      quotientWay(total, { ...intervalOf(over), value: over.value }, figure, `${total.text} ÷ ${over.text}`, {
        from: [total, over],
      }),
    );
}

/** The two sentences before in the same paragraph, the nearer first. */
function above({ segment }: Reading, facts: DocumentFacts): Reading[] {
  return [1, 2].flatMap((back) => {
    const other = facts.readings[segment.index - back];
    return other === undefined || other.segment.block !== segment.block ? [] : [other];
  });
}

/** The numbers of the sentence before, where this one has no total of its own. */
function before(reading: Reading, facts: DocumentFacts): Quantity[] {
  return above(reading, facts)
    .slice(0, 1)
    .flatMap((other) => numbersOf(other).flatMap((one) => other.figures[one] ?? []));
}

const OWN = [12, 9, 6, 3];

function overTime(
  { figures, shape }: Reading,
  figure: Quantity,
  pool: readonly Quantity[],
  noun: string,
  assume: readonly number[] = OWN,
): Way[] {
  const unit = MONTHS[noun] ?? Number.NaN;
  const durations = figures.flatMap((one) =>
    one.kind === "duration" && one.value >= unit * 1.9 ? [one.value] : [],
  );
  const yearly =
    /\b(?:year|twelve months|annual\w*)\b/.test(shape.text) ||
    figures.some((one) => one.date?.kind === "label" || one.date?.kind === "year");
  const said = [...durations, ...(yearly && unit < 12 ? [12] : [])];
  // A document's own year, or a part of it, is meant where the sentence names no time.
  // "1,920 on 48 nights, 40 a night"
  const nights = figures.filter(
    (one) => one.kind === "duration" && noun === "night" && /night/i.test(one.text),
  );
  if (nights.length > 0) return nights.flatMap((one) => dividedBy(counted(one), pool, figure));
  const timed = figures.some(({ kind }) => kind === "duration");
  const assumed =
    !timed && unit > 0.2 && pool.length === 1 && (pool[0]?.value ?? 0) > 2 * figure.value && unit < 3;
  const spread = said.length > 0 || !assumed ? said : assume.filter((months) => months >= unit * 1.9);
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
