import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement } from "../facts/finding.js";
import { type Quantity, stands } from "../quantities/quantity.js";
import { quotientWay, sumWay, type Way } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";
import { singular, subjectWords } from "../statements/subject.js";
import { headNoun, numbersOf, textBetween } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";
import { levelsAnywhere } from "./anywhere.js";
import { judgeDerived } from "./derived.js";
import { cellsNear, type Item, itemsOf, readingsBefore } from "./items.js";
import { MONTHS, overTime } from "./overTime.js";
import { readingsOf } from "./pool.js";
import { type Asked, counted, dividedBy } from "./quotient.js";
import { REACH } from "./quotients.js";

const IRREGULAR: Readonly<Record<string, string>> = { people: "person", children: "child", staff: "member" };

/** What is more times as large, or as small, is an average of something else. */
export const NEAR = 3;

/** The numbers of the sentence; where it has none beside the figure, those of the nearest before it that has. */
function poolOf(
  { reading, index, mean, spread }: Asked,
  facts: DocumentFacts,
): { own: number[]; pool: Quantity[] } {
  const numbers = numbersOf(reading).filter((one) => one !== index);
  // What it is compared with behind it ("as against 6.1 in 2022/23") is another average.
  const own = numbers.filter(
    (one) =>
      reading.figures[one] !== spread &&
      (one < index || reading.roles[one]?.name !== "before" || isListed(reading, one)),
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

/** "2017 to 2019 (31, 34 and 30)": the first of a list is no level of before. */
const isListed = (reading: Reading, index: number): boolean =>
  /^\s*,\s*$/.test(textBetween(reading, index, index + 1));

export function judgeMean(asked: Asked, facts: DocumentFacts, tables: readonly Table[]): Judgement[] {
  const { reading, figure, noun, mean, spread, loose } = asked;
  const timed = noun !== null && noun in MONTHS;
  const near = ({ value }: Way) => value < figure.value * NEAR && value * NEAR > figure.value;
  // "Must fall by a further 47 in six years, an average of eight a year"
  const changes = reading.figures.filter(
    ({ kind }, at) => kind === "count" && reading.roles[at]?.name === "change",
  );
  // "April alone had 44; over the other eleven months the average was 10.8"
  if (/\bother\s+⟨[NT]\d+⟩/.test(reading.shape.text)) return [];
  if (timed && overTime(asked, changes).some((way) => stands(figure, way.interval))) return [];
  const ways = loose && (timed || noun === null) ? [] : meansOf(asked, facts).filter(near);
  // "212 notices … 159 were paid. At £100 a notice, income was £15,900": those of another sentence may be meant.
  const counts = readingsOf(reading.segment.block, facts.readings).flatMap((one) => one.figures);
  const others = counts.filter(({ kind, value }) => kind === "count" && value >= 2);
  const { pool } = poolOf(asked, facts);
  // "By quarter 13,402, 13,581, 12,790 and 13,147, an average of 4,410 a month"
  const [one] = pool;
  const sum = one === undefined || pool.length < 3 ? [] : [{ ...one, value: sumWay(pool).value }];
  if (timed && overTime(asked, sum).some((way) => stands(figure, way.interval))) return [];
  // "1,102 reasons in all (1.43 each)": of the cases that a table counts.
  const apiece = noun === null && !mean && spread === null && figure.decimals > 0;
  if (
    apiece &&
    levelsAnywhere(facts).some((over) =>
      dividedBy(over, pool, figure).some((way) => stands(figure, way.interval)),
    )
  )
    return [];
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

/** The two sentences before in the same paragraph, the nearer first. */
function above({ segment }: Reading, facts: DocumentFacts): Reading[] {
  return [1, 2].flatMap((back) => {
    const other = facts.readings[segment.index - back];
    return other?.segment.block === segment.block ? [other] : [];
  });
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
