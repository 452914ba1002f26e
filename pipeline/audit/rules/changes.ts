import { formatNumber } from "../../words/number.js";
import { gives, pointsBetween, workingsOf } from "../equations/changeVerdict.js";
import { isLevel, neighboursOf } from "../equations/pool.js";
import { aboutFigures } from "../facts/aboutSegment.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { differenceOf, sized } from "../quantities/intervals.js";
import { intervalOf, meets, type Quantity, stands } from "../quantities/quantity.js";
import { DOWN, UP } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { onlyDirection } from "../statements/shape.js";
import type { Part, Statement } from "../statements/statement.js";

/** The one pair of levels that a statement leaves no doubt about. */
function surePair({ current, previous }: Statement): { now: Quantity; before: Quantity } | null {
  const [now, ...others] = current.filter((part) => part.certain);
  const [before, ...more] = previous.filter((part) => part.certain);
  if (now === undefined || before === undefined || others.length + more.length > 0) return null;
  return now.figure.kind === before.figure.kind ? { now: now.figure, before: before.figure } : null;
}

/** A difference that is not the one between its two levels. */
export const changeArithmetic: Rule = {
  name: "change-arithmetic",
  explanation: "The current value less the previous one is not the difference that is printed with them.",
  check: ({ statements }) =>
    statements.flatMap((statement) => {
      const pair = surePair(statement);
      if (statement.kind !== "change" || pair === null) return [];
      return statement.changes.flatMap((change) => judgeChange(statement, change, pair));
    }),
};

function judgeChange(
  statement: Statement,
  change: Part,
  { now, before }: { now: Quantity; before: Quantity },
): Judgement[] {
  if (change.figure.kind !== now.kind) return [];
  // A number only placed beside the percentage may be one of the two levels itself.
  if (!change.certain && [now, before].some((one) => one.value === change.figure.value)) return [];
  const gap = sized(differenceOf(intervalOf(now), intervalOf(before)));
  if (meets(intervalOf(change.figure), gap)) return [];
  // Another pair of the sentence may be the one meant.
  if (
    pairsOf(statement.wide).some(
      ([one, other]) => Math.abs(one.value - other.value) === Math.abs(change.figure.value),
    ) &&
    statement.wide.length > 2
  )
    return [];
  const difference = Math.abs(now.value - before.value);
  const message = `From ${before.text} to ${now.text} is a change of ${formatNumber(difference)}, and ${change.figure.text} is printed.`;
  return [aboutStatement(statement, change.certain ? "error" : "suspect", message, formatNumber(difference))];
}

function pairsOf(parts: readonly Part[]): [Quantity, Quantity][] {
  return parts.flatMap((one, index) =>
    parts.slice(index + 1).map((other): [Quantity, Quantity] => [one.figure, other.figure]),
  );
}

/** "Decreased" beside numbers that rise, or the other way about. */
export const direction: Rule = {
  name: "direction",
  explanation: "The word of direction says one thing and the two values the other.",
  check: ({ statements, facts }) =>
    statements.flatMap((statement) => {
      if (statement.kind !== "change") return [];
      const twoWays = bothWays(statement);
      if (twoWays !== null) return [twoWays];
      const pair = surePair(statement);
      const way = statement.direction;
      if (pair === null || way === null || meets(intervalOf(pair.now), intervalOf(pair.before))) return [];
      const moved = pair.now.value > pair.before.value ? "up" : "down";
      if (moved === way) return [];
      // "Decreased by 20%, reversing the rises of recent years": the right word is there too.
      const tied = [...statement.changes.map((part) => part.way), statement.current[0]?.way].includes(way);
      const shape = facts.readings[statement.segment]?.shape.text ?? "";
      if (!tied && shape.search(moved === "up" ? UP : DOWN) >= 0) return [];
      const message = `The words say ${say(way)}, but from ${pair.before.text} to ${pair.now.text} is ${say(moved)}.`;
      return [aboutStatement(statement, statement.oneWay ? "error" : "suspect", message, say(moved))];
    }),
};

