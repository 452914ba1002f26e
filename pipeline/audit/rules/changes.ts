import { largest } from "../../bulk.js";
import { formatNumber } from "../../words/number.js";
import { judgeDerived } from "../equations/derived.js";
import { cellsNear, itemsOf, readingsBefore } from "../equations/items.js";
import { neighboursOf } from "../equations/pool.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { differenceOf, sized } from "../quantities/intervals.js";
import { fits, shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, isLevel, meets, type Quantity, stands } from "../quantities/quantity.js";
import type { Way } from "../quantities/ways.js";
import { changeWays } from "../statements/changeWays.js";
import type { Level } from "../statements/levels.js";
import { COMPARATIVE, DOWN, UP } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import type { RoleName } from "../statements/roles.js";
import type { Part, Statement } from "../statements/statement.js";
import { subjectWords } from "../statements/subject.js";
import { headNoun, textBetween, wholesOf } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";

/** The one pair of levels of one thing that a statement leaves no doubt about. */
function surePair(
  { current, previous }: Statement,
  facts: DocumentFacts,
): { now: Quantity; before: Quantity } | null {
  const [now, ...others] = current.filter((part) => part.certain);
  const [before, ...more] = previous.filter((part) => part.certain);
  if (now === undefined || before === undefined || others.length + more.length > 0) return null;
  // "1,219 incidents and 497 crimes": two things, and no change from one to the other.
  const [one, other] = [now, before].map(({ figure, segment }) => {
    const reading = facts.readings[segment];
    return reading === undefined ? "" : headNoun(reading, reading.figures.indexOf(figure));
  });
  if (one !== "" && other !== "" && one !== other && now.segment === before.segment) return null;
  return now.figure.kind === before.figure.kind ? { now: now.figure, before: before.figure } : null;
}

/** "Decreased" beside numbers that rise, or the other way about. */
export const direction: Rule = {
  name: "direction",
  compares: true,
  explanation: "The word of direction says one thing and the two values the other.",
  check: ({ statements, facts }) =>
    statements.flatMap((statement) => {
      if (statement.kind !== "change") return [];
      const twoWays = bothWays(statement);
      if (twoWays !== null) return [twoWays];
      const pair = surePair(statement, facts);
      const way = statement.direction;
      // "The year before, the rate had been 21%, six points higher" is of the year before.
      const turned = statement.current.every(({ segment }) => segment !== statement.segment);
      if (turned && BACK.test(shapeOf(statement, facts))) return [];
      if (pair === null || way === null || meets(intervalOf(pair.now), intervalOf(pair.before))) return [];
      const moved = pair.now.value > pair.before.value ? "up" : "down";
      if (moved === way || OTHER_STANDARD.test(shapeOf(statement, facts))) return [];
      const home = facts.readings[statement.segment];
      if (home !== undefined && isApart(pair, home, way)) return [];
      // "1,472 of the 1,840 (80%), compared with 3,128 of the 9,660": the shares are compared.
      if (/⟨N\d+⟩ of (?:the|its|all)\b.*⟨N\d+⟩ of (?:the|its|all)\b/.test(shapeOf(statement, facts)))
        return [];
      // Levels of other sentences are those of this change only where they give its percentage.
      const { percent } = statement;
      const borrowed = statement.current[0]?.segment !== statement.segment;
      if (
        borrowed &&
        percent !== null &&
        !shareAndChange(pair.now, pair.before).some((one) => fits(percent, one))
      )
        return [];
      // "Decreased by 20%, reversing the rises of recent years": the right word is there too.
      const tied = [...statement.changes.map((part) => part.way), statement.current[0]?.way].includes(way);
      const shape = facts.readings[statement.segment]?.shape.text ?? "";
      if (!tied && shape.search(moved === "up" ? UP : DOWN) >= 0) return [];
      const message = `The words say ${say(way)}, but from ${pair.before.text} to ${pair.now.text} is ${say(moved)}.`;
      return [aboutStatement(statement, statement.oneWay ? "error" : "suspect", message, say(moved))];
    }),
};

/** "5% below the average of three years", "still below the national ambition": not compared with the year before. */
const OTHER_STANDARD =
  /\b(?:above|below|than|over|under)\s+(?:the|its|their|our)\s+[^.;,]*\b(?:average|target|mean|plan|budget)\b|\b(?:above|below)\s+(?:the|its|their|our)\s+(?![^.;,]*\b(?:year|quarter|month|period|previous|last|before)\b)/;

const BACK = new RegExp(
  `^[^⟨]*(?:⟨D\\d+⟩[^⟨]*)?⟨\\w+⟩,?\\s+(?:which (?:is|was)\\s+)?⟨\\w+⟩\\s+(?:${COMPARATIVE})\\b`,
);

/** "2,186, against 2,141 a year earlier; in full-time equivalents there were fewer": the word is in another clause. */
function isApart(
  pair: { now: Quantity; before: Quantity },
  { shape, figures }: Reading,
  way: "up" | "down",
): boolean {
  const ends = [pair.now, pair.before].map((one) => shape.behind[figures.indexOf(one)] ?? -1);
  if (ends.some((end) => end < 0)) return false;
  const rest = shape.text.indexOf(";", largest(ends));
  const words = way === "up" ? UP : DOWN;
  return (
    rest >= 0 && shape.text.slice(0, rest).search(words) < 0 && shape.text.slice(rest).search(words) >= 0
  );
}

