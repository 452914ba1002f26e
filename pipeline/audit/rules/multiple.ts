import { formatNumber } from "../../words/number.js";
import { judgeDerived } from "../equations/derived.js";
import { cellsNear, itemsOf, readingsBefore } from "../equations/items.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, isLevel, type Quantity, stands } from "../quantities/quantity.js";
import type { Way } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";
import type { Part } from "../statements/statement.js";
import { subjectWords } from "../statements/subject.js";
import { textBetween, wholesOf } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";

/** "Doubled" beside two values that are not one twice the other. */
export const multiple: Rule = {
  name: "multiple",
  compares: true,
  explanation:
    "Doubled, trebled and halved promise a multiple that the two values next to the word do not show.",
  check: ({ statements, facts, tables }) => [
    ...facts.readings.flatMap((reading) => {
      const found = timesThe(reading, facts);
      return found.length > 0 ? found : [...timesAs(reading, tables), ...timesNamed(reading, facts, tables)];
    }),
    ...statements.flatMap((statement) => {
      const { multiple: word, current, previous } = statement;
      if (word === null || !Number.isFinite(word.value)) return [];
      // "Twice the share of 2021" is no multiple of the counts beside it.
      const text = facts.segments[statement.segment]?.text.slice(word.end) ?? "";
      if (/^\s+(?:the|that)\s+(?:share|rate|proportion|percentage)\b/i.test(text)) return [];
      // "Has doubled since 2022, when 355 of 1,740 did so": a whole is no level.
      const reading = facts.readings[statement.segment];
      const wholes = reading === undefined ? [] : wholesOf(reading).map((index) => reading.figures[index]);
      const ratios = (nows: readonly Part[], befores: readonly Part[]) =>
        befores.flatMap((before) =>
          nows.flatMap((now) =>
            before.figure === now.figure ||
            wholes.includes(now.figure) ||
            wholes.includes(before.figure) ||
            before.figure.value <= 0 ||
            before.figure.kind !== now.figure.kind
              ? []
              : [
                  {
                    before: before.figure,
                    now: now.figure,
                    times: now.figure.value / before.figure.value,
                    sure: before.certain && now.certain,
                  },
                ],
          ),
        );
      const all = [...current, ...previous];
      const own = ratios(current, [...previous, ...current.filter((part) => !part.certain)]);
      // "Twice as many (24 against 12)" and "12, half last year's 24" turn the same ratio about.
      const fits = (times: number) => stands(word, { low: times, high: times });
      // What has doubled has gone one way only.
      const about = /ed$/.test(word.text) && own.some((one) => one.sure) ? [] : ratios(all, all);
      if ([...own, ...about].some(({ times }) => fits(times))) return [];
      // "4, 7, 9, 12, 15: it has almost quadrupled"
      const list = (reading?.figures ?? []).filter(({ kind }) => kind === "count");
      const [first, last] = [list[0], list.at(-1)];
      if (list.length > 2 && first !== undefined && last !== undefined && fits(last.value / first.value))
        return [];
      if (reading !== undefined && isPrinted(word, reading, tables)) return [];
      const best = own.find((one) => one.sure) ?? (own.length <= 2 ? own[0] : undefined);
      if (best === undefined) return [];
      const message = `From ${best.before.text} to ${best.now.text} is ${formatNumber(best.times)} times, where "${word.text}" says ${word.hedge === "over" ? "more than " : ""}${formatNumber(word.value)}.`;
      return [
        aboutStatement(
          statement,
          best.sure ? "error" : "suspect",
          message,
          `${formatNumber(best.times)} times`,
        ),
      ];
    }),
  ],
};

/** "At 3.7 times the rate": a table about it prints that ratio. */
const isPrinted = ({ value }: Quantity, { segment }: Reading, tables: readonly Table[]): boolean =>
  value % 1 !== 0 && cellsNear(segment.block, tables).some(({ figure }) => figure.value === value);

const timesWay = (now: Quantity, base: Quantity): Way => ({
  value: now.value / base.value,
  interval: {
    low: intervalOf(now).low / intervalOf(base).high,
    high: intervalOf(now).high / Math.max(intervalOf(base).low, 1e-9),
  },
  words: `${now.text} ÷ ${base.text}`,
  from: [now, base],
});

const THE = /^\s+(?:the|(?:as (?:many|much|high|large) as (?:the )?))\s*⟨[NPR](\d+)⟩/;