/** "Fallen for three years running: 351, 316 and 243": levels in order of time that do not all go the way they are said to. */
export const run: Rule = {
  name: "run",
  explanation: "The words say that a level has moved one way year after year, and the levels printed do not.",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures, shape, roles }): Judgement[] => {
      const way = onlyDirection(shape.text);
      if (way === null || !YEAR_ON_YEAR.test(shape.text)) return [];
      const dated = figures.flatMap((figure, index) => {
        const date = figures[roles[index]?.date ?? -1]?.date;
        return figure.kind === "date" || date === null || date === undefined
          ? []
          : [{ figure, from: date.from }];
      });
      const levels = dated.sort((a, b) => (a.from < b.from ? -1 : 1)).map((one) => one.figure);
      if (levels.length < 3 || new Set(levels.map((one) => one.kind)).size > 1) return [];
      const odd = levels.findIndex((one, at) => {
        const earlier = levels[at - 1];
        if (earlier === undefined || meets(intervalOf(earlier), intervalOf(one))) return false;
        return one.value > earlier.value !== (way === "up");
      });
      const [before, after] = [levels[odd - 1], levels[odd]];
      if (before === undefined || after === undefined) return [];
      const message = `The words say ${say(way)} each time, but from ${before.text} to ${after.text} is ${say(way === "up" ? "down" : "up")}.`;
      return [aboutFigures(segment, [before, after], "error", message, "one direction")];
    }),
};

const YEAR_ON_YEAR =
  /\b(?:years? running|in a row|year (?:on|after) year|(?:each|every) year|successive|consecutive|steadily|continu(?:ed|es) to)\b|⟨t\d+⟩ (?:running|in a row)/i;

const LOW =
  /\b(?:low|lowest|minimum|least|fewest|smallest)(?:\s+(?:was|of|point|count|figure|number|at))*\s+$/;
const HIGH =
  /\b(?:high|highest|maximum|peak|most|largest)(?:\s+(?:was|of|point|count|figure|number|at))*\s+$/;

/** "From a low of 94 in February to a high of 72" */
export const range: Rule = {
  name: "range",
  explanation: "Two figures are called the low and the high of one range, and the low is above the high.",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures, shape }): Judgement[] => {
      const named = (pattern: RegExp) =>
        figures.filter(
          (figure, at) => figure.kind !== "date" && pattern.test(shape.text.slice(0, shape.at[at])),
        );
      const [[low, ...lows], [high, ...highs]] = [named(LOW), named(HIGH)];
      if (low === undefined || high === undefined || lows.length + highs.length > 0 || low.kind !== high.kind)
        return [];
      if (intervalOf(low).low <= intervalOf(high).high) return [];
      const message = `The low of ${low.text} is above the high of ${high.text}.`;
      return [aboutFigures(segment, [low, high], "error", message, "the low below the high")];
    }),
};

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
    workingsOf({
      ...statement,
      changes: changes.map((one) => ({ ...one, way: null })),
      direction: null,
    }).some((one) => gives(percent, one));
  if (!linked) return null;
  const message = `One change is said to go both ways: "${change.figure.text}" goes ${change.way} and "${percent.text}" goes ${way}.`;
  return aboutStatement(statement, "error", message, "one direction");
}

function say(way: "up" | "down"): string {
  return way === "up" ? "an increase" : "a decrease";
}