const shapeOf = ({ segment }: Statement, facts: DocumentFacts) => facts.readings[segment]?.shape.text ?? "";

/** "A 44% increase (1,177 fewer reports)": one change, two directions. */
function bothWays(statement: Statement): Judgement | null {
  const { percent, changes, direction: way, previous, current } = statement;
  const [change] = changes;
  const [to] = current.filter((part) => part.certain && part.way !== null);
  // "Fell to 579, 106 more than last year"
  if (
    percent === null &&
    change?.way !== null &&
    change?.certain === true &&
    to !== undefined &&
    to.way !== change.way &&
    changes.length === 1 &&
    current.length === 1
  ) {
    return aboutStatement(
      statement,
      "error",
      `One change is said to go both ways: ${to.way} to "${to.figure.text}" and "${change.figure.text}" ${change.way}.`,
      "one direction",
    );
  }
  if (percent === null || change === undefined || change.way === null || way === null || change.way === way)
    return null;
  if (change.figure.sign === 0 && percent.sign === 0 && !change.certain) return null;
  // The two must be of one change: the percentage is what the difference makes of a level beside it, or has none.
  const levels = previous.length + current.length;
  const linked =
    levels === 0 ||
    changeWays(
      [
        ...current.map((part) => levelAs("now", part)),
        ...previous.map((part) => levelAs("before", part)),
        ...changes.map((part) => levelAs("change", part)),
      ],
      null,
    ).some((one) => fits(percent, one));
  if (!linked) return null;
  const message = `One change is said to go both ways: "${change.figure.text}" goes ${change.way} and "${percent.text}" goes ${way}.`;
  return aboutStatement(statement, "error", message, "one direction");
}

const levelAs = (name: RoleName, { figure, certain }: Part): Level => ({
  figure,
  noun: "",
  role: { name, sure: certain, way: null, soft: false, date: null },
});

function say(way: "up" | "down"): string {
  return way === "up" ? "an increase" : "a decrease";
}

