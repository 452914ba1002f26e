import { largest } from "../../bulk.js";
import { judgeDerived } from "../equations/derived.js";
import { shareAndChange } from "../equations/percentWays.js";
import { isLevel, neighboursOf } from "../equations/pool.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { type Interval, intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import type { Reading } from "../statements/reading.js";

/** A part with its share: "16,905 (35%)". */
interface Pair {
  readonly reading: Reading;
  readonly part: Quantity;
  readonly share: Quantity;
}

/**
 * Parts and their shares that stand together are of one whole, printed or not: all but one of them agree on it, and the
 * odd one is wrong.
 */
export const sharesOfOne: Rule = {
  name: "shares-of-one",
  explanation:
    "Parts that stand together are each printed with their share. All but one of them are of one whole, and of that one the share is another.",
  last: true,
  check: ({ facts }) => groupsOf(facts).flatMap((group) => judge(group, facts)),
};

/** The items of a list, and the sentences of a paragraph. */
function groupsOf({ readings, blocks }: DocumentFacts): Pair[][] {
  const groups = new Map<string, Pair[]>();
  let list = 0;
  for (const reading of readings) {
    const { block, kind } = reading.segment;
    if (kind === "row" || kind === "heading") continue;
    if (kind === "item" && blocks[block - 1]?.kind !== "item") list = block;
    const place = kind === "item" ? `list ${list}` : `paragraph ${block}`;
    for (const pair of pairsOf(reading)) {
      const key = `${place} ${pair.part.kind}`;
      groups.set(key, [...(groups.get(key) ?? []), pair]);
    }
  }
  return [...groups.values()].filter((pairs) => pairs.length >= 2);
}

const TIED = /^(?:\s+[a-z'’-]+){0,5}?\s*(?:\(|,|,?\s+or|,?\s+which is|,?\s+accounting for|:|[–-])\s*$/;

function pairsOf(reading: Reading): Pair[] {
  const { figures, shape } = reading;
  return figures.flatMap((share, index): Pair[] => {
    const part = figures[index - 1];
    if (share.kind !== "percent" || share.worded || share.hedge !== null || part === undefined) return [];
    if (part.kind !== "count" && part.kind !== "money") return [];
    // "Of the rest 31 (37%)": of another whole.
    if (
      /\bof the (?:rest|remaining|remainder|others?)\b[^⟨⟩.;]*$/.test(
        shape.text.slice(0, shape.at[index - 1]),
      )
    )
      return [];
    // "Overspent by £11,300 (8.1%)": a difference and what it is of last year's.
    if (/\bby\s+$/.test(shape.text.slice(0, shape.at[index - 1]))) return [];
    // "A further 3,680 (20%)" is no change.
    const further = /\bfurther\s+$/.test(shape.text.slice(0, shape.at[index - 1]));
    if (part.hedge !== null || (!further && isChangePercent(reading, index, 0))) return [];
    const joint = shape.text.slice(shape.behind[index - 1], shape.at[index]);
    return TIED.test(joint) ? [{ reading, part, share }] : [];
  });
}

function judge(group: readonly Pair[], facts: DocumentFacts): Judgement[] {
  const spans = group.map(wholeOf);
  const wholes = spans.map((span) => (span.low + span.high) / 2);
  const about = group[0] === undefined ? [] : numbersAbout(group, facts);
  const known = about.map((one) => one.value);
  const agreed = [...known, ...wholes]
    .map((whole) => ({ whole, odd: group.filter((_, at) => !holds(spans[at], whole)) }))
    .sort((a, b) => a.odd.length - b.odd.length)[0];
  const [odd, ...more] = agreed?.odd ?? [];
  if (agreed === undefined || odd === undefined || more.length > 0) return [];
  // Of two pairs the whole must be printed, and the other one must be of it.
  if (group.length < 4 && !known.includes(agreed.whole)) return [];
  if (explained(odd, about)) return [];
  const whole = about.find((one) => one.value === agreed.whole);
  const value = (100 * odd.part.value) / agreed.whole;
  const words = `${odd.part.text} ÷ ${whole?.text ?? "the whole of the others"}`;
  return judgeDerived(
    odd.reading,
    odd.share,
    [{ value, interval: { low: value, high: value }, words, from: [odd.part] }],
    "error",
  );
}

/** The wholes of which a part can have the share printed with it. */
function wholeOf({ part, share }: Pair): Interval {
  const [p, s] = [intervalOf(part), intervalOf(share)];
  return {
    low: (100 * p.low) / s.high,
    high: s.low <= 0 ? Number.POSITIVE_INFINITY : (100 * p.high) / s.low,
  };
}

function holds(span: Interval | undefined, whole: number): boolean {
  return span !== undefined && span.low <= whole + 1e-9 && whole - 1e-9 <= span.high;
}

/** Larger numbers of the group's own sentences and of those about it, which may be the whole. */
function numbersAbout(group: readonly Pair[], facts: DocumentFacts): Quantity[] {
  const readings = new Set(group.flatMap(({ reading }) => [reading, ...neighboursOf(reading, facts)]));
  const most = largest(group.map(({ part }) => part.value));
  return [...readings].flatMap(({ figures }) =>
    figures.filter((one) => isLevel(one) && one.kind === group[0]?.part.kind && one.value >= most),
  );
}

/** The share of another number of the sentence, or a change. */
function explained({ reading, part, share }: Pair, about: readonly Quantity[]): boolean {
  return [...reading.figures.filter(isLevel), ...about].some(
    (other) =>
      other !== part &&
      other.kind === part.kind &&
      shareAndChange(part, other).some((way) => stands(share, way.interval)),
  );
}
