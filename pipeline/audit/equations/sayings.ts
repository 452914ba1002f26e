import { intervalOf, isSmallWord, type Quantity } from "../quantities/quantity.js";
import { differenceWay, quotientWay, sumWay, type Way } from "../quantities/ways.js";

/** Words that make one number of a clause what another two come to. */
interface Saying {
  /** of a shape: `x` is the number that is worked out, the others are what it is worked out of */
  readonly says: RegExp;
  readonly works: (x: Quantity, of: Readonly<Record<string, Quantity>>) => Way | null;
  /** whether its stretches of time are counted each in its own unit: hours over weeks */
  readonly unitsApart?: true;
}

/** Words without a figure. */
const words = (most: number): string => `[^⟨⟩.;()]{0,${most}}`;
/** "a", "about", "that is" before a number. */
const LEAD =
  "(?:(?:that is|which is|i\\.?e\\.?|or|so|about|around|roughly|some|just|only|an average of|a total of|equal to|equivalent to|=)\\s+)*";
const mark = (kinds: string, name: string): string => `⟨[${kinds}](?<${name}>\\d+)⟩`;
const MORE =
  "above|over|more than|higher than|longer than|greater than|up on|ahead of|dearer than|older than";
const LESS =
  "below|under|less than|fewer than|lower than|shorter than|down on|short of|quicker than|faster than|cheaper than|younger than|behind";
const APART =
  "more|fewer|less|higher|lower|longer|shorter|quicker|slower|faster|cheaper|dearer|better|worse|up|down";
const CHANGE =
  "rise|fall|cut|drop|increase|decrease|reduction|gain|loss|change|improvement|saving|difference|decline|growth|gap";
/** A part of a whole that stands between a number and what is said of it: "of the 60 premises visited (30%)". */
const PART_OF = `(?:${words(20)} (?:of|in|at|across|for) (?:the |its |our )?⟨N\\d+⟩${words(30)}(?:\\(⟨P\\d+⟩\\))?${words(30)})?`;

/** Of two numbers of one kind, of which the second may leave out its unit: "4.8 days, 0.6 days above the 4.2 of before". */
const difference: Saying["works"] = (x, { a, b }) =>
  a && b && a.kind === x.kind && (b.kind === x.kind || x.kind === "duration") && !isSmallWord(a)
    ? differenceWay(a, b)
    : null;
const product = (one: Quantity, other: Quantity, scale = 1): Way => {
  const [a, b] = [intervalOf(one), intervalOf(other)];
  return {
    value: (one.value * other.value) / scale,
    interval: { low: (a.low * b.low) / scale - 0.5, high: (a.high * b.high) / scale + 0.5 },
    words: `${one.text} × ${other.text}`,
    from: [one, other],
  };
};
const shareOf: Saying["works"] = (_, { p, w }) => (p && w ? product(p, w, 100) : null);

/** A number that is so many per cent more or less than another. */
function changedBy(from: Quantity, percent: Quantity, way: "up" | "down"): Way {
  const [a, p] = [intervalOf(from), intervalOf(percent)];
  const sign = way === "up" ? 1 : -1;
  const at = (level: number, share: number): number => level * (1 + (sign * share) / 100);
  const ends = [at(a.low, p.low), at(a.low, p.high), at(a.high, p.low), at(a.high, p.high)];
  return {
    value: at(from.value, percent.value),
    interval: { low: Math.min(...ends) - 0.5, high: Math.max(...ends) + 0.5 },
    words: `${from.text} ${way === "up" ? "+" : "−"} ${percent.text}`,
    from: [from, percent],
  };
}

/** By how many per cent a number is off another. */
function percentApart(now: Quantity, before: Quantity, printed: Quantity): Way | null {
  const [a, b] = [intervalOf(now), intervalOf(before)];
  if (b.low <= 0) return null;
  const half = 0.5 * 10 ** -printed.decimals;
  const ends = [a.low / b.high, a.high / b.low].map((one) => Math.abs(100 * (one - 1)));
  return {
    value: Math.abs(100 * (now.value / before.value - 1)),
    interval: { low: Math.min(...ends) - half, high: Math.max(...ends) + half },
    words: `${now.text} ÷ ${before.text} − 1`,
    from: [now, before],
  };
}

/**
 * What the words of a clause make of its numbers. Each gap between the marks is short and holds no further figure, so that
 * no other number can be meant.
 */