/** "This is 18% of the 345, and twice the 9% of all crime": the nearest figure before of the kind of the one it is held against. */
function timesThe(reading: Reading, facts: DocumentFacts): Judgement[] {
  const { figures, shape, segment, roles } = reading;
  return figures.flatMap((word, index) => {
    const base = figures[Number(THE.exec(shape.text.slice(shape.behind[index]))?.[1] ?? -1)];
    if (word.kind !== "multiple" || base === undefined || segment.kind === "row" || word.value <= 1)
      return [];
    const of = (one: Reading, to: number) =>
      one.figures.filter(
        (other, at) =>
          at < to && other.kind === base.kind && !["change", "before"].includes(one.roles[at]?.name ?? ""),
      );
    const last = facts.readings[segment.index - 1];
    const before = last?.segment.block === segment.block ? of(last, last.figures.length) : [];
    const own = of({ figures, shape, segment, roles }, index);
    const [now] = own.length > 0 ? own.slice(-1) : before.length === 1 ? before : [];
    const all = [...own, ...before].map((one) => timesWay(one, base));
    if (now === undefined || all.some((way) => stands(word, way.interval))) return [];
    return judgeDerived(reading, word, [timesWay(now, base)], "suspect");
  });
}

const AS_MANY = /^\s+as (?:many|much)\s+([a-z'’ -]*?)\s*\bas (?:in\s+|at\s+|from\s+)?(?:the\s+)?([a-z'’ -]+)/;

/** "Three times as many vehicle crimes as robberies": two things that a table or the text above counts. */
function timesNamed(reading: Reading, facts: DocumentFacts, tables: readonly Table[]): Judgement[] {
  const { figures, shape, segment } = reading;
  const index = figures.findIndex(({ kind }) => kind === "multiple");
  const word = figures[index];
  const [, more = "", less = ""] = AS_MANY.exec(shape.text.slice(shape.behind[index])) ?? [];
  if (word === undefined || segment.kind === "row" || word.value <= 1) return [];
  const items = [
    ...readingsBefore(reading, facts, 8).slice(1).flatMap(itemsOf),
    ...cellsNear(segment.block, tables),
  ];
  const named = (text: string) => {
    const words = subjectWords(text);
    return words.length === 0
      ? []
      : items.filter((one) => one.role !== "change" && words.every((own) => one.words.has(own)));
  };
  const ahead = shape.text.slice(0, shape.at[index]);
  const own = itemsOf(reading)
    .filter(({ figure }) => figures.indexOf(figure) < index)
    .slice(-1);
  const some = own.length > 0 ? own : named(subjectWords(more).length > 0 ? more : ahead);
  const ways = some.flatMap((one) =>
    named(less).flatMap((other) =>
      one.figure.kind === other.figure.kind && one.figure !== other.figure && other.figure.value > 0
        ? [timesWay(one.figure, other.figure)]
        : [],
    ),
  );
  const near = ways.filter(({ value }) => value < word.value * 2 && value * 2 > word.value);
  return ways.some((way) => stands(word, way.interval))
    ? []
    : judgeDerived(reading, word, near.slice(0, 1), "suspect");
}

/** "6, twice as many as the three of 2023/24", "11.4 against 4.1: 2.8 times as high": the only two numbers of the sentence. */
function timesAs(reading: Reading, tables: readonly Table[]): Judgement[] {
  const { figures, shape, segment, roles } = reading;
  const index = figures.findIndex(({ kind }) => kind === "multiple");
  const word = figures[index];
  if (
    word === undefined ||
    segment.kind === "row" ||
    isPrinted(word, reading, tables) ||
    !/^\s+(?:as|the|that of)\b/.test(shape.text.slice(shape.behind[index]))
  )
    return [];
  const levels = figures.filter(
    (one, at) => isLevel(one) && !["change", "target", "none"].includes(roles[at]?.name ?? ""),
  );
  const [one, other, ...more] = levels;
  if (one === undefined || other === undefined || more.length > 0 || one.kind !== other.kind) return [];
  if (
    !/\b(?:than|as|against|to|with|of|from|up on)\b/.test(
      textBetween(reading, figures.indexOf(one), figures.indexOf(other)),
    )
  )
    return [];
  const [small, large] = [one, other].sort((a, b) => a.value - b.value) as [Quantity, Quantity];
  return word.value > 1 ? judgeDerived(reading, word, [timesWay(large, small)], "suspect") : [];
}
