import { monthsBetween } from "../../calendar/day.js";
import { monthNames, monthNumber } from "../../calendar/names.js";
import { formatNumber } from "../../words/number.js";
import { matchesOf } from "../document/matches.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement } from "../facts/finding.js";
import { wordsValue } from "../quantities/numberWords.js";
import { type Interval, intervalOf, isSmallWord, type Quantity, stands } from "../quantities/quantity.js";
import { quotientWay, sumWay, type Way } from "../quantities/ways.js";
import { UNSTATED } from "../statements/findStatements.js";
import type { Reading } from "../statements/reading.js";
import { singular, subjectWords } from "../statements/subject.js";
import { headNoun, numbersOf, textBetween } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";
import { hasCountAnywhere } from "./anywhere.js";
import { judgeDerived } from "./derived.js";
import { cellsNear, type Item, itemsOf, readingsBefore } from "./items.js";
import { readingsOf } from "./pool.js";

/** What a figure is said to be for one of. */
interface Asked {
  readonly reading: Reading;
  readonly index: number;
  readonly figure: Quantity;
  /** "week" of "a week", "warden" of "per warden"; null where the words say only that it is a mean. */
  readonly noun: string | null;
  /** What it is per: 1,000 of "per 1,000", else 1. */
  readonly scale: number;
  readonly mean: boolean;
  /** The number the words themselves name: "on each of its 52 nights". */
  readonly spread: Quantity | null;
  /** Only a word that may join anything stands before it. */
  readonly loose: boolean;
}