const SAYINGS: readonly Saying[] = [
  // "fell from 14 days to 11 days, three days shorter", "a cut of 2.7 mph"
  {
    says: new RegExp(
      `\\bfrom ${words(20)}${mark("T", "a")}${words(25)}\\bto ${words(20)}${mark("T", "b")},? ${words(15)}(?:(?:an? |the )?(?:${CHANGE}) of (?:about |just |only )?${mark("T", "x")}|${mark("T", "y")} (?:${APART})\\b)`,
    ),
    works: difference,
  },
  // "improved by 18 seconds, from 7 minutes 12 seconds to 6 minutes 54 seconds"
  {
    says: new RegExp(
      `\\bby ${words(10)}${mark("T", "x")},? ${words(25)}\\bfrom ${words(20)}${mark("T", "a")}${words(20)}\\bto ${words(20)}${mark("T", "b")}`,
    ),
    works: difference,
  },
  // "£1.26m was £0.06m over the budget of £1.20m", "18 of the 60 failed, 12 fewer than the 30 that failed last year"
  {
    says: new RegExp(
      `(?<!\\b(?:than|above|below|over|under|from|to|against|targets?(?: of)?) (?:the |a |an |our |its |no |last year's )?)${mark("NT", "a")}${PART_OF}(?:,| was| were| is| are| and|${words(30)},)${words(20)} ${mark("NT", "x")} (?:${MORE}|${LESS}) (?![^⟨⟩]*\\b(?:since|because|and|but)\\b)${words(50)}(?:⟨D\\d+⟩(?![^⟨⟩]*\\band\\b)${words(30)})?${mark("NT", "b")}(?! (?:more|fewer|less|higher|lower))`,
    ),
    works: difference,
  },
  // "84% of its 275 cases, that is 231", "15% of the 640 households, about 96"
  {
    says: new RegExp(
      `${mark("P", "p")} of (?:the |its |our |all |these |those |their )*${mark("N", "w")}${words(35)}(?:,|\\()\\s*${LEAD}${mark("N", "x")}(?=(?: [a-z]+)?[,.;)]|$)(?!\\d| (?:of|more|fewer|less|higher|lower|up|down|in|were|was)\\b|\\s*[-–/])`,
    ),
    works: shareOf,
  },
  // "£250 a household was paid to 64 households, £16,000 altogether"
  {
    says: new RegExp(
      `${mark("N", "a")} (?:an?|per|each|for each|for every) [a-z]+ ${words(45)}${mark("N", "b")}${words(35)},? ${LEAD}${mark("N", "x")} (?:altogether|in all|in total|together|overall)`,
    ),
    works: (_, { a, b }) => (a && b ? product(a, b) : null),
  },
  // "all but six of the 72 reviews were held, 66 in all"
  {
    says: new RegExp(
      `\\ball but ${mark("N", "x")} of (?:the |its |our )?${mark("N", "a")}${words(60)}[,(] ?${LEAD}${mark("N", "b")}(?! (?:of|more|fewer))`,
    ),
    works: difference,
  },
  // "of 54 inspected 45 complied, so nine did not"
  {
    says: new RegExp(
      `(?<!⟩ )\\bof (?:the |our |these )?${mark("N", "a")}${words(40)}[ ,]${mark("N", "b")} ${words(30)}(?:,|,? and|,? so|;| while| leaving)${words(25)} ${mark("N", "x")} (?:did|were|had|was|have|are|could|would) not\\b`,
    ),
    works: difference,
  },
  // "the first survey had 1,200 replies and the second 900, 25% fewer"
  {
    says: new RegExp(
      `\\bfirst${words(40)}${mark("N", "a")}${words(40)}\\b(?:second|latter|last)${words(25)}${mark("N", "b")}${words(12)}[,(] ?(?:or |a )?${mark("P", "x")} (?:fewer|less|more|lower|higher)\\b`,
    ),
    works: (x, { a, b }) => (a && b ? percentApart(b, a, x) : null),
  },
  // "3,120 hours over 52 weeks, about 60 a week"
  {
    says: new RegExp(
      `${mark("N", "a")} ${words(30)}(?:over|in|across|during|within) (?:the )?${mark("T", "b")},? ${LEAD}${mark("NT", "x")} ${words(15)}(?:an?|per|each|every|for each) `,
    ),
    works: (x, { a, b }) =>
      a && b && b.value > 0
        ? quotientWay(a, { ...intervalOf(b), value: b.value }, x, `${a.text} ÷ ${b.text}`, { from: [a, b] })
        : null,
    unitsApart: true,
  },
  // "the index stands at 112 (2015 = 100), 12% higher than in 2015"
  {
    says: new RegExp(
      `\\bindex${words(25)}${mark("N", "a")}${words(20)}\\(${words(20)}⟨D\\d+⟩ ?(?:=|is|being) ?${mark("N", "b")}\\)${words(40)}${mark("P", "x")} (?:higher|lower|above|below|up|down|more|less)\\b`,
    ),
    works: (x, { a, b }) => (a && b ? percentApart(a, b, x) : null),
  },
  // "210 people were seen in the first quarter; in the second 20% more, 252"
  {
    says: new RegExp(
      `${mark("N", "a")}[^⟨⟩.()]{0,60}[;,][^⟨⟩.;()]{0,40}${mark("P", "p")} (?:more|higher|up)[,:] ${LEAD}${mark("N", "x")}`,
    ),
    works: (_, { a, p }) => (a && p ? changedBy(a, p, "up") : null),
  },
  {
    says: new RegExp(
      `${mark("N", "a")}[^⟨⟩.()]{0,60}[;,][^⟨⟩.;()]{0,40}${mark("P", "p")} (?:fewer|less|lower|down)[,:] ${LEAD}${mark("N", "x")}`,
    ),
    works: (_, { a, p }) => (a && p ? changedBy(a, p, "down") : null),
  },
  // "26 collisions in which someone was killed (3) or seriously injured (23)"
  {
    says: new RegExp(
      `${mark("N", "x")} ${words(40)}\\b(?:in which|in whom|where|that were|which were|who were|either|comprising|made up of)${words(45)} \\(${mark("N", "a")}\\)(?:,${words(40)} \\(${mark("N", "b")}\\))?,? (?:or|and) ${words(45)}\\(${mark("N", "c")}\\)(?=[.,;]|$)`,
    ),
    works: (_, { a, b, c }) => sumWay([a, b, c].flatMap((one) => one ?? [])),
  },
];