/** "Doubled" beside two values that are not one twice the other. */
export const multiple: Rule = {
  name: "multiple",
  compares: true,
  explanation:
    "Doubled, trebled and halved promise a multiple that the two values next to the word do not show.",
  check: ({ statements, facts, tables }) => [
    ...facts.readings.flatMap((reading) => {
      const found = timesThe(reading, facts);
      return found.length > 0 ? found : [...timesAs(reading), ...timesNamed(reading, facts, tables)];
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
function timesAs(reading: Reading): Judgement[] {
  const { figures, shape, segment, roles } = reading;
  const index = figures.findIndex(({ kind }) => kind === "multiple");
  const word = figures[index];
  if (
    word === undefined ||
    segment.kind === "row" ||
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

/** Percentage points that are not the difference of the two percentages beside them. */
export const points: Rule = {
  name: "points",
  compares: true,
  explanation:
    "Percentage points are the difference of two percentages. Those printed with them differ by another number.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) =>
      reading.figures.flatMap((said, index) =>
        said.kind === "points" && said.hedge === null && reading.roles[index]?.name !== "target"
          ? judgePoints(reading, said, facts)
          : [],
      ),
    ),
};

/** The only two percentages of the sentence, or of it and the one before. Any other two about it may be meant too. */
function judgePoints(reading: Reading, said: Quantity, facts: DocumentFacts): Judgement[] {
  const behind = reading.shape.text.slice(reading.shape.behind[reading.figures.indexOf(said)]);
  const aimed = TARGETED.test(behind);
  const own = sharesOf([reading], aimed);
  const near = nearest(reading, facts, (some) => sharesOf(some, aimed).length >= 2);
  const pool = own.length >= 2 ? own : sharesOf(near, aimed);
  const spoken = (pool === own ? [reading] : near).flatMap(({ figures }) =>
    figures.filter(({ kind }) => kind === "points"),
  );
  if (spoken.length > 1) return [];
  // "Between Q2 (87.5%) and Q4 it rose by five": the other end stands elsewhere.
  if (own.length === 1 && /\bbetween\b[^.;]*⟨P\d+⟩\)?\s+and\b/.test(reading.shape.text)) return [];
  const all = [
    ...new Set([...sharesOf([reading], true), ...sharesOf([...near, ...neighboursOf(reading, facts)], true)]),
  ];
  const gaps = (list: readonly Quantity[], others: readonly Quantity[]) =>
    list.flatMap((one) => others.flatMap((other) => (one === other ? [] : [gapWay(one, other)])));
  // "71% in the east and 64% in the west. It rose three points": two of one time, and no earlier one among them.
  const named = (one: Quantity) =>
    near.some(({ figures, roles }) => roles[figures.indexOf(one)]?.name === "before");
  const apart =
    own.length === 0 && !aimed && !pool.some(named) && !SET_APART.test(reading.shape.text) && !isDated(near);
  // "91 per cent, up three points on the year before": what it is up on is not printed, unless one of the two is said to be it.
  if (
    ON_BEFORE.test(reading.shape.text.slice(reading.shape.behind[reading.figures.indexOf(said)])) &&
    !pool.some(named)
  )
    return [];
  // "The gap was 15 points in 2023/24; the corresponding gap is now 12": that of another year.
  if (
    /^\s+(?:percentage\s+)?(?:in|at)\s+⟨D\d+⟩[;,][^.]*\bnow\b/.test(
      reading.shape.text.slice(reading.shape.behind[reading.figures.indexOf(said)]),
    )
  )
    return [];
  // "91 per cent, up three points on 88"
  const bare = reading.figures.filter(
    (one, at) =>
      one.kind === "count" &&
      one.value <= 100 &&
      /\b(?:on|from|to|against)\s+$/.test(reading.shape.text.slice(0, reading.shape.at[at])),
  );
  if (
    own.some((one) => bare.some((other) => stands(said, gapWay(one, { ...other, kind: "percent" }).interval)))
  )
    return [];
  const strict = pool === own && own.filter(named).length === 1 && sharesOf([reading], true).length === 2;
  const others = strict ? gaps(own, own) : gaps(all, all);
  if (pool.length !== 2 || apart || others.some((way) => stands(said, way.interval))) return [];
  const [best] = gaps(pool, pool);
  return best === undefined ? [] : judgeDerived(reading, said, [best], "error");
}

const TARGETED =
  /^\s+(?:below|above|short of|under|over)\s+(?:it|this|that|(?:the|its|their|our) (?:target|goal))\b/;
const SET_APART = /\b(?:gap|difference|apart|between (?:them|the two))\b/;

/** "…, against 96 the year before. In 2021 they were 32%": a year tells the one time from the other. */
const isDated = (readings: readonly Reading[]): boolean =>
  readings.some(
    ({ figures, roles, shape }) =>
      figures.some(({ kind }) => kind === "percent") &&
      (roles.some(({ name }) => name === "before") ||
        /^(?:in ⟨D\d+⟩|(?:the|a) year (?:before|earlier|ago)\b|last year\b|previously\b)/.test(shape.text)),
  );

/** A sentence with as many of those before it in its paragraph as are enough. */
function nearest(
  reading: Reading,
  facts: DocumentFacts,
  enough: (some: readonly Reading[]) => boolean,
): Reading[] {
  const near = [reading];
  for (let back = 1; back <= 3; back += 1) {
    const one = facts.readings[reading.segment.index - back];
    if (one?.segment.block !== reading.segment.block || (back > 1 && enough(near))) break;
    near.unshift(one);
  }
  return near;
}

const ON_BEFORE = /^\s+(?:on|since|from|than)\s+(?:in\s+)?(?:the\s+)?(?:last|previous|year|quarter|a year)\b/;

const sharesOf = (readings: readonly Reading[], targets = false): Quantity[] =>
  readings.flatMap(({ figures, roles }) =>
    figures.filter(
      (one, at) =>
        one.kind === "percent" &&
        !one.worded &&
        roles[at]?.name !== "change" &&
        (targets || roles[at]?.name !== "target"),
    ),
  );

function gapWay(one: Quantity, other: Quantity): Way {
  return {
    value: Math.abs(one.value - other.value),
    interval: sized(differenceOf(intervalOf(other), intervalOf(one))),
    words: `${one.value > other.value ? one.text : other.text} − ${one.value > other.value ? other.text : one.text}`,
    from: [one, other],
  };
}

/** "The same as the 22 of last year" beside another number. */
export const unchanged: Rule = {
  name: "unchanged",
  compares: true,
  explanation: "The words say that nothing has changed, and the two values differ.",
  check: ({ statements, facts }) =>
    statements.flatMap((statement) => {
      const shape = facts.readings[statement.segment]?.shape.text ?? "";
      const said =
        /\b(?:the|exactly the) same (?:as|number|figure|total|level|rate|amount)\b|\bunchanged\b|\bno change\b|\bidentical to\b|\blevel with\b|\b(?:did|has|have|had) not changed?\b|\bremained (?:at|level|stable|static|unchanged)\b/.test(
          shape,
        );
      const given = (facts.readings[statement.segment]?.figures ?? []).filter(
        (one) => one.kind === "percent" || one.kind === "points" || isLevel(one),
      );
      const [one, other, ...more] = given;
      if (!said || one === undefined || other === undefined || more.length > 0) return [];
      if (one.kind !== other.kind || meets(intervalOf(one), intervalOf(other))) return [];
      // "7,900 bed days, the same as about 22 beds full every day": put another way.
      const [small, large] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
      if (one.hedge !== null || other.hedge !== null || large > small * 3) return [];
      if (/\b(?:stable|static|level)\b/.test(shape) && Math.abs(one.value - other.value) < one.value * 0.1)
        return [];
      const message = `The words say that nothing has changed, but ${other.text} and ${one.text} differ.`;
      return [aboutStatement(statement, "error", message, other.text)];
    }),
};