/** "Doubled" beside two values that are not one twice the other. */
export const multiple: Rule = {
  name: "multiple",
  explanation:
    "Doubled, trebled and halved promise a multiple that the two values next to the word do not show.",
  check: ({ statements }) =>
    statements.flatMap((statement) => {
      const { multiple: word, current, previous, wide } = statement;
      if (word === null || !Number.isFinite(word.value)) return [];
      const ratios = (nows: readonly Part[], befores: readonly Part[]) =>
        befores.flatMap((before) =>
          nows.flatMap((now) =>
            before.figure === now.figure || before.figure.value <= 0 || before.figure.kind !== now.figure.kind
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
      const own = ratios(current, [...previous, ...current.filter((part) => !part.certain)]);
      // "Twice as many (24 against 12)" and "12, half last year's 24" turn the same ratio about.
      const fits = (times: number) => stands(word, { low: times, high: times });
      // What has doubled has gone one way only.
      const about = /ed$/.test(word.text) && own.some((one) => one.sure) ? [] : ratios(wide, wide);
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
};

/** Percentage points that are not the difference of the two percentages beside them. */
export const points: Rule = {
  name: "points",
  explanation:
    "Percentage points are the difference of two percentages. Those printed with them differ by another number.",
  check: ({ statements, facts }) =>
    statements.flatMap((statement) => {
      const { points: said, current, previous, wide } = statement;
      if (said === null) return [];
      const gaps = (nows: readonly Part[], befores: readonly Part[]) =>
        befores.flatMap((before) =>
          nows.flatMap((now) =>
            before.figure === now.figure || before.figure.kind !== "percent" || now.figure.kind !== "percent"
              ? []
              : [{ before, now, gap: pointsBetween(before.figure, now.figure) }],
          ),
        );
      const linked = gaps(current, [...previous, ...current.filter((part) => !part.certain)]);
      const reading = facts.readings[statement.segment];
      const only = linked.length > 0 ? linked : onlyTwo(reading, gaps);
      const own = only.length > 0 ? only : acrossTwo(reading, facts.readings, gaps);
      const about = (reading === undefined ? [] : neighboursOf(reading, facts)).flatMap(asParts);
      const all = [...wide, ...(reading === undefined ? [] : asParts(reading))];
      // Where the words leave no doubt of the two percentages, no others bear the points out.
      const sure = own.length === 1 && own.every(({ before, now }) => before.certain && now.certain);
      const others = sure ? [] : gaps(all, [...all, ...about]);
      if ([...own, ...others].some(({ gap }) => stands(said, gap))) return [];
      const [best] = own;
      if (best === undefined || own.length > 2) return [];
      const gap = Math.abs(best.now.figure.value - best.before.figure.value);
      const message = `From ${best.before.figure.text} to ${best.now.figure.text} is ${formatNumber(gap, 2)} percentage points, and ${said.text} is printed.`;
      return [
        aboutStatement(
          statement,
          best.before.certain || best.now.certain ? "error" : "suspect",
          message,
          `${formatNumber(gap, 2)} percentage points`,
        ),
      ];
    }),
};

function asParts({ figures, segment }: Reading): Part[] {
  return figures.flatMap((figure) =>
    figure.kind === "percent" ? [{ figure, segment: segment.index, certain: false, way: null }] : [],
  );
}

/** "Fell short of the 90% target by 5 points, at 85%": the only two percentages of a sentence with one figure in points. */
function onlyTwo<T>(
  reading: Reading | undefined,
  gaps: (nows: readonly Part[], befores: readonly Part[]) => T[],
): T[] {
  if (reading === undefined || reading.figures.filter((one) => one.kind === "points").length !== 1) return [];
  const shares = reading.figures.filter((one) => one.kind === "percent");
  const [one, other] = shares.map(
    (figure): Part => ({ figure, segment: reading.segment.index, certain: true, way: null }),
  );
  return one === undefined || other === undefined || shares.length > 2 ? [] : gaps([other], [one]);
}

/** "78%, as against 83% last year. The five point drop …": the only two percentages of the two sentences. */
function acrossTwo<T>(
  reading: Reading | undefined,
  readings: readonly Reading[],
  gaps: (nows: readonly Part[], befores: readonly Part[]) => T[],
): T[] {
  const before = readings[(reading?.segment.index ?? 0) - 1];
  if (reading === undefined || before?.segment.block !== reading.segment.block) return [];
  const [one, other, ...more] = [...asParts(before), ...asParts(reading)];
  const pointsOf = [before, reading].flatMap(({ figures }) =>
    figures.filter(({ kind }) => kind === "points"),
  );
  if (one === undefined || other === undefined || more.length > 0 || pointsOf.length > 1) return [];
  if (one.figure.worded || other.figure.worded) return [];
  return gaps([{ ...other, certain: true }], [one]);
}

/** "The same as the 22 of last year" beside another number. */
export const unchanged: Rule = {
  name: "unchanged",
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
      if (/\b(?:stable|static|level)\b/.test(shape) && Math.abs(one.value - other.value) < one.value * 0.1)
        return [];
      const message = `The words say that nothing has changed, but ${other.text} and ${one.text} differ.`;
      return [aboutStatement(statement, "error", message, other.text)];
    }),
};
