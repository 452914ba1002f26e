import { addAll } from "../../bulk.js";
import { gives, levelsAnywhere } from "../equations/anywhere.js";
import { judgeDerived } from "../equations/derived.js";
import { neighboursOf } from "../equations/pool.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { sized } from "../quantities/intervals.js";
import { percentWays, shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, isMeasured, meets, type Quantity, stands } from "../quantities/quantity.js";
import { differenceWay, quotientWay, sumWay, type Way } from "../quantities/ways.js";
import { UNSTATED } from "../statements/findStatements.js";
import { speaksOfChange } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { textBetween } from "../statements/wholes.js";

const SMALL = "(?:(?:a|an|the|just|only|some|exactly|of|by|was|is|each)\\s+)*";
/** Words by which a figure says the same as the numbers before it … */
const PUT_ANOTHER_WAY = new RegExp(
  `(?:,?\\s+(?:or|that is|which is|i\\.?e\\.?,?)|\\b(?:and )?so|\\b(?:therefore|thus|hence)|=|\\b(?:that|which|it|this) makes|\\bmaking|\\bgiving|\\b(?:comes?|works?) (?:out )?(?:to|at|as)|\\bequals|\\()\\s*${SMALL}(?:(?:average|mean|rate|rise|fall|increase|decrease|drop) of\\s+)?$`,
);
/** … their sum … */
const SUM = new RegExp(`(?:\\btogether|\\bin all,?|=|\\bmaking|\\btotal(?:ling)?)\\s*${SMALL}$`);
/** … or their difference. */
const DIFFERENCE = new RegExp(
  `\\b(?:gap|difference|margin)\\s+of\\s+${SMALL}$|\\bleav(?:ing|es)\\s+${SMALL}$`,
);
/** Between the numbers of a sum. */
const JOINED = /^(?:[^⟨⟩.;:]{0,60}(?:,|\band\b|\+)[^⟨⟩.;:]{0,60}|\s+)$/;
/** What goes on behind a semicolon with a conclusion. */
const THEREFORE = /^[^⟨⟩.;]*;[^⟨⟩.;]*\b(?:therefore|thus|so)\b[^⟨⟩.;]*$/;
/** For one of something. */
const EACH_AHEAD = /\b(?:average|mean)\b/;
const EACH = /^[^⟨⟩.;,]{0,30}\b(?:each|per|a head|an? [a-z]+)\b/;
/** "6.9 a Saturday (357 in 52 weeks)", "838, being the 1,342 less the 486 and the 18", "31 points between 89 and 58" */
const QUOTIENT_BEHIND =
  /^\s+[^⟨⟩()]{0,40}\(\s*⟨N(\d+)⟩\s+(?:[a-z]+\s+){0,2}(?:in|over|across|divided by|÷)\s+(?:the\s+)?⟨[NT](\d+)⟩[^⟨⟩()]{0,20}\)/;
const LESS_BEHIND =
  /^,?\s+(?:being|which is|that is|is)\s+(?:the\s+)?⟨N(\d+)⟩\s+(?:less|minus)\s+(?:the\s+)?⟨N(\d+)⟩(?:(?:,|\s+and)\s+(?:the\s+)?⟨N(\d+)⟩)?/;
const BETWEEN_BEHIND = /^\s+between\s+(?:the\s+)?⟨[NP](\d+)⟩\s+and\s+(?:the\s+)?⟨[NP](\d+)⟩/;
const DIVIDED = /\bdivided (?:by|among|between)\s+(?:the\s+)?⟨N(\d+)⟩[^⟨⟩.;]{0,60}$/;

/** A figure that the sentence says to be worked out of its own numbers, against all that can be worked out of them. */
export const workedOut: Rule = {
  name: "worked-out",
  explanation:
    "The sentence puts its numbers another way: as a percentage, a sum, a difference or an average. No arithmetic of them gives it.",
  last: true,
  check: ({ facts }) =>
    facts.readings.flatMap((reading) =>
      reading.segment.kind === "row" || UNSTATED.test(reading.shape.text)
        ? []
        : reading.figures.flatMap((figure, index) => judge(reading, figure, index, facts)),
    ),
};

