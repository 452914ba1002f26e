import { sayPercent } from "../document/sayNumber.js";
import type { Segment } from "../document/segments.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import { contentWords } from "../facts/contentWords.js";
import { sourceLine } from "../facts/documentFacts.js";
import type { Judgement, Rule, RuleInput } from "../facts/finding.js";
import { bothDated, differ, type Entry, ledgerOf, sameMatter, workedPercent } from "../facts/ledger.js";
import { stands } from "../quantities/quantity.js";

/** Every pair of entries on one matter, the later with the earlier. */
function pairsOf({ statements, facts }: RuleInput): [later: Entry, earlier: Entry][] {
  const seen = new Map<string, Entry[]>();
  return ledgerOf(statements, facts).flatMap((later) => {
    const before = seen.get(later.subject) ?? [];
    seen.set(later.subject, [...before, later]);
    return before.flatMap((earlier): [Entry, Entry][] =>
      sameMatter(later, earlier) ? [[later, earlier]] : [],
    );
  });
}

/** One measure with two levels for the same area and year. */
export const contradictoryValue: Rule = {
  name: "contradictory-value",
  explanation: "The document gives one thing two different values for the same area and year.",
  check: (input) =>
    pairsOf(input).flatMap(([later, earlier]): Judgement[] => {
      const { now } = later;
      if (now === null || earlier.now === null || !differ(now, earlier.now)) return [];
      // Figures of quite another size are of a part, or of another kind of thing.
      const ratio = now.value / earlier.now.value;
      if (ratio > 2.5 || ratio < 0.4) return [];
      const where = sourceLine(input.facts, earlier.statement.segment, earlier.statement.start);
      const message = `${later.subject}: ${now.text} here and ${earlier.now.text} in line ${where}. Say which source or period each is.`;
      return [
        aboutStatement(
          later.statement,
          bothDated(later, earlier) ? "error" : "note",
          message,
          "one value, or the reason for two",
        ),
      ];
    }),
};

/** A change said twice: in a headline and in the text, in a bullet and in a section. */
export const contradictoryChange: Rule = {
  name: "contradictory-change",
  explanation:
    "Two places of the document speak of one change and give it another percentage or another direction.",
  check: (input) =>
    pairsOf(input).flatMap(([later, earlier]): Judgement[] => {
      const where = sourceLine(input.facts, earlier.statement.segment, earlier.statement.start);
      const full = (one: Entry) => one.now !== null || one.before !== null || one.change !== null;
      const say = (message: string, expected: string) => [
        aboutStatement(later.statement, "error", message, expected),
      ];
      for (const [one, other] of [
        [later, earlier],
        [earlier, later],
      ] as const) {
        const worked = workedPercent(other);
        if (one.percent === null || full(one) || worked === null || isOfSeveral(one, input)) continue;
        const size = {
          low: Math.min(Math.abs(worked.low), Math.abs(worked.high)),
          high: Math.max(Math.abs(worked.low), Math.abs(worked.high)),
        };
        const mean = (worked.low + worked.high) / 2;
        const turned =
          one.direction !== null && Math.abs(mean) > 0.5 && (mean < 0 ? "down" : "up") !== one.direction;
        if (stands(one.percent, size) && !turned) continue;
        const levels = `${other.before?.text} to ${other.now?.text}`;
        return say(
          `${later.subject}: from ${levels} is ${mean < 0 ? "a fall" : "a rise"} of ${sayPercent(Math.abs(mean), Math.max(1, one.percent.decimals))}, but the change is said to be ${one.direction ?? ""} ${one.percent.text} (line ${one === later ? "this" : where}${one === later ? ` one; the counts are in line ${where}` : ""}).`,
          "one change",
        );
      }
      // Two full accounts without a year may be of two sources; a headline and the account of it are not.
      if (full(later) && full(earlier) && !bothDated(later, earlier)) return [];
      if (later.percent !== null && earlier.percent !== null && differ(later.percent, earlier.percent)) {
        return say(
          `${later.subject}: ${later.percent.text} here and ${earlier.percent.text} in line ${where}.`,
          "one percentage",
        );
      }
      if (
        later.direction !== null &&
        earlier.direction !== null &&
        later.direction !== earlier.direction &&
        later.statement.oneWay &&
        earlier.statement.oneWay
      ) {
        return say(
          `${later.subject}: ${later.direction} here and ${earlier.direction}${earlier.percent === null ? "" : ` (${earlier.percent.text})`} in line ${where}.`,
          "one direction",
        );
      }
      return [];
    }),
};

