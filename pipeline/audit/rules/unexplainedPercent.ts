import { judgeDerived, type Way } from "../equations/derived.js";
import { percentWays, shareAndChange } from "../equations/percentWays.js";
import { isLevel, neighboursOf } from "../equations/pool.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { type Quantity, stands } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import { cutClauses } from "../statements/clauses.js";
import { CHANGE_NOUN } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { singular, subjectWords } from "../statements/subject.js";

/**
 * A percentage printed in one clause with two numbers of one kind comes of figures nearby: of those, or of the
 * sentences about it. Where no equation gives it, one of them is wrong. It needs no wording, and is asked last.
 */
export const unexplainedPercent: Rule = {
  name: "percent-beside",
  explanation:
    "The percentage is printed with numbers, and no share, change or remainder of the figures about it gives it.",
  last: true,
  check: ({ facts }) =>
    facts.readings.flatMap((reading) =>
      reading.segment.kind === "row" ? [] : judgeSentence(reading, facts),
    ),
};

function isMeasured(one: Quantity): boolean {
  return isLevel(one) || one.kind === "duration";
}

/**
 * Which workings the wording leaves open: a change is no share, and a difference printed with its percentage ("46 more,
 * 15.6%") is what the percentage is of.
 */
function admissible({ figures, roles, shape }: Reading, index: number): (way: Way) => boolean {
  const changed = roles[index]?.name === "change" || /⟩\s*\(\s*$/.test(shape.text.slice(0, shape.at[index]));
  const isChange = (one: number) =>
    roles[one]?.name === "change" &&
    roles[one]?.soft === false &&
    figures[one] !== undefined &&
    isLevel(figures[one]);
  const tied = [index - 1, index + 1].find((one) => {
    const [first, second] = one < index ? [one, index] : [index, one];
    const joint = shape.text.slice(shape.behind[first], shape.at[second]);
    return isChange(one) && /^(?:\s+[a-z]+){0,3}\s*(?:\(|,?\s*or|,|which is|–|-)\s*(?:by\s+)?$/.test(joint);
  });
  const difference = tied === undefined ? undefined : figures[tied];
  return ({ from, words }) => {
    if (difference !== undefined && from.some((one) => isLevel(one))) {
      const [one, other] = from;
      const apart = Math.abs((one?.value ?? 0) - (other?.value ?? 0));
      return (
        from.includes(difference) ||
        Math.abs(apart - difference.value) <= difference.slack + 1e-9 ||
        (one?.slack ?? 0) > 0
      );
    }
    if (!changed || roles[index]?.name !== "change" || from.some((one) => one.kind !== "count")) return true;
    // A share only of a difference in what was before: "46 more than the 300".
    return (
      words.startsWith("from") || words.includes("(") || from.some((one) => isChange(figures.indexOf(one)))
    );
  };
}

/** "Of the 675 victims, 405 told the police. That is 60%": the only two numbers of the sentence before. */
function ofTheSentenceBefore(
  reading: Reading,
  percents: readonly Quantity[],
  { readings }: DocumentFacts,
): Judgement[] {
  const before = readings[reading.segment.index - 1];
  const [percent, ...more] = percents.filter((one) => !one.worded);
  if (percent === undefined || more.length > 0 || before?.segment.block !== reading.segment.block) return [];
  if (!/^(?:this|that)\s+(?:is|was|represents|makes|equates|equals|means|amounts)\b/.test(reading.shape.text))
    return [];
  if (before.figures.some((one) => ["percent", "rate", "points"].includes(one.kind))) return [];
  const levels = before.figures.filter(isLevel);
  const ways = percentWays(levels);
  if (levels.length !== 2 || ways.some((way) => fits(percent, way))) return [];
  return judgeDerived(
    reading,
    percent,
    ways.filter((way) => way.value <= 100),
    "error",
  );
}

/** "£1,800 an offence", "31 a week": what each takes is no level. */
const EACH = /^\s+(?:an?|per|each|apiece|every)\b/;

function judgeSentence(reading: Reading, facts: DocumentFacts): Judgement[] {
  const { figures } = reading;
  const levels = figures.filter(isMeasured);
  const percents = figures.filter((one) => one.kind === "percent");
  if (percents.length === 0) return [];
  if (levels.length === 0) return ofTheSentenceBefore(reading, percents, facts);
  if (levels.length < 2) return [];
  const taken = new Set<Quantity>();
  const known: Quantity[] = figures.filter((one) => one.kind === "multiple");
  const explain = (open: readonly Quantity[], pool: () => readonly Quantity[]) =>
    open.filter((percent) => {
      const admits = admissible(reading, figures.indexOf(percent));
      const way = percentWays(pool().filter((one) => one !== percent)).find(
        (one) => fits(percent, one) && admits(one),
      );
      if (way === undefined) return true;
      known.push(percent);
      for (const figure of way.from) taken.add(figure);
      return false;
    });
  // First of the numbers; then of percentages that the numbers gave ("a quarter (24.6%): 344 of 1,398").
  const open = explain(percents, () => levels);
  return explain(open, () => known).flatMap((percent) => judgePercent(reading, percent, taken, facts));
}

function judgePercent(
  reading: Reading,
  percent: Quantity,
  taken: ReadonlySet<Quantity>,
  facts: DocumentFacts,
): Judgement[] {
  const { figures, roles, shape } = reading;
  const index = figures.indexOf(percent);
  if (roles[index]?.name === "target" || roles[index]?.name === "label") return [];
  const inside = zoneOf(reading, index).filter((other) => {
    const one = figures[other];
    if (one === undefined || !isMeasured(one) || one.sign !== 0) return false;
    if (one.value < 10 && one.kind !== "duration") return false;
    if (roles[other]?.name === "label") return false;
    return !EACH.test(shape.text.slice(shape.behind[other]));
  });
  const levels = inside.flatMap((other) => figures[other] ?? []);
  const free = levels.filter((one) => !taken.has(one));
  const pairs = percentWays(levels).filter((way) => way.from.some((one) => free.includes(one)));
  if (free.length === 0 || pairs.length === 0 || namesItsBase(reading, index, inside)) return [];
  const changed = isChangePercent(reading, index, 0);
  // Of the percentages of a sentence some are of others: "7% of the people but 28% of the violence".
  const shares = figures.filter((one) => one.kind === "percent" && one !== percent);
  if (levels.length > 2 && percentWays(shares).some((way) => fits(percent, way))) return [];
  // Two numbers and a percentage are whole in themselves, unless one of them is itself a difference.
  const whole = levels.length === 2 && inside.every((other) => roles[other]?.name !== "change");
  const admits = admissible(reading, index);
  if (!whole && across(reading, index, levels, facts).some((way) => fits(percent, way) && admits(way)))
    return [];
  const before = (way: Way) => roles[figures.indexOf(way.from[1] as Quantity)]?.name === "before";
  const unlikely = (way: Way) =>
    Number(way.words.startsWith("from") !== changed) * 4 +
    Number(/[(−]/.test(way.words)) * 3 +
    Number(way.value > 100) * 2 +
    Number(changed && !before(way) && (way.from[0]?.start ?? 0) < (way.from[1]?.start ?? 0));
  const likely = [...pairs].sort((a, b) => unlikely(a) - unlikely(b));
  return judgeDerived(reading, percent, likely, "error");
}

/** A change that has no subject of its own: "; change: -12%", ", amount to a reduction of 9%". */
const NOMINAL = new RegExp(
  `(?:[,;(–-]|\\b(?:amounts? to|is|was|are|represents?|representing|equals?|equivalent to|being))\\s*(?:an?\\s+)?(?:${CHANGE_NOUN})\\s*(?:of|:|is|was)?\\s*$`,
);

/**
 * Figures that a percentage may speak of: those of its clause since the percentage that closed what went before ("A (3 to
 * 4, +33%) and B (5 to 6, +20%)"), and up to the next one where none go before it ("down 8%, from 650 to 598").
 */
function zoneOf({ figures, shape }: Reading, index: number): number[] {
  const spot = (one: number) => shape.at[one] ?? 0;
  const clause = cutClauses(shape.text).find(({ from, to }) => spot(index) >= from && spot(index) < to);
  const zones: number[][] = [[]];
  figures.forEach((figure, one) => {
    if (clause === undefined || spot(one) < clause.from || spot(one) >= clause.to) return;
    zones.at(-1)?.push(one);
    const behind = shape.text.slice(shape.behind[one]);
    const percent = zones.at(-1)?.some((other) => figures[other]?.kind === "percent") === true;
    // It ends with the percentage, or with the bracket behind it: "10% (Oldgate, 110) and 12% (…".
    if (
      (figure.kind === "percent" && /^\s*(?:\)|,|;|$|\([^()]*⟨P\d+⟩[^()]*\))/.test(behind)) ||
      (figure.kind !== "percent" && percent && /^[^⟨⟩(]*\)/.test(behind)) ||
      /^\)?[,;]\s+[a-z -]+:/.test(behind)
    )
      zones.push([]);
  });
  const own = zones.findIndex((zone) => zone.includes(index));
  const [zone = [], next = []] = [zones[own], zones[own + 1]];
  const percents = (list: readonly number[]) => list.filter((one) => figures[one]?.kind === "percent").length;
  const levels = (list: readonly number[]) => list.some((one) => isLevel(figures[one] as Quantity));
  if (percents(zone) === 1 && !levels(zone) && percents(next) === 0) return [...zone, ...next];
  // "Ten years ago there were 700; now there are 300, a fall of 57%": the other level stands in the clause before.
  const before = figures.flatMap((_, one) => (spot(one) < (clause?.from ?? 0) ? [one] : []));
  const nominal = NOMINAL.test(shape.text.slice(0, spot(index)));
  return own === 0 && nominal && percents(before) === 0 ? [...before, ...zone] : zone;
}

/** "12% of all crime", "97% of days monitored": a base that none of the numbers counts. */
function namesItsBase({ figures, shape }: Reading, index: number, inside: readonly number[]): boolean {
  const base = /^\s+of\s+(?:the\s+|all\s+|its\s+|their\s+|our\s+|these\s+|those\s+)*(?!⟨)([a-z'’ -]+)/.exec(
    shape.text.slice(shape.behind[index]),
  )?.[1];
  if (base === undefined || /^(?:total|whole|them|these|those|all|it)\b/.test(base)) return false;
  const words = new Set(subjectWords(base).slice(0, 2));
  // "… of all crime, and 832 were recorded": the numbers are of what follows.
  if (words.size === 0)
    return (
      inside.every((one) => one > index) &&
      /,\s+(?:and|but|with|while)\b/.test(shape.text.slice(shape.behind[index], shape.at[inside[0] ?? 0]))
    );
  return !inside.some(
    (one) =>
      figures[one] !== undefined &&
      shape.text
        .slice(shape.behind[one])
        .split(/[⟨.;]/)[0]
        ?.split(/[^a-z'’-]+/)
        .some((word) => word.length > 3 && words.has(singular(word))),
  );
}

/** The number nearest to a percentage, with the numbers about the sentence. */
function across(reading: Reading, index: number, levels: readonly Quantity[], facts: DocumentFacts): Way[] {
  const { figures } = reading;
  const near = [...levels].sort((a, b) => gap(a, figures[index]) - gap(b, figures[index])).slice(0, 2);
  const about = neighboursOf(reading, facts).flatMap((one) => one.figures.filter(isLevel));
  return near.flatMap((own) =>
    about.flatMap((other) => (own.kind === other.kind ? shareAndChange(own, other) : [])),
  );
}

function gap(one: Quantity, other: Quantity | undefined): number {
  return other === undefined ? 0 : Math.max(other.start - one.end, one.start - other.end);
}

function fits(percent: Quantity, way: Way): boolean {
  return stands(percent, way.interval);
}