function judge(reading: Reading, figure: Quantity, index: number, facts: DocumentFacts): Judgement[] {
  const { figures } = reading;
  if (
    figure.hedge !== null ||
    figure.worded ||
    !["percent", "points", "count", "money"].includes(figure.kind)
  )
    return [];
  const ways = likely(reading, figure, index, facts);
  const [first] = ways;
  if (first === undefined || first.value > figure.value * FAR || first.value * FAR < figure.value) return [];
  const own = figures.filter((one) => one !== figure).map(inItsUnits);
  const near = neighboursOf(reading, facts)
    .slice(0, NEAR)
    .flatMap((one) => one.figures);
  if (waysOf(figure, own, [...own, ...near]).some((way) => stands(figure, way.interval))) return [];
  return isElsewhere(figure, own, facts) ? [] : judgeDerived(reading, figure, ways, "suspect");
}

const isOperand = (one: Quantity): boolean => isMeasured(one) || one.kind === "percent";

const A_TIME = /^\s+(?:per|an?|each|every)\s+(?:year|quarter|month|week|night|day|shift|hour)\b/;

/** A slip makes of a number one of about its size. */
const FAR = 3;
/** How many sentences about one may hold what it was worked out of. */
const NEAR = 4;

/** "52 weeks" as 52, not as twelve months. */
function inItsUnits(one: Quantity): Quantity {
  const number = Number(/^\d+(?:\.\d+)?/.exec(one.text)?.[0] ?? Number.NaN);
  return one.kind === "duration" && !Number.isNaN(number) ? { ...one, value: number, slack: 0.5 } : one;
}

/** What the words make it, of the numbers that stand by it. */
function likely(reading: Reading, figure: Quantity, index: number, facts: DocumentFacts): Way[] {
  const { shape, figures } = reading;
  const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
  const named = (pattern: RegExp, text: string): Quantity[] =>
    (pattern.exec(text)?.slice(1) ?? []).flatMap((at) => figures[Number(at ?? -1)] ?? []).map(inItsUnits);
  const [part, over] = named(QUOTIENT_BEHIND, behind);
  if (part !== undefined && over !== undefined) return quotient(figure, part, over);
  const [whole, ...less] = named(LESS_BEHIND, behind);
  if (whole !== undefined && less.length > 0) return [restWay(whole, less)];
  const [high, low] = figure.kind === "points" ? named(BETWEEN_BEHIND, behind) : [];
  if (high !== undefined && low !== undefined) return [differenceWay(high, low)];
  const [divisor] = named(DIVIDED, ahead);
  if (divisor !== undefined) {
    const total = [reading, ...neighboursOf(reading, facts).slice(0, 2)]
      .flatMap((one) => one.figures)
      .find((one) => one.kind === figure.kind && one.value > divisor.value && one !== figure);
    return total === undefined ? [] : quotient(figure, total, divisor);
  }
  return ofThoseBefore(reading, figure, index, behind);
}

/** What it is of the last two numbers before it, or of the list that they end. */
function ofThoseBefore(reading: Reading, figure: Quantity, index: number, behind: string): Way[] {
  const { shape, figures } = reading;
  const operands = figures.slice(0, index).filter((one) => isOperand(one) && !one.worded);
  const [other, last] = operands.slice(-2);
  if (other === undefined || last === undefined) return [];
  const [first, second] = [figures.indexOf(other), figures.indexOf(last)];
  const joint = textBetween(reading, second, index);
  if (joint.length > 90 || (/[.;]\s/.test(joint) && !THEREFORE.test(joint))) return [];
  if (SUM.test(joint)) {
    // "Falls by 23.4% and then 30.6%, in all 46.8%": changes are not added up
    if (figure.kind === "percent" && speaksOfChange(shape.text.slice(0, shape.at[index]))) return [];
    const run = takeRun(
      reading,
      operands.filter(({ kind }) => kind === figure.kind),
    );
    return run.length > 1 && run.at(-1) === last ? [sumWay(run)] : [];
  }
  if (DIFFERENCE.test(joint))
    return other.kind === last.kind && (figure.kind === "points") === (last.kind === "percent")
      ? [differenceWay(other, last)]
      : [];
  // "5.9 a day or 180 a month": by another stretch of time
  if (!PUT_ANOTHER_WAY.test(joint) || A_TIME.test(joint)) return [];
  if (figure.kind !== "percent")
    return EACH_AHEAD.test(joint) || EACH.test(behind)
      ? quotient(figure, inItsUnits(other), inItsUnits(last))
      : [];
  if (other.kind === "percent") return [];
  const fromTo =
    /\bfrom\s+$/.test(shape.text.slice(0, shape.at[first])) &&
    /\bto\s+$/.test(textBetween(reading, first, second));
  const changed = fromTo || speaksOfChange(joint) || speaksOfChange(behind.slice(0, 30));
  const [a, b] = [other, last].map((one) => (fromTo ? inItsUnits(one) : one)) as [Quantity, Quantity];
  if (a.kind !== b.kind && !(fromTo && [a, b].some(({ kind }) => kind === "duration"))) return [];
  return changed ? shareAndChange(b, a).slice(1, 2) : shareAndChange(...inOrder(a, b)).slice(0, 1);
}

