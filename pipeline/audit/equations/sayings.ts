import { intervalOf, type Quantity } from "../quantities/quantity.js";
import { differenceWay, quotientWay, sumWay, type Way } from "../quantities/ways.js";
import { DOWN_VERB, UP_VERB } from "../statements/lexicon.js";
import {
  changedBy,
  DAYS,
  difference,
  isLike,
  meanOf,
  NEARLY,
  percentApart,
  product,
  quotientOf,
  scaled,
  shareIn,
  shareOf,
  type Works,
} from "./sayingWays.js";

/** Words that make one number of a clause what another two come to. */
interface Saying {
  /** of a shape: `x` is the number that is worked out, the others are what it is worked out of */
  readonly says: RegExp;
  readonly works: Works;
  /** whether its stretches of time are counted each in its own unit: hours over weeks */
  readonly unitsApart?: true;
}

/** Words without a figure. */
export const words = (most: number): string => `[^⟨⟩.;()]{0,${most}}`;
/** "a", "about", "that is" before a number. */
const LEAD =
  "(?:(?:that is|which (?:is|comes to|makes|means|gives|amounts to)|making|giving|amounting to|i\\.?e\\.?|or|so|about|around|roughly|some|just|only|an average of|a total of|equal to|equivalent to|=)\\s+)*";
/** What is paid or counted by the hour or by the month says nothing of how many there were. */
const A_TIME = "(?:hour|day|week|month|quarter|year|night|shift|session|visit|mile)\\b";
/** A word or two that name a part, and not where or when it was. */
const NOUN = (() => {
  const word = "(?!(?:at|in|on|by|of|from|with|under|over|aged|during|near|after|before)\\b)[a-z-]+";
  return `${word}(?: ${word})?`;
})();
const mark = (kinds: string, name: string): string => `⟨[${kinds}](?<${name}>\\d+)⟩`;
export const MORE =
  "above|over|more than|higher than|longer than|greater than|up on|ahead of|dearer than|older than";
export const LESS =
  "below|under|less than|fewer than|lower than|shorter than|down on|short of|quicker than|faster than|cheaper than|younger than|behind";
const APART =
  "more|fewer|less|higher|lower|longer|shorter|quicker|slower|faster|cheaper|dearer|better|worse|up|down";
const CHANGE =
  "rise|fall|cut|drop|increase|decrease|reduction|gain|loss|change|improvement|saving|difference|decline|growth|gap";
