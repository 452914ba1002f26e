import { judgeDerived } from "../equations/derived.js";
import { neighboursOf } from "../equations/pool.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { differenceOf, sized } from "../quantities/intervals.js";
import { intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import type { Way } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";

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