const inOrder = (one: Quantity, other: Quantity): [Quantity, Quantity] =>
  one.value <= other.value ? [one, other] : [other, one];

function quotient(figure: Quantity, part: Quantity, over: Quantity): Way[] {
  const words = `${part.text} ÷ ${over.text}`;
  return over.value <= 0
    ? []
    : [quotientWay(part, { ...intervalOf(over), value: over.value }, figure, words, { from: [part, over] })];
}

/** The numbers before a sum that a comma, "and" or a plus joins. */
function takeRun(reading: Reading, alike: readonly Quantity[]): Quantity[] {
  const run: Quantity[] = [];
  for (const one of [...alike].reverse()) {
    const [next] = run;
    const at = (some: Quantity) => reading.figures.findIndex(({ start }) => start === some.start);
    if (next !== undefined && !JOINED.test(textBetween(reading, at(one), at(next)))) break;
    run.unshift(one);
  }
  return run;
}

/** All that can be worked out of the numbers of the sentence, and of those about it. */
function waysOf(figure: Quantity, own: readonly Quantity[], pool: readonly Quantity[]): Way[] {
  if (figure.kind === "percent") return percentWays(pool);
  const measured = pool.filter(isOperand);
  const ways = subsets(own.filter(({ kind }) => kind === figure.kind || kind === "percent").slice(0, MANY))
    .filter((some) => some.length > 1 && some.every(({ kind }) => kind === some[0]?.kind))
    .flatMap((some) => [sumWay(some), ...measured.map((whole) => restWay(whole, some))]);
  for (const one of measured)
    for (const other of measured) {
      if (one === other) continue;
      const [a, b] = [intervalOf(one), intervalOf(other)];
      ways.push(differenceWay(one, other));
      if (b.low > 0) addAll(ways, quotient(figure, one, other));
      for (const scale of [1, 100])
        ways.push({
          value: (one.value * other.value) / scale,
          interval: { low: (a.low * b.low) / scale - 0.5, high: (a.high * b.high) / scale + 0.5 },
          words: `${one.text} × ${other.text}`,
          from: [one, other],
        });
    }
  return ways;
}

/** A sentence of more numbers is a list, of which the first are looked at. */
const MANY = 7;

function subsets(numbers: readonly Quantity[]): Quantity[][] {
  const all: Quantity[][] = [[]];
  for (const one of numbers)
    addAll(
      all,
      all.map((some) => [...some, one]),
    );
  return all;
}

/** What is left of a number without some others. */
function restWay(whole: Quantity, less: readonly Quantity[]): Way {
  const [all, sum] = [intervalOf(whole), sumWay(less)];
  return {
    value: Math.abs(whole.value - sum.value),
    interval: sized({ low: all.low - sum.interval.high, high: all.high - sum.interval.low }),
    words: [whole, ...less].map(({ text }) => text).join(" − "),
    from: [whole, ...less],
  };
}

/** The number stands elsewhere too, or a number elsewhere is the whole or the part of one of the sentence. */
function isElsewhere(figure: Quantity, own: readonly Quantity[], facts: DocumentFacts): boolean {
  const all = levelsAnywhere(facts);
  if (figure.kind !== "percent")
    return all.some(
      (one) => one !== figure && one.kind === figure.kind && meets(intervalOf(one), intervalOf(figure)),
    );
  return own.some(
    (one) =>
      isMeasured(one) &&
      all.some((other) => other.kind === one.kind && gives(...inOrder(one, other), figure)),
  );
}