const MEAN = /\b(?:average|mean|averag(?:ed|es|ing))\b(?:[^⟨⟩.;()]|⟨T\d+⟩)*$/;
/** Joined to its total as another way to put it ("or about 31 a week"). */
const THAT_IS =
  /(?:[,(;–-]|\b(?:or|so|is|are|was|costs?|equivalent to|equal(?:s|ling)?(?: to)?|equates to|works? out at|i\.?e\.?|making|giving|logg?ed))\s*(?:of\s+|just\s+|only\s+|some\s+)*$/;
/** … which before a time may as well be a level: "it now stands at 345 a year". */
const WITH = /\b(?:and|were|had|with|at)\s+(?:of\s+|just\s+|only\s+|some\s+)*$/;
const FOR_ONE =
  /^(?:(?:\s+(?!for\b|that\b|or\b)[a-z-]+){0,5}?\s+(per|(?:for\s+)?(?:each|every))|(?:\s+(?!for\b|that\b|or\b|in\b|on\b|as\b|to\b|with\b|by\b|from\b|had\b|was\b|is\b)[a-z-]+){0,5}?\s+(an?))\s+([a-z]{3,})\b/;
const APIECE =
  /^(?:\s+(?!for\b)[a-z-]+){0,4}?\s+(?:each|apiece)\b(?=\s*(?:[.,;:)(–-]|$)|\s+(?:on|in|and|at|for|or|with|when|of them)\b)/;
/** "each camera costs £3,000", "the average session had 25", "each of the 16 stations made 600" */
const ONE_HAS =
  /\b(?:each|average)\s+(?:of\s+(?:the|its|our|their|these)\s+⟨N(\d+)⟩\s+)?([a-z]{4,})\s+[a-z]+\s+$/;
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
const PEOPLE =
  /^\s+(?:[a-z-]+\s+){0,3}?(?:[a-z]+-year-olds|residents|people|population|inhabitants|households|persons|adults|dwellings|homes|properties|pupils|children|premises|vehicles)\b/;
const POPULATION =
  /\b(?:among\s+|population\s*(?:of|was|is|\(|:|,)|(?:residents|people|households|inhabitants|pupils)\s*(?:\(|:))\s*(?:some\s+|about\s+|n\s*=\s*)?$/;
const NAMES = monthNames.join("|").toLowerCase();
const FROM_MONTH = new RegExp(
  `\\b(${NAMES})\\s+(?:to|and|until|–|-)\\s+(?:the end of\\s+)?(${NAMES})\\b`,
  "g",
);
const IRREGULAR: Readonly<Record<string, string>> = { people: "person", children: "child", staff: "member" };
const ELSEWHERE = /\b(?:national\w*|regional\w*|england|wales|average|similar|neighbours?)\b/;
/** What is more times as large, or as small, is an average of something else. */
const NEAR = 3;
const CLOSE = 1.5;
/** How many blocks above an average its total may stand, and a rate its population. */
const REACH = { mean: 30, rate: 12 };

/** Figures for one of something, each against totals and what they are spread over: rates per so many, or means and prices. */
export function quotients(facts: DocumentFacts, tables: readonly Table[], rated: boolean): Judgement[] {
  return facts.readings.flatMap((reading) =>
    reading.segment.kind === "row"
      ? []
      : reading.figures.flatMap((_, index) => {
          const asked = askOf(reading, index);
          if (asked === null || asked.scale > 1 !== rated) return [];
          return rated ? judgeRate(asked, facts, tables) : judgeMean(asked, facts, tables);
        }),
  );
}

function askOf(reading: Reading, index: number): Asked | null {
  const { figures, shape, roles } = reading;
  const given = figures[index] as Quantity;
  const base = { reading, index, noun: null, scale: 1, mean: false, spread: null, loose: false };
  if (given.kind === "rate" && given.per > 1)
    return roles[index]?.name === "change" || figures.filter(({ per }) => per > 1).length > 1
      ? null
      : { ...base, figure: given, scale: given.per };
  // "2.5 reports for each person" is a rate per one.
  const figure =
    given.kind === "duration"
      ? counted(given)
      : given.kind === "rate"
        ? { ...given, kind: "count" as const }
        : given;
  if (figure === given && !numbersOf(reading).includes(index)) return null;
  const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
  // "At the average cost of £2,150 an admission that comes to £470,000": what the sum is worked out from.
  if (/\bat (?:the|an?) (?:average|mean)\b[^⟨⟩]*$/.test(ahead)) return null;
  const mean = MEAN.test(ahead) || /^[^⟨⟩.;]{0,60}\bon average\b/.test(behind);
  const [one, has, each] = [FOR_ONE.exec(behind), ONE_HAS.exec(ahead), OF_EACH.exec(behind)];
  const spread = figures[Number(each?.[1] ?? has?.[1] ?? -1)] ?? null;
  const noun = one?.[3] ?? has?.[2] ?? null;
  const loose = !mean && spread === null && has === null && !THAT_IS.test(ahead);
  // "6 saw a fall and 3 a rise"
  if (loose && (!WITH.test(ahead) || (figure.kind !== "money" && one?.[2] !== undefined))) return null;
  // "Two sell clothes and one is a chemist"
  if (!mean && isSmallWord(given) && !(noun !== null && noun in MONTHS)) return null;
  if (!mean && noun === null && spread === null && !APIECE.test(behind)) return null;
  if (given.kind === "duration" && (noun === null || noun in MONTHS)) return null;
  return { ...base, figure, noun: noun === null ? null : singular(noun), mean, spread, loose };
}

/** The numbers of the sentence; where it has none beside the figure, those of the nearest before it that has. */
function poolOf(
  { reading, index, mean, spread }: Asked,
  facts: DocumentFacts,
): { own: number[]; pool: Quantity[] } {
  const numbers = numbersOf(reading).filter((one) => one !== index);
  // What it is compared with behind it ("as against 6.1 in 2022/23") is another average.
  const own = numbers.filter(
    (one) => reading.figures[one] !== spread && (one < index || reading.roles[one]?.name !== "before"),
  );
  const near = own.length > 0 && !mean ? [] : above(reading, facts).slice(0, own.length > 0 ? 0 : 1);
  // "1.26 children to each household" is no number of the families.
  const counts = headNoun(reading, index);
  const alike = (one: number) => counts === "" || ["", counts].includes(headNoun(reading, one));
  return {
    own,
    pool: [
      ...own.filter(alike).flatMap((one) => reading.figures[one] ?? []),
      ...near.flatMap((other) => numbersOf(other).flatMap((one) => other.figures[one] ?? [])),
    ],
  };
}

function judgeMean(asked: Asked, facts: DocumentFacts, tables: readonly Table[]): Judgement[] {
  const { reading, figure, noun, loose } = asked;
  const timed = noun !== null && noun in MONTHS;
  const near = ({ value }: Way) => value < figure.value * NEAR && value * NEAR > figure.value;
  // "Must fall by a further 47 in six years, an average of eight a year"
  const changes = reading.figures.filter(
    ({ kind }, at) => kind === "count" && reading.roles[at]?.name === "change",
  );
  if (timed && overTime(asked, changes).some((way) => stands(figure, way.interval))) return [];
  const ways = loose && (timed || noun === null) ? [] : meansOf(asked, facts).filter(near);
  // "212 notices … 159 were paid. At £100 a notice, income was £15,900": those of another sentence may be meant.
  const counts = readingsOf(reading.segment.block, facts.readings).flatMap((one) => one.figures);
  const others = counts.filter(({ kind, value }) => kind === "count" && value >= 2);
  const { pool } = poolOf(asked, facts);
  if (others.some((over) => dividedBy(over, pool, figure).some((way) => stands(figure, way.interval))))
    return [];
  if (ways.length > 0) return judgeDerived(reading, figure, ways, ways.length <= 2 ? "error" : "suspect");
  const around = meanAround(asked, facts, tables);
  return around.length > 0 || !timed || loose ? around : meanFromAfar(asked, facts, tables);
}

/** "The town has 60 pubs, so there were 1.6 incidents for each pub": the incidents of the pubs stand further up. */
function meanAround(asked: Asked, facts: DocumentFacts, tables: readonly Table[]): Judgement[] {
  const { reading, figure, index } = asked;
  const before = readingsBefore(reading, facts);
  const { overs, name } = overOf(asked, before);
  const items = [...before.flatMap(itemsOf), ...cellsNear(reading.segment.block, tables)];
  const unit =
    reading.figures[index]?.kind === "duration" ? singular(/[a-z]+$/i.exec(figure.text)?.[0] ?? "") : null;
  const counts = unit ?? headNoun(reading, index);
  const likely = items.filter(
    ({ words, segment, figure: one }) =>
      (name !== null && words.has(name)) ||
      (counts !== "" && countsAs(facts.readings[segment], one) === counts),
  );
  const pool = poolOf(asked, facts).pool.filter(({ kind }) => kind === "money" || unit !== null);
  const ways = (list: readonly Quantity[]) => overs.flatMap((over) => dividedBy(over, list, figure));
  const all = [...pool, ...items.map((one) => one.figure)];
  if (ways(all).some((way) => stands(figure, way.interval))) return [];
  const close = ways([...pool, ...likely.map((one) => one.figure)]).filter(
    ({ value }) => value < figure.value * 2 && value * 2 > figure.value,
  );
  return judgeDerived(reading, figure, close.slice(0, 1), "suspect");
}

/** What a figure is spread over: the numbers that its words name, in the nearest sentence that has one. */
function overOf(
  { reading, index, figure, noun, spread }: Asked,
  before: readonly Reading[],
): { overs: Quantity[]; name: string | null } {
  if (spread !== null) return { overs: [counted(spread)], name: noun };
  if (noun === null) {
    const [only, ...more] = numbersOf(reading).filter((one) => one < index);
    const over = reading.figures[only ?? -1];
    return over === undefined || more.length > 0
      ? { overs: [], name: null }
      : { overs: [over], name: headNoun(reading, only ?? 0) };
  }
  // People are counted in every paragraph.
  const near =
    noun === "person" ? before.filter((one) => one.segment.block === reading.segment.block) : before;
  const named = near.map((one) => namedBy(noun, [one], figure)).find((one) => one.length > 0) ?? [];
  return { overs: named.length > 2 ? [] : named, name: noun };
}

const countsAs = (reading: Reading | undefined, figure: Quantity): string =>
  reading === undefined ? "" : headNoun(reading, reading.figures.indexOf(figure));

function meansOf(asked: Asked, facts: DocumentFacts): Way[] {
  const { reading, index, figure, noun, mean, spread } = asked;
  const { own, pool } = poolOf(asked, facts);
  if (noun !== null && noun in MONTHS) return [...overTime(asked, pool), ...meanOfList(reading, own, figure)];
  if (spread !== null) return dividedBy(counted(spread), pool, figure);
  const scope = [reading, ...above(reading, facts)];
  const named = noun === null ? [] : namedBy(noun, scope, figure);
  if (named.length > 0) return named.flatMap((over) => dividedBy(over, pool, figure));
  // "The 39 committed 152 further offences, 3.9 per reoffender": the only two numbers of the sentence.
  const [one, other] = own.flatMap((at) => reading.figures[at] ?? []);
  const two = own.length === 2 && one !== undefined && other !== undefined && one.kind === other.kind;
  const either = two ? [...dividedBy(other, [one], figure), ...dividedBy(one, [other], figure)] : [];
  if (noun !== null) return own.every((at) => at < index) ? either : [];
  if (!mean)
    return own.flatMap((at) => {
      const over = reading.figures[at];
      return over?.kind === "count" && over.value >= 2 && over.decimals === 0
        ? dividedBy(over, pool, figure)
        : [];
    });
  const list = meanOfList(reading, own, figure);
  // "731 children lived in the 402 homes; 1.8 on average"; a whole number is meant where the two give one.
  const counts =
    two &&
    own.every(
      (at) => at < index && reading.figures[at]?.kind === "count" && reading.figures[at]?.decimals === 0,
    );
  const whole = either.some(({ value }) => Number.isInteger(value) && value > 1);
  return list.length > 0 || !counts || (figure.decimals === 0 && !whole) ? list : either;
}

/** "On average there were 24 assault attendances a week": a total of the same things, further up, over the document's year. */
function meanFromAfar(asked: Asked, facts: DocumentFacts, tables: readonly Table[]): Judgement[] {
  const { reading, figure, mean } = asked;
  const own = subjectWords(reading.shape.text);
  if (reading.figures.filter(({ kind }) => kind !== "duration").length > 1 || own.length === 0 || !mean)
    return [];
  const all = itemsAbout(reading, facts, tables, REACH.mean).filter(
    ({ figure: one }) => one.kind === figure.kind && one.value > figure.value * 2,
  );
  const named = all.filter(
    ({ words, role }) => role !== "before" && role !== "change" && own.every((word) => words.has(word)),
  );
  const over = (items: readonly Item[]) => items.flatMap((one) => overTime(asked, [one.figure], [12]));
  return over(all).some((way) => stands(figure, way.interval))
    ? []
    : judgeDerived(reading, figure, over(named).slice(0, 1), "suspect");
}

const itemsAbout = (
  reading: Reading,
  facts: DocumentFacts,
  tables: readonly Table[],
  reach: number,
): Item[] => [
  ...readingsBefore(reading, facts, reach).slice(1).flatMap(itemsOf),
  ...cellsNear(reading.segment.block, tables),
];

/** Whole numbers of the thing that a figure is for one of: "104 cameras" of "each camera", "30 evenings" of "an evening". */
function namedBy(noun: string, readings: readonly Reading[], figure: Quantity): Quantity[] {
  return readings.flatMap(({ figures, shape, roles }) =>
    figures.flatMap((one, index): Quantity[] => {
      if (
        one.start === figure.start ||
        roles[index]?.name === "change" ||
        !["count", "duration"].includes(one.kind)
      )
        return [];
      const behind = shape.text.slice(shape.behind[index]).split(/[⟨,.;(]/)[0] ?? "";
      const words = `${one.kind === "duration" ? one.text : ""} ${behind}`
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word !== "")
        .slice(0, 4);
      const over = counted(one);
      const names = words.some((word) => (IRREGULAR[word] ?? singular(word)) === noun);
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
    .filter(
      (total) =>
        total.start !== over.start &&
        total.kind === figure.kind &&
        total.value > over.value &&
        !isSmallWord(total),
    )
    .map((total) => {
      const words = `${total.text} ÷ ${over.text}`;
      return quotientWay(total, { ...intervalOf(over), value: over.value }, figure, words, {
        from: [total, over],
      });
    });
}

/** The two sentences before in the same paragraph, the nearer first. */
function above({ segment }: Reading, facts: DocumentFacts): Reading[] {
  return [1, 2].flatMap((back) => {
    const other = facts.readings[segment.index - back];
    return other?.segment.block === segment.block ? [other] : [];
  });
}

/** A document's own year, or a part of it, is meant where the sentence names no time. */
const ASSUMED = [12, 9, 6, 3];
/** Of which nobody says how long they are. */
const SEASON = /\b(?:season|term|summer|winter|festival)s?\b/;

function overTime({ reading, figure, noun }: Asked, pool: readonly Quantity[], assume = ASSUMED): Way[] {
  const { figures, shape } = reading;
  const unit = MONTHS[noun ?? ""] ?? Number.NaN;
  const times = figures.filter(({ kind }) => kind === "duration");
  // "1,920 on 48 nights, 40 a night"
  const nights = times.filter(({ text }) => noun === "night" && /night/i.test(text));
  if (nights.length > 0) return nights.flatMap((one) => dividedBy(counted(one), pool, figure));
  if (times.length === 0 && SEASON.test(shape.text)) return [];
  const yearly =
    /\b(?:year|twelve months|annual\w*)\b/.test(shape.text) ||
    figures.some((one) => one.date?.kind === "label" || one.date?.kind === "year");
  const said = [
    ...monthsSaid(figures, shape.text),
    ...times.flatMap(({ value }) => (value >= unit * 1.9 ? [value] : [])),
    ...(yearly && unit < 12 ? [12] : []),
  ];
  const assumed =
    times.length === 0 &&
    unit > 0.2 &&
    unit < 3 &&
    pool.length === 1 &&
    (pool[0]?.value ?? 0) > 2 * figure.value;
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

/** "From April to October", with a year or without: seven months. */
function monthsSaid(figures: readonly Quantity[], text: string): number[] {
  const dated = figures.flatMap(({ date }) =>
    date !== null && ["range", "month"].includes(date.kind) ? [monthsBetween(date.from, date.to)] : [],
  );
  const named = matchesOf(FROM_MONTH, text).map(({ 1: from = "", 2: to = "" }) => {
    const months = (12 + monthNumber(to) - monthNumber(from)) % 12;
    return months + 1;
  });
  return [...dated, ...named];
}

/** A mean of numbers that follow one another: "412 (398, 421 and 417)". */
function meanOfList(reading: Reading, others: readonly number[], figure: Quantity): Way[] {
  const runs: number[][] = [];
  for (const one of others) {
    const run = runs.at(-1);
    const joined =
      run !== undefined &&
      /^\s*(?:(?:in\s+)?⟨D\d+⟩\s*)?\)?\s*(?:,|and|,\s*and|&)\s*(?:⟨D\d+⟩:?\s*)?(?:in\s+)?\(?$/.test(
        textBetween(reading, run.at(-1) ?? 0, one),
      );
    if (joined) run.push(one);
    else runs.push([one]);
  }
  return runs
    .map((run) => run.flatMap((one) => reading.figures[one] ?? []))
    .filter((items) => items.length >= 2 && items.every((one) => one.kind === figure.kind))
    .map((items) => {
      const { value, words } = sumWay(items);
      const total = {
        ...(items[0] as Quantity),
        value,
        slack: items.reduce((all, { slack }) => all + slack, 0),
      };
      const over = { low: items.length, high: items.length, value: items.length };
      return quotientWay(total, over, figure, `(${words}) ÷ ${items.length}`, { from: items });
    });
}

/** "3,229 crimes among 42,200 residents, a rate of 76.5 per 1,000", and where the population or the count stands further up. */
function judgeRate(
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