/** "Up by 12.5% and 64.6% over the same periods": changes over several times. */
function isOfSeveral({ statement }: Entry, { facts }: RuleInput): boolean {
  const reading = facts.readings[statement.segment];
  return (
    reading !== undefined &&
    /\b(?:periods|years|quarters|months|respectively)\b/.test(reading.shape.text) &&
    reading.figures.filter(({ kind }) => kind === "percent").length > 1
  );
}

/** A sentence of so many words that matter, so many of them found nowhere else, is no mere form of words. */
const TELLING = 6;
const DISTINCTIVE = 3;

/** A sentence that speaks of what it is under: "4 actions are on this issue". */
const OF_ITS_PLACE =
  /\b(?:this|that) (?:issue|priority|theme|objective|chapter|section|ward|offence|category)\b/i;

/** Whether two sentences are of different parts of the document, each of which has one: they are no copies of one another. */
function ofTheirParts({ blocks }: RuleInput["facts"], one: Segment, other: Segment): boolean {
  if (one.heading === other.heading) return false;
  const above = ({ heading }: Segment) => blocks[heading]?.text;
  return OF_ITS_PLACE.test(one.text) || (above(one) !== undefined && above(one) === above(other));
}

/** The same sentence twice, with another figure in it. */
export const sentenceTwice: Rule = {
  name: "sentence-twice",
  explanation:
    "The same sentence is in two places with different figures: one of them was not brought up to date.",
  check: ({ facts }) => {
    const seen = new Map<string, number>();
    const spread = new Map<string, number>();
    for (const { text } of facts.segments)
      for (const word of new Set(contentWords(text))) spread.set(word, (spread.get(word) ?? 0) + 1);
    return facts.readings.flatMap((reading): Judgement[] => {
      const { segment, figures, shape } = reading;
      if (segment.kind === "row" || segment.kind === "heading") return [];
      const counted = figures.filter((figure) => figure.kind !== "date" && figure.kind !== "ignored");
      if (
        counted.length === 0 ||
        counted.length > 4 ||
        contentWords(segment.text.replace(/\d[\d,.]*/g, " ")).length < TELLING
      )
        return [];
      if (new Set(contentWords(segment.text).filter((word) => spread.get(word) === 2)).size < DISTINCTIVE)
        return [];
      const skeleton = shape.text.replace(
        /⟨D\d+⟩/g,
        (mark) => figures[Number(mark.slice(2, -1))]?.text ?? mark,
      );
      const first = seen.get(skeleton);
      if (first === undefined) {
        seen.set(skeleton, segment.index);
        return [];
      }
      const before = facts.segments[first];
      if (before !== undefined && ofTheirParts(facts, segment, before)) return [];
      const others = (facts.readings[first]?.figures ?? []).filter(
        (figure) => figure.kind !== "date" && figure.kind !== "ignored",
      );
      const changed = counted.filter((figure, index) => differ(figure, others[index] ?? null));
      const [one] = changed;
      const other = one === undefined ? undefined : others[counted.indexOf(one)];
      if (one === undefined || other === undefined || changed.length > 1) return [];
      const message = `The same sentence is in line ${sourceLine(facts, first, 0)} with ${other.text} for ${one.text}.`;
      return [aboutSegment(segment, "error", message, "one figure in both", one.start, one.end)];
    });
  },
};
