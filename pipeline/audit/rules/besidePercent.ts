import { judgeDerived, type Way } from "../equations/derived.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, type Quantity } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import { cutClauses } from "../statements/clauses.js";
import { CHANGE_NOUN } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { ofOneThing, textBetween } from "../statements/wholes.js";
import { judgesShare } from "./share.js";

/** What ties a percentage to the numbers before it: brackets, "or", "which is", "giving a rate of". */
const TIED =
  /(?:[([]\s*(?:or\s+|an?\s+[a-z]+\s+of\s+)?|[,;:=–-]\s*(?:or\s+|an?\s+(?:[a-z-]+\s+){1,3}of\s+)?|\b(?:or|is|are|by|of|at|made up|accounts? for|account(?:ed|ing) for|represent(?:s|ed|ing)|equivalent to|equals?|up|down|was)\s+)(?:[+−▲▼↑↓-]\s?)?$/;

/** A change that has no subject of its own: "; change: -12%", ", amount to a reduction of 9%". */
const NOMINAL = new RegExp(
  `(?:[,;(–-]|\\b(?:amounts? to|is|was|are|represents?|representing|equals?|equivalent to|being))\\s*(?:an?\\s+)?(?:${CHANGE_NOUN})\\s*(?:of|:|is|was)?\\s*$`,
);

/**
 * A percentage tied to the only two numbers of its clause is their share or their change: where it is neither, one of
 * the three is wrong. It is asked last, of what no nearer wording has linked.
 */
export const besidePercent: Rule = {
  name: "percent-beside",
  explanation:
    "The percentage is tied to two numbers, and it is neither the one as a share of the other nor the change between them.",
  check: ({ facts, statements }) => {
    const linked = new Set(
      statements.flatMap((one) =>
        one.percent !== null &&
        one.current.length + one.changes.length > 0 &&
        one.previous.length + one.changes.length > 0
          ? [one.percent]
          : [],
      ),
    );
    return facts.readings.flatMap((reading) =>
      reading.segment.kind === "row" || !reading.figures.some((figure) => figure.kind === "percent")
        ? []
        : cutClauses(reading.shape.text)
            .flatMap(({ from, to }) => zones(reading, from, to))
            .flatMap((zone, at, all) => judge(reading, zone, all.slice(0, at).flat(), linked)),
    );
  },
};

/** Figures of a clause, cut behind each percentage that closes what stands before it: "A (3 to 4, +33%) and B (5 to 6, +20%)". */
function zones({ figures, shape }: Reading, from: number, to: number): number[][] {
  const zone: number[][] = [[]];
  figures.forEach((figure, index) => {
    const spot = shape.at[index] ?? -1;
    if (spot < from || spot >= to) return;
    zone.at(-1)?.push(index);
    if (figure.kind === "percent" && /^\s*(?:\)|,|;|$)/.test(shape.text.slice(shape.behind[index])))
      zone.push([]);
  });
  return zone.filter((one) => one.length > 0);
}

function judge(
  reading: Reading,
  zone: readonly number[],
  before: readonly number[],
  linked: ReadonlySet<Quantity>,
): Judgement[] {
  const { figures, shape } = reading;
  const [at, ...others] = zone.filter((index) => figures[index]?.kind === "percent");
  const percent = figures[at ?? -1];
  if (
    at === undefined ||
    percent === undefined ||
    others.length > 0 ||
    percent.worded ||
    percent.hedge !== null
  )
    return [];
  if (linked.has(percent) || reading.roles[at]?.name === "target") return [];
  const changed = isChangePercent(reading, at, 0);
  if (!changed && judgesShare(reading, at)) return [];
  const own = zone.filter((index) => isLevel(reading, index));
  // "Ten years ago there were 700; now there are 300, a fall of 57%": the other level stands in the clause before.
  const named = NOMINAL.test(shape.text.slice(0, shape.at[at]));
  const levels =
    changed && (own.length === 1 || (own.length === 0 && named))
      ? [...before.filter((index) => isLevel(reading, index)), ...own]
      : own;
  // A number that the wording makes a target or a label may be the one meant: then nothing is sure.
  const counts = zone.filter((index) => ["count", "money"].includes(figures[index]?.kind ?? ""));
  if (counts.some((index) => !isLevel(reading, index) && /\d/.test(figures[index]?.text ?? ""))) return [];
  const kinds = new Set(levels.map((index) => figures[index]?.kind));
  if (
    kinds.size !== 1 ||
    zone.some((index) => ["rate", "points", "multiple"].includes(figures[index]?.kind ?? ""))
  )
    return [];
  const [first, second] = levels;
  if (first === undefined || second === undefined || levels.length > 2) return [];
  if (!TIED.test(shape.text.slice(0, shape.at[at])) || second > at) return [];
  if (textBetween(reading, second, at).length > (named ? 160 : 70)) return [];
  // "Between 3 and 9 a month": a range.
  if (/\bbetween\s+$/.test(shape.text.slice(0, shape.at[first]))) return [];
  const [a, b] = [figures[first] as Quantity, figures[second] as Quantity];
  if (changed && !ofOneThing(reading, first, second)) return [];
  const ways = changed ? [...changeWays(a, b)] : [...shareWays(a, b), ...changeWays(a, b)];
  return judgeDerived(reading, percent, ways, "error");
}

function isLevel({ figures, roles }: Reading, index: number): boolean {
  const figure = figures[index];
  return (
    (figure?.kind === "count" || figure?.kind === "money") &&
    !/^[a-z]/i.test(figure.text) &&
    !["target", "label"].includes(roles[index]?.name ?? "")
  );
}

function shareWays(a: Quantity, b: Quantity): Way[] {
  const [part, whole] = a.value <= b.value ? [a, b] : [b, a];
  return whole.value <= 0 ? [] : [wayOf(part, whole, `${part.text} ÷ ${whole.text}`, 0)];
}

function changeWays(a: Quantity, b: Quantity): Way[] {
  return [
    [a, b],
    [b, a],
  ].flatMap(([before, now]) =>
    before === undefined || now === undefined || before.value <= 0
      ? []
      : [wayOf(now, before, `from ${before.text} to ${now.text}, change`, 100)],
  );
}

/** A quotient in per cent, less what is taken from it: 100 for a change. */
function wayOf(part: Quantity, whole: Quantity, words: string, less: number): Way {
  const [p, w] = [intervalOf(part), intervalOf(whole)];
  const [low, high] = [(100 * p.low) / w.high - less, (100 * p.high) / Math.max(w.low, 1e-9) - less];
  const span =
    low <= 0 && high >= 0
      ? { low: 0, high: Math.max(-low, high) }
      : { low: Math.min(Math.abs(low), Math.abs(high)), high: Math.max(Math.abs(low), Math.abs(high)) };
  return {
    value: Math.abs((100 * part.value) / whole.value - less),
    interval: span,
    words,
    from: [part, whole],
  };
}