/** "52 weeks" as 52, where what it is compared with is in the same unit or has none. */
function inUnits(figures: readonly Quantity[], apart: boolean): Quantity[] {
  const spans = figures.filter(({ kind }) => kind === "duration");
  const units = spans.map(({ text }) => unitOf(text));
  if (units.includes(null) || (!apart && new Set(units).size > 1)) return [...figures];
  return figures.map((one) => (one.kind === "duration" ? inItsUnit(one) : one));
}

function inItsUnit(one: Quantity): Quantity {
  const number = /^\d+(?:\.(\d+))?/.exec(one.text);
  if (number === null) return { ...one, value: one.value / lengthOf(one), slack: 0 };
  const decimals = number[1]?.length ?? 0;
  return { ...one, value: Number(number[0]), decimals, slack: decimals > 0 ? 0.5 * 10 ** -decimals : 0 };
}

/** The one unit of a stretch of time; null of two ("7 minutes 12 seconds"). */
const unitOf = (text: string): string | null =>
  /^(?:\d[\d.,]*|[a-z]+)[\s-]+(?:(?:calendar|working|consecutive|financial|full|more)\s+)?([a-z]+?)s?$/i
    .exec(text)?.[1]
    ?.toLowerCase() ?? null;

/** How long its unit is, of one whose number is in words. */
const lengthOf = ({ text, value }: Quantity): number => {
  const size = SIZES.indexOf(/^[a-z]+/i.exec(text)?.[0]?.toLowerCase() ?? "") + 1;
  return size > 0 ? value / size : 1;
};
const SIZES = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A number of a clause, and what its words make it. */
export interface Said {
  readonly figure: Quantity;
  readonly way: Way;
}

/** Every number of a sentence that its words make of two others, with what these come to. */
export function sayings(shape: string, figures: readonly Quantity[]): Said[] {
  return SAYINGS.flatMap(({ says, works, unitsApart = false }) => {
    const named = says.exec(shape)?.groups;
    if (named === undefined) return [];
    const { x = named.y, ...rest } = named;
    const keys = Object.entries(rest).filter(([key, at]) => key !== "y" && at !== undefined);
    const printed = figures[Number(x)];
    if (printed === undefined) return [];
    const all = [printed, ...keys.flatMap(([, at]) => figures[Number(at)] ?? [])];
    const [figure = printed, ...others] = inUnits(all, unitsApart);
    const way = works(
      figure,
      Object.fromEntries(keys.map(([key], at) => [key, others[at]])) as Record<string, Quantity>,
    );
    return way === null ? [] : [{ figure, way }];
  });
}