/** A part of a whole that stands between a number and what is said of it: "of the 60 premises visited (30%)". */
export const PART_OF = `(?:${words(20)} (?:of|in|at|across|for) (?:the |its |our )?⟨N\\d+⟩${words(30)}(?:\\(⟨P\\d+⟩\\))?${words(30)})?`;

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
      `(?<!⟩(?: [a-z]+)? and )(?<!\\b(?:than|above|below|over|under|from|to|against|targets?(?: of)?) (?:the |a |an |our |its |no |last year's )?)${mark("NTR", "a")}(?: ⟨X\\d+⟩)?${PART_OF}(?:,| was| were| is| are| and|${words(30)},)${words(20)} ${mark("NTR", "x")} (?:${MORE}|${LESS}|better than|worse than) (?![^⟨⟩]*\\b(?:since|because|and|but)\\b)${words(50)}(?:⟨D\\d+⟩(?![^⟨⟩]*\\band\\b)${words(30)})?${mark("NTR", "b")}(?! (?:more|fewer|less|higher|lower))`,
    ),
    works: difference,
  },
  // "84% of its 275 cases, that is 231", "15% of the 640 households, about 96"
  {
    says: new RegExp(
      `${mark("P", "p")} of (?:the |its |our |all |these |those |their )*${mark("N", "w")}${words(35)}(?:,|\\(|:| –| =)\\s*${LEAD}${mark("N", "x")}(?=(?: [a-z]+)?[,.;)]|$)(?!\\d| (?:of|more|fewer|less|higher|lower|up|down|in|were|was)\\b|\\s*[-–/])`,
    ),
    works: shareOf,
  },
  // "£250 a household was paid to 64 households, £16,000 altogether"
  {
    says: new RegExp(
      `${mark("N", "a")} (?:an?|per|each|for each|for every) (?!${A_TIME})[a-z]+ ${words(45)}${mark("N", "b")}${words(35)},? ${LEAD}${mark("N", "x")} (?:altogether|in all|in total|together|overall)`,
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
      `(?<!⟩ )\\bof (?:the |our |these )?${mark("N", "a")}${words(40)}[ ,]${mark("N", "b")} ${words(30)}(?:,|,? and|,? so|;| while| leaving)${words(25)} ${mark("N", "x")} (?:did|were|had|was|have|are|could|would) not(?=\\s*(?:[.,;)]|$))`,
    ),
    works: difference,
  },
  // "the first survey had 1,200 replies and the second 900, 25% fewer"
  {
    says: new RegExp(
      `\\bfirst${words(40)}${mark("N", "a")}${words(40)}\\b(?:second|latter|last)${words(25)}${mark("N", "b")}${words(12)}[,(] ?(?:or |a )?${mark("P", "x")} (?:fewer|less|more|lower|higher)\\b(?! than)`,
    ),
    works: (x, { a, b }) => (a && b ? percentApart(b, a, x) : null),
  },
  // "3,120 hours over 52 weeks, about 60 a week"
  {
    says: new RegExp(
      `${mark("N", "a")} ${words(30)}(?:over|in|across|during|within) (?:the )?${mark("T", "b")},? ${LEAD}${mark("NT", "x")} ${words(15)}(?:an?|per|each|every|for each) `,
    ),
    works: (x, { a, b }) => (a && b && b.value > 0 ? quotientOf(x, a, b) : null),
    unitsApart: true,
  },
  // "the index stands at 112 (2015 = 100), 12% higher than in 2015"
  {
    says: new RegExp(
      `\\bindex${words(25)}${mark("N", "a")}${words(20)}\\(${words(20)}${mark("D", "d")} ?(?:=|is|being) ?${mark("N", "b")}\\)${words(40)}${mark("P", "x")} (?:higher|lower|above|below|up|down|more|less)\\b(?: than (?:in |it was in )?${mark("D", "e")})?`,
    ),
    works: (x, { a, b, d, e }) =>
      a && b && (e === undefined || e.text === d?.text) ? percentApart(a, b, x) : null,
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
  // "four to one (320 men and 80 women)"
  {
    says: new RegExp(
      `${mark("X", "x")} \\(${words(25)}${mark("N", "a")}${words(25)}\\b(?:and|to|against)\\b${words(20)}${mark("N", "b")}`,
    ),
    works: (x, { a, b }) =>
      a && b && !Number.isNaN(x.value) && Math.min(a.value, b.value) > 0
        ? quotientOf(x, ...(a.value >= b.value ? ([a, b] as const) : ([b, a] as const)))
        : null,
  },
  // "just over a fifth (21%) of all crime, or 1,764 of 8,400 crimes"
  {
    says: new RegExp(
      `${mark("P", "p")}\\)? of ${words(30)},? (?:or|that is|i\\.?e\\.?,?) ${mark("N", "x")} (?:out )?of (?:the |all |some )?${mark("N", "w")}`,
    ),
    works: shareOf,
  },
  // "5.2 per 1,000, compared with 4.7 across the county, 0.5 higher"
  {
    says: new RegExp(
      `${mark("NRT", "a")}(?: ⟨X\\d+⟩)?${words(25)},? (?:compared (?:with|to)|against|versus|as against) ${words(30)}${mark("NRT", "b")}(?: ⟨X\\d+⟩)?${words(30)}[,:] (?:or |that is |which is )?${mark("NRT", "x")} (?:${APART})\\b(?! than)`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "the longest was 62 days and the shortest 5, a range of 57 days"
  {
    says: new RegExp(
      `\\b(?:longest|highest|most|largest|best|busiest|dearest)\\b${words(30)}${mark("NRT", "a")}${words(30)}\\b(?:shortest|lowest|least|smallest|fewest|worst|quietest|cheapest)\\b${words(25)}${mark("NRT", "b")}${words(15)}, an? (?:range|spread|gap|difference) of ${LEAD}${mark("NRT", "x")}`,
    ),
    works: (x, { a, b }) => (a && b && isLike(a, x) ? differenceWay(a, b) : null),
  },
  // "only one of the seven worsened; the other six improved"
  {
    says: new RegExp(
      `\\bone of (?:the |its |our )?${mark("N", "a")}${words(60)}(?:[;,]|\\band|\\bwhile)[^⟨⟩.;()]{0,12}\\b(?:the|all) (?:other|remaining) ${mark("N", "x")}`,
    ),
    works: (_, { a }) =>
      a ? { ...differenceWay(a, { ...a, value: 1, slack: 0, hedge: null }), words: `${a.text} − one` } : null,
  },
  // "it cost £24,000 and saved £31,000, a net saving of £7,000"
  {
    says: new RegExp(
      `${mark("N", "a")}${words(40)}${mark("N", "b")}${words(15)},? ${words(15)}\\bnet [a-z]+ of ${mark("N", "x")}`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "Abbey (150), Bourne (120) and Castle (80) make 350"
  {
    says: new RegExp(
      `(?<list>\\(⟨N\\d+⟩\\)(?:, ${words(30)}\\(⟨N\\d+⟩\\))*,? and ${words(30)}\\(⟨N\\d+⟩\\)),? (?:make|makes|made|totalled|total|come to|came to|add up to|together (?:make|made|had|saw)) (?:up )?${mark("N", "x")}`,
    ),
    works: (_, of) => sumWay(Object.values(of)),
  },
  // "18 months in 2022 against 15 months in 2021, an increase of 20%"
  {
    says: new RegExp(
      `${mark("T", "a")}(?: in ⟨D\\d+⟩)?,? (?:against|compared (?:with|to)|up from|down from) ${words(15)}${mark("T", "b")}(?: in ⟨D\\d+⟩)?,? ${words(12)}(?:(?:an? )?(?:${CHANGE}) of )?${mark("P", "x")}`,
    ),
    works: (x, { a, b }) => (a && b ? percentApart(a, b, x) : null),
  },
  {
    says: new RegExp(
      `\\bfrom ${words(20)}${mark("T", "b")}(?: in ⟨D\\d+⟩)? to ${words(20)}${mark("T", "a")}(?: in ⟨D\\d+⟩)?,? ?\\(?${words(12)}(?:(?:an? )?(?:${CHANGE}) of )?${mark("P", "x")}`,
    ),
    works: (x, { a, b }) => (a && b ? percentApart(a, b, x) : null),
  },
  // "the latest year is 1,045 and the three-year average 1,100, so it is 5% below average"
  {
    says: new RegExp(
      `${mark("NR", "a")}${words(30)}(?:⟨T\\d+⟩ )?${words(15)}\\b(?:average|mean|median)(?: of| was| is| being|,)? ${mark("NR", "b")}${words(30)}${mark("P", "x")} (?:below|above|lower|higher|under|over)\\b`,
    ),
    works: (x, { a, b }) => (a && b ? percentApart(a, b, x) : null),
  },
  // "last year's 640 was beaten by 32, giving 672"
  {
    says: new RegExp(
      `${mark("N", "a")} ${words(20)}\\b(?:beaten|exceeded|raised|increased|passed|grew|rose|up) by ${mark("N", "b")},? (?:giving|making|reaching|bringing (?:it|the total|this) to) ${LEAD}${mark("N", "x")}`,
    ),
    works: (_, { a, b }) => (a && b ? sumWay([a, b]) : null),
  },
  {
    says: new RegExp(
      `${mark("N", "a")} ${words(20)}\\b(?:cut|reduced|lowered|fell|dropped|down) by ${mark("N", "b")},? (?:giving|making|reaching|bringing (?:it|the total|this) (?:down )?to) ${LEAD}${mark("N", "x")}`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "1,275 episodes involving 425 children, three each"
  {
    says: new RegExp(
      `${mark("N", "a")} ${words(30)}\\b(?:involving|by|for|among|from|shared by|between|across|to) (?:the |our |some )?${mark("N", "b")} ${words(20)}, ${LEAD}${mark("N", "x")} (?:each|apiece|a head|per (?:head|person))\\b`,
    ),
    works: (x, { a, b }) => (a && b && b.value > 0 ? quotientOf(x, a, b) : null),
  },
  // "61% were repeat callers, the other 39% first-time callers"
  {
    says: new RegExp(
      `${mark("P", "a")}${words(50)}(?:[,;]| and| with) (?:and |with )?the (?:other|remaining) ${mark("P", "x")}`,
    ),
    works: (_, { a }) => {
      if (!a || a.worded) return null;
      const { low, high } = intervalOf(a);
      return {
        value: 100 - a.value,
        interval: { low: 100 - high, high: 100 - low },
        words: `100% − ${a.text}`,
        from: [a],
      };
    },
  },
  // "5.9 a day or 180 a month"
  {
    says: new RegExp(
      `${mark("NR", "a")} (?:per|an?|each|every) (?<short>day|week|month|quarter),? (?:or|that is|i\\.?e\\.?,?|which is) ${LEAD}${mark("N", "x")} (?:per|an?|each|every) (?<long>week|month|quarter|year)`,
    ),
    works: (_, { a }, { short = "", long = "" }) => {
      const times = (DAYS[long] ?? 0) / (DAYS[short] ?? 1);
      return a && times > 1 ? scaled(a, times) : null;
    },
  },
  // "in the first six months we took 1,830 calls, ten a day"
  {
    says: new RegExp(
      `${mark("T", "b")}${words(25)} ${mark("N", "a")} ${words(20)},? \\(?${LEAD}${mark("N", "x")} (?:per|an?|each|every) (?<short>day|week|month)`,
    ),
    works: (x, { a, b }, { short = "" }) => {
      // a stretch of time is counted in months
      const over = b === undefined ? 0 : (b.value * 365) / 12 / (DAYS[short] ?? 1);
      return a && b && over > 1
        ? quotientWay(a, { low: over, high: over, value: over }, x, `${a.text} in ${b.text}`, {
            loose: 0.02,
            from: [a, b],
          })
        : null;
    },
  },
  // "fell 6%, from 150 to 141", "the actual reduction, from 800 to 768, was 4%"
  {
    says: new RegExp(
      `(?:${UP_VERB}|${DOWN_VERB}) (?:by )?${mark("P", "x")},? (?:going |moving )?from ${words(15)}${mark("NT", "b")}(?: in ⟨D\\d+⟩)? to ${words(15)}${mark("NT", "a")}(?! ⟨X)`,
    ),
    works: (x, { a, b }) =>
      a && b && (a.kind === b.kind || b.kind === "duration") ? percentApart(a, b, x) : null,
  },
  {
    says: new RegExp(
      `\\b(?:${CHANGE}),? from ${words(15)}${mark("NT", "b")}(?: in ⟨D\\d+⟩)? to ${words(15)}${mark("NT", "a")}(?: in ⟨D\\d+⟩)?,? (?:was|is|of|being) ${LEAD}${mark("P", "x")}`,
    ),
    works: (x, { a, b }) => (a && b && a.kind === b.kind ? percentApart(a, b, x) : null),
  },
  // "turnout was 34% – 2,890 votes from an electorate of 8,500"
  {
    says: new RegExp(
      `${mark("P", "x")} ?(?:–|-|=)? ?${mark("N", "a")} ${words(15)}(?:from|out of|of) ${words(25)}${mark("N", "b")}`,
    ),
    works: (x, { a, b }) => (a && b && b.value > a.value ? shareIn(x, a, b) : null),
  },
  // "fell by 0.8 to 7.4 per 100, from 8.2"
  {
    says: new RegExp(
      `\\bby ${mark("NR", "x")} to ${words(15)}${mark("R", "a")}(?: ⟨X\\d+⟩)?${words(20)},? from ${words(15)}${mark("NR", "b")}`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "35% of offenders and the 25–34 group 28%, together 63%"
  {
    says: new RegExp(
      `${mark("P", "a")}${words(40)}(?:⟨X\\d+⟩${words(20)})?(?:,|and)${words(30)}(?:⟨X\\d+⟩${words(20)})?${mark("P", "b")}${words(25)},? (?:together|combined|making|between them) (?:made up |are |were |accounted for )?${mark("P", "x")}`,
    ),
    works: (_, { a, b }) => (a && b ? sumWay([a, b]) : null),
  },
  // "52 weekday patrols and 9 weekend ones, a total of 61"
  {
    says: new RegExp(
      `(?<!⟨N\\d+⟩[^.;]{0,80})${mark("N", "a")}${words(40)}\\b(?:and|plus)\\b${words(30)}${mark("N", "b")}${words(25)},? (?:a total of|a combined|totalling|making|giving) ${LEAD}${mark("N", "x")}(?! (?:of|more|fewer))`,
    ),
    works: (_, { a, b }) => (a && b ? sumWay([a, b]) : null),
  },
  // "84 staff (52 full-time and 32 part-time)"
  {
    says: new RegExp(
      `${mark("N", "x")} ?${words(15)}\\(${mark("N", "a")} ${NOUN}(?:, ${mark("N", "b")} ${NOUN})?,? (?:and|plus) ${mark("N", "c")} ${NOUN}\\)`,
    ),
    works: (x, { a, b, c }) => {
      const way = sumWay([a, b, c].flatMap((one) => one ?? []));
      // the parts that are named may not be all
      return Math.abs(way.value - x.value) <= NEARLY * x.value ? way : null;
    },
  },
  // "two in every three were answered, i.e. 1,400 of 2,100"
  {
    says: new RegExp(
      `${mark("P", "p")} ${words(60)}, (?:i\\.?e\\.?,?|that is|or|being) ${mark("N", "x")} (?:out )?of (?:the |all )?${mark("N", "w")}`,
    ),
    works: shareOf,
  },
  // "of 1,250 tests, 5% were positive, so 62 people were referred"
  {
    says: new RegExp(
      `(?<!⟩ )\\bof (?:the |these |our |its )?${mark("N", "w")}${words(30)}[, ]${mark("P", "p")} ${words(35)}(?:,|\\(|;)? ?(?:so|or|that is|i\\.?e\\.?,?|which is|=) ${LEAD}${mark("N", "x")}(?! (?:of|more|fewer|less))`,
    ),
    works: shareOf,
  },
  // "the ward's 84 crimes make up 12% of the district's 700"
  {
    says: new RegExp(
      `(?<!\\btop |⟨[NX]\\d+⟩ ?(?:to|and|–|-) )${mark("N", "a")} ${words(25)}(?:mak(?:e|es|ing)[_ ]up|made[_ ]up|represent(?:s|ed)?|account(?:s|ed)? for|are|were|is|was) ${LEAD}${mark("P", "x")} of (?:the |all |its |our )?${words(20)}${mark("N", "b")}`,
    ),
    works: (x, { a, b }) => (a && b && a.kind === b.kind && b.value > a.value ? shareIn(x, a, b) : null),
  },
  // "the 3% who disagreed (27 of 900)"
  {
    says: new RegExp(
      `\\bthe ${mark("P", "x")} (?:who|that|which|of) ${words(40)}\\(${mark("N", "a")} (?:out )?of (?:the )?${mark("N", "b")}\\)`,
    ),
    works: (x, { a, b }) => (a && b && b.value > a.value ? shareIn(x, a, b) : null),
  },
  // "received 65 and accepted 52, i.e. four in five"
  {
    says: new RegExp(
      `${mark("N", "a")}${words(40)}\\band\\b${words(30)}${mark("N", "b")}${words(15)}, (?:i\\.?e\\.?,?|that is|or|which is) ${mark("P", "x")}(?=[.;,)]|$)`,
    ),
    works: (x, { a, b }) => (a && b && x.worded && b.value < a.value ? shareIn(x, b, a) : null),
  },
  // "the county has 1.2m people, the district 120,000, or 10% of them"
  {
    says: new RegExp(
      `${mark("N", "a")} ${words(30)},${words(30)} ${mark("N", "b")}${words(10)}, (?:or|that is|i\\.?e\\.?,?|being|which is) ${LEAD}${mark("P", "x")} of (?:them|that|these|it|the total|those)\\b`,
    ),
    works: (x, { a, b }) => (a && b && b.value < a.value ? shareIn(x, b, a) : null),
  },
  // "1,600 hours, worth £19,200 at £12 an hour"
  {
    says: new RegExp(
      `(?:\\bhours?:? ${mark("N", "a")}${words(25)}|${mark("N", "c")}${words(25)}(?=[^⟨⟩]*⟨N\\d+⟩ at ⟨N\\d+⟩ (?:an?|per|each) (?!${A_TIME}))), (?:worth|costing|at a cost of) ${LEAD}${mark("N", "x")} at ${mark("N", "b")} (?:an?|per|each)\\b`,
    ),
    works: (_, { a, b, c }) => {
      const hours = a ?? c;
      return hours && b ? product(hours, b) : null;
    },
  },
  // "the figure for women was 15%, half that of men (30%)"
  {
    says: new RegExp(
      `${mark("NPR", "a")}${words(15)},? (?:is |was |or |about |nearly |almost )*${mark("PF", "x")} (?:that|the (?:figure|rate|number|share|proportion)) (?:of|for|in|among) ${words(25)}\\(?${mark("NPR", "b")}`,
    ),
    works: (x, { a, b }) =>
      a && b && a.kind === b.kind && b.value > 0
        ? quotientWay(a, { ...intervalOf(b), value: b.value }, x, `${a.text} ÷ ${b.text}`, {
            scale: x.kind === "percent" ? 100 : 1,
            from: [a, b],
          })
        : null,
  },
  // "£86,400 was ordered in 288 cases, an average of £300"
  {
    says: new RegExp(
      `${mark("N", "a")}${words(40)} ${mark("N", "b")} ${words(20)}, (?:or )?(?:an )?average (?:of|being) ${mark("N", "x")}`,
    ),
    works: (x, { a, b }) => (a && b && b.value > 0 && a.kind === x.kind ? quotientOf(x, a, b) : null),
  },
  // "12.4 per 1,000 compares with 11.9 for England, a difference of 0.5"
  {
    says: new RegExp(
      `${mark("NRT", "a")}(?: ⟨X\\d+⟩)?${words(30)} ${mark("NRT", "b")}(?: ⟨X\\d+⟩)?${words(25)}, an? (?:difference|gap) of ${LEAD}${mark("NRT", "x")}`,
    ),
    works: (x, { a, b }) => (a && b && isLike(a, x) ? differenceWay(a, b) : null),
  },
  // "35 days in 2019 and 21 in 2020, 40% less"
  {
    says: new RegExp(
      `${mark("NT", "b")} ?${words(25)}(?:in ⟨D\\d+⟩)?,? (?:and|but)(?: only| just)? ${mark("NT", "a")}${words(12)}(?:in ⟨D\\d+⟩)?,? (?:or |a )?${mark("P", "x")} (?:less|more|fewer|longer|shorter|quicker|slower|higher|lower)\\b(?! than)`,
    ),
    works: (x, { a, b }) =>
      a && b && (a.kind === b.kind || b.kind === "duration") ? percentApart(a, b, x) : null,
  },
  // "total 5,400 = violence 2,150 + theft 1,900 + other 1,350"
  {
    says: new RegExp(`${mark("N", "x")} = (?<list>[a-z -]*⟨N\\d+⟩(?: \\+ [a-z -]*⟨N\\d+⟩)+)`),
    works: (_, of) => sumWay(Object.values(of)),
  },
  // "our target is 90; at 84 we are six short"
  {
    says: new RegExp(
      `\\btarget (?:is|was|of) ${mark("NPRT", "a")}[;,] ${words(20)}${mark("NPRT", "b")},? ${words(15)}${mark("NRTQ", "x")} (?:short|off|below|above|over|under)\\b`,
    ),
    works: (_, { a, b }) => (a && b && a.kind === b.kind ? differenceWay(a, b) : null),
  },
  // "the budget is £720,000, £60,000 a month"
  {
    says: new RegExp(
      `\\b(?:budget|annual|yearly|year's)\\b${words(30)}${mark("N", "a")}(?: a year)?,? (?:or |that is |about )*${mark("N", "x")} (?:a|per|each|every) month`,
    ),
    works: (x, { a }) =>
      a ? quotientOf(x, a, { ...a, value: 12, slack: 0, hedge: null, text: "12" }) : null,
  },
  // "the average of the four quarters (220, 240, 260 and 200) is 230"
  {
    says: new RegExp(
      `\\b(?:average|mean) (?:of|for|over) [^()]{0,50}\\((?<list>⟨[NPR]\\d+⟩(?:,? (?:and )?⟨[NPR]\\d+⟩)+)\\),? (?:is|was|comes to|being) ${LEAD}${mark("NPR", "x")}`,
    ),
    works: (x, of) => meanOf(x, Object.values(of)),
  },
  // "two in April and three in May: five deaths in the quarter"
  {
    says: new RegExp(
      `${mark("N", "a")} (?:in ⟨D\\d+⟩|${words(15)}),? and ${mark("N", "b")} (?:in ⟨D\\d+⟩|${words(15)}): ${mark("N", "x")} ${words(15)}in (?:the (?:quarter|period|year)|all|total)\\b`,
    ),
    works: (_, { a, b }) => (a && b ? sumWay([a, b]) : null),
  },
  // "a 4% fall in arrests (from 500 to 480)"
  {
    says: new RegExp(
      `${mark("P", "x")} (?:${CHANGE}) ${words(35)}\\(from ${mark("NT", "b")} to ${mark("NT", "a")}\\)`,
    ),
    works: (x, { a, b }) => (a && b && a.kind === b.kind ? percentApart(a, b, x) : null),
  },
  // "year 2: 132; year 3: 145 (up 10%)"
  {
    says: new RegExp(
      `${mark("N", "b")}(?: \\([^()]*\\))?[;,] ${words(15)}(?:⟨[DX]\\d+⟩):? ${mark("N", "a")} \\((?:up|down|a (?:${CHANGE}) of) ${mark("P", "x")}`,
    ),
    works: (x, { a, b }) => (a && b ? percentApart(a, b, x) : null),
  },
  // "81% of cases, nine points below the 90% wanted"
  {
    says: new RegExp(
      `${mark("P", "a")}${words(35)},? ${mark("Q", "x")} (?:below|above|short of|under|over|higher than|lower than|more than|less than|down on|up on) ${words(25)}${mark("P", "b")}`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "3.1 per 1,000 visits, i.e. 62 for 20,000 visits"
  {
    says: new RegExp(
      `${mark("R", "a")}(?: ⟨X\\d+⟩)?${words(20)}, (?:i\\.?e\\.?,?|or|that is|so) ${LEAD}${mark("N", "x")} (?:for|in|among) (?:the )?${mark("N", "b")}`,
    ),
    works: (_, { a, b }) => (a && b && a.per > 0 ? product(a, b, a.per) : null),
  },
  // "the first half saw 1,085 crimes and the second half 1,215, which is 130 more"
  {
    says: new RegExp(
      `(?<!⟨N\\d+⟩[^.;]{0,60})${mark("N", "a")} ${words(30)}\\b(?:and|but)\\b${words(35)} ${mark("N", "b")},? (?:which is|that is|or) ${LEAD}${mark("N", "x")} (?:more|fewer|less|higher|lower)\\b(?! than)`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "fell by 44% (from 518 to 290), that is 228 fewer"
  {
    says: new RegExp(
      `\\bfrom ${mark("N", "a")} to ${mark("N", "b")}${words(60)}\\)?, (?:that is|which is|or|i\\.?e\\.?,?) ${LEAD}${mark("N", "x")} (?:more|fewer|less|higher|lower)\\b(?! than)`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "174 were injured, of whom 58 went to hospital (one in three)"
  {
    says: new RegExp(
      `${mark("N", "a")} ${words(35)},? of (?:whom|which|these|them) ${mark("N", "b")} ${words(35)}[(,] ?${LEAD}${mark("P", "x")}(?=[),.;]|$)`,
    ),
    works: (x, { a, b }) => (a && b && b.value < a.value ? shareIn(x, b, a) : null),
  },
  // "of 64 who tested positive, 40 engage with treatment (63%)"
  {
    says: new RegExp(
      `(?<!⟩ |total |number )\\bof (?:the |these |those |our )?${mark("N", "a")}${words(45)}, ${mark("N", "b")}(?! (?:more|fewer|less|higher|lower|up|down)\\b) ${words(40)}(?:\\(|, )${mark("P", "x")}(?=[),.;]|$)`,
    ),
    works: (x, { a, b }) => (a && b && b.value < a.value ? shareIn(x, b, a) : null),
  },
  // "£10,700, half of it (£5,350) in grants"
  {
    says: new RegExp(
      `${mark("N", "w")}${words(25)}, ${mark("P", "p")} of (?:it|that|them|this|which) \\(${mark("N", "x")}\\)`,
    ),
    works: shareOf,
  },
  // "17: 11 for theft and six for damage"
  {
    says: new RegExp(
      `${mark("N", "x")}(?:\\*\\*)?: ${mark("N", "a")} [^⟨⟩.;(),]{1,25}(?:, ${mark("N", "b")} [^⟨⟩.;(),]{1,25})?,? and ${mark("N", "c")} [^⟨⟩.;(),]{1,25}\\.?$`,
    ),
    works: (x, { a, b, c }) => {
      const way = sumWay([a, b, c].flatMap((one) => one ?? []));
      return Math.abs(way.value - x.value) <= NEARLY * x.value ? way : null;
    },
  },
  // "£188,000 (police) + £45,000 (council) = £233,000"
  {
    says: new RegExp(`(?<list>⟨N\\d+⟩(?:[^⟨⟩=;.]{0,30}\\+ ?⟨N\\d+⟩)+)[^⟨⟩=;.]{0,30}= ?${mark("N", "x")}`),
    works: (_, of) => sumWay(Object.values(of)),
  },
  // "60 fewer than they were in 2018 (210 then, 150 now)"
  {
    says: new RegExp(
      `${mark("NTR", "x")} (?:${APART}) than [^()⟨⟩.;]{0,40}(?:⟨D\\d+⟩ ?)?\\(${words(8)}${mark("NTR", "a")}[^()⟨⟩]{0,15}(?:⟨D\\d+⟩)?,?[^()⟨⟩]{0,12}${mark("NTR", "b")}[^()⟨⟩]{0,12}\\)`,
    ),
    works: (x, { a, b }) => (a && b && a.kind === b.kind && isLike(a, x) ? differenceWay(a, b) : null),
  },
  // "six of ten wards recorded fewer and four recorded more": at most what is left
  {
    says: new RegExp(
      `^${mark("N", "a")} of (?:the |its |our )?${mark("N", "w")} ${words(50)}(?:,|;| and)(?: and)? ${mark("N", "x")} ${words(30)}\\b(?:more|fewer|higher|lower|rise|fall|increase|decrease|rose|fell)\\b${words(20)}\\.?$`,
    ),
    works: (x, { a, w }) => {
      if (!a || !w) return null;
      const way = differenceWay(w, a);
      return x.value > way.value ? way : { ...way, value: x.value, interval: intervalOf(x) };
    },
  },
  // "from £2.4m the budget went up by £0.3m, to £2.7m"
  {
    says: new RegExp(
      `\\bfrom ${mark("NT", "a")}${words(35)}\\b(?:${UP_VERB}) by ${mark("NT", "b")},? to ${LEAD}${mark("NT", "x")}`,
    ),
    works: (_, { a, b }) => (a && b ? sumWay([a, b]) : null),
  },
  {
    says: new RegExp(
      `\\bfrom ${mark("NT", "a")}${words(35)}\\b(?:${DOWN_VERB}) by ${mark("NT", "b")},? to ${LEAD}${mark("NT", "x")}`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "of the budget of £640,000, 45% (£288,000) went on staff"
  {
    says: new RegExp(
      `(?<!⟩ )\\bof ${words(30)}${mark("N", "w")}${words(15)}, ${mark("P", "p")} ${words(12)}\\(${mark("N", "x")}\\)`,
    ),
    works: shareOf,
  },
  // "1,240 hours in May, against 1,000 in April: an extra 240"
  {
    says: new RegExp(
      `${mark("NT", "a")}${words(30)}(?:⟨D\\d+⟩)?,? (?:against|compared (?:with|to)) ${mark("NT", "b")}${words(15)}(?:⟨D\\d+⟩)?[:,] (?:an extra|a further|an additional|a difference of) ${mark("NT", "x")}`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
  // "no fewer than 390 of the 520 complaints, 75%"
  {
    says: new RegExp(
      `${mark("N", "a")} of (?:the |its |our )?${mark("N", "b")} ${words(25)}[,(] ?${LEAD}${mark("P", "x")}(?=[,.;)]|$)`,
    ),
    works: (x, { a, b }) => (a && b && b.value > a.value && !a.worded ? shareIn(x, a, b) : null),
  },
  // "for every £1 spent it saves £4: £120,000 for £30,000"
  {
    says: new RegExp(
      `\\b(?:every|each) ⟨N\\d+⟩ (?:spent|invested) ${words(25)}${mark("N", "x")}[:(,] ?${words(10)}${mark("N", "a")}${words(20)} ${mark("N", "b")}`,
    ),
    works: (x, { a, b }) => (a && b && b.value > 0 ? quotientOf(x, a, b) : null),
  },
  // "in 2019 we had five hubs, and in 2022 twelve – seven more"
  {
    says: new RegExp(
      `${mark("N", "a")} ${words(25)}[,;]? (?:and|but|then|now)? ?(?:in ⟨D\\d+⟩|${words(25)}) ?${mark("N", "b")} ?(?:–|-|:|\\() ?(?:or |which is )?${mark("N", "x")} (?:more|fewer|less)\\b(?! than)`,
    ),
    works: (_, { a, b }) => (a && b ? differenceWay(a, b) : null),
  },
];

/** Each may be said more than once in a sentence. */
const EVERYWHERE = SAYINGS.map((saying) => ({ ...saying, says: new RegExp(saying.says, "g") }));

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

/** A slip makes of a number one of about its size: what is further off was worked out of others. */
const isFar = (printed: number, worked: number): boolean =>
  printed > 0 && worked > 0 && Math.max(printed / worked, worked / printed) > 5;

/** A number of a clause, and what its words make it. */
export interface Said {
  readonly figure: Quantity;
  readonly way: Way;
}

/** Every number of a sentence that its words make of two others, with what these come to. */
export function sayings(shape: string, figures: readonly Quantity[]): Said[] {
  if (figures.length < 2) return [];
  return EVERYWHERE.flatMap(({ says, works, unitsApart = false }) => {
    return [...shape.matchAll(says)].flatMap(({ groups: named = {} }) => {
      const { x = named.y, list = "", short: _short, long: _long, ...rest } = named;
      const keys = [
        ...Object.entries(rest).filter(([key, at]) => key !== "y" && at !== undefined),
        ...[...list.matchAll(/⟨[NPR](\d+)⟩/g)].map(([, at], index) => [`${index}`, at ?? ""] as const),
      ];
      const printed = figures[Number(x)];
      if (printed === undefined) return [];
      const all = [printed, ...keys.flatMap(([, at]) => figures[Number(at)] ?? [])];
      const [figure = printed, ...others] = inUnits(all, unitsApart);
      const way = works(
        figure,
        Object.fromEntries(keys.map(([key], at) => [key, others[at]])) as Record<string, Quantity>,
        named,
      );
      return way === null || isFar(figure.value, way.value) ? [] : [{ figure, way }];
    });
  });
}
