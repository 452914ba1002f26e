import { addAll, largest, smallest } from "../../bulk.js";
import { matchesOf } from "../document/matches.js";
import { LESS, MORE, PART_OF, words } from "../equations/sayings.js";
import { isLike } from "../equations/sayingWays.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { isSmallWord, type Quantity } from "../quantities/quantity.js";
import { DOWN_NOUN, DOWN_VERB, UP_NOUN, UP_VERB } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";

const MOST = "highest|largest|most|greatest|biggest|busiest|commonest|longest|worst|top";
const LEAST = "lowest|smallest|fewest|least|quietest|rarest|shortest";
const MARK = "⟨[NPRT]\\d+⟩";
/** "70, 81, 77 and 63" */
const LIST = `${MARK}(?:,? (?:and |then |or )?${MARK})+`;

const EXTREME_OF_LIST = new RegExp(
  `⟨[NPRT](?<x>\\d+)⟩,? (?:(?:was|is|being|which is|which was) )?(?:the |its |our )*(?<word>${MOST}|${LEAST}) (?:of|in|for|over|figure|number|total|level|since)${words(40)}(?:⟨[TN]\\d+⟩${words(20)})?[(:] ?${words(20)}(?<list>${LIST})`,
  "g",
);
/** "The three most common were noise (142), rubbish (97) and dogs (63)" */
const FROM_THE_TOP = new RegExp(
  `\\b(?<word>most common|most frequent|${MOST}|main) ${words(40)}\\b(?:were|are|was|is|being)${words(30)} \\(⟨[NP]\\d+⟩\\)(?:,?${words(40)} \\(⟨[NP]\\d+⟩\\))+`,
  "g",
);
/** "With 61, Elmfield was the busiest, followed by Castle with 47 and Park with 42" */
const FOLLOWED = new RegExp(
  `(?<first>⟨[NPR]\\d+⟩)[^⟨⟩.;]{0,60}(?:,| was| is)?[^⟨⟩.;]{0,40}\\b(?:followed by|ahead of|then|before)${words(40)}⟨[NPR]\\d+⟩(?:\\)?,? (?:and |then |followed by )?${words(40)}⟨[NPR]\\d+⟩)*`,
  "g",
);
/** "Corby had the second lowest rate of the five: Ashby 41.2, Corby 38.7 and our own 40.1" */
const PLACE_IN_LIST = new RegExp(
  `(?:^|[;.,] |\\bthe )(?<name>[a-z][a-z -]{2,30}?) (?:had|has|was|is|ranked|recorded|came|saw|with)${words(20)} ⟨O(?<o>\\d+)⟩(?<word> (?:${MOST}|${LEAST}))?[^⟨⟩.;:]{0,40}(?:⟨[TN]\\d+⟩[^⟨⟩.;:]{0,25})?[:(](?<list>[^.;]+)`,
  "g",
);
const RUNNING = new RegExp(
  `\\b(?<verb>${UP_VERB}|${DOWN_VERB}) (?:for the|for|in each of|(?:in )?(?:every|each)|year on year|steadily|again)${words(40)}(?:⟨[TOD]\\d+⟩${words(30)}){0,2}[:(,] ?${words(15)}(?<list>⟨[NPR]\\d+⟩(?:,? (?:and |then |to )?⟨[NPR]\\d+⟩){2,})`,
  "g",
);
/** "fell from 88 to 79, a rise of 10.2%" */
const CALLED = new RegExp(
  `\\bfrom ${words(25)}⟨(?<kind>[NPRT])(?<a>\\d+)⟩${words(25)}\\bto ${words(25)}⟨[NPRT](?<b>\\d+)⟩,? ?\\(?(?:which (?:is|was) |or )?(?:an? |the )(?<noun>${UP_NOUN}|${DOWN_NOUN})\\b`,
  "g",
);
/** "fell 6%, from 150 to 141", "fell by 0.8 to 7.4 per 100, from 8.2" */
const VERB_FROM = new RegExp(
  `\\b(?<verb>${UP_VERB}|${DOWN_VERB}) (?:by )?(?:⟨[PNRQ]\\d+⟩,? )?(?:from ${words(15)}⟨[NPRT](?<a>\\d+)⟩ to ${words(15)}⟨[NPRT](?<b>\\d+)⟩|to ${words(15)}⟨[NPRT](?<to>\\d+)⟩(?: ⟨X\\d+⟩)?,? from ${words(15)}⟨[NPRT](?<from>\\d+)⟩)`,
  "g",
);
/** "at 4.1 per 1,000, is below the county's 5.3" */
const ABOVE = new RegExp(
  `(?:\\bat|\\bof|,|\\bwas|\\bis|\\bwere) ⟨(?<kind>[NPRT])(?<a>\\d+)⟩(?: ⟨X\\d+⟩)?${words(30)},? (?:is |was |are |were |remains |remained |which is |which was )(?:still |just |well |slightly |a little |far |also )*(?<way>above|below|higher than|lower than|more than|less than|fewer than|over|under) (?![^⟨⟩]* and )${words(45)}⟨[NPRT](?<b>\\d+)⟩(?![^⟨⟩.;]{0,12}⟨)`,
  "g",
);
/** "9.5 minutes, 1.5 minutes longer than the 8.0 of a year ago" */
const APART_FROM = new RegExp(
  `(?<!⟩(?: [a-z]+)? and )(?<!\\b(?:than|above|below|over|under|from|to|against|targets?(?: of)?) (?:the |a |an |our |its |no |last year's )?)⟨[NTPR](?<a>\\d+)⟩(?: ⟨X\\d+⟩)?${PART_OF}(?:,| was| were| is| are| and|${words(30)},)${words(12)} ⟨(?:[NTQR])\\d+⟩ (?:(?<more>${MORE})|(?:${LESS})) (?![^⟨⟩]*\\b(?:since|because|and|but)\\b)${words(40)}⟨[NTPR](?<b>\\d+)⟩(?! (?:more|fewer|less|higher|lower))`,
  "g",
);
/** "8.4%, slightly less than its 8.9% of the people" */
const THAN = new RegExp(
  `⟨(?<kind>[NPR])(?<a>\\d+)⟩(?: ⟨X\\d+⟩)?, (?:which is )?(?:slightly |just |a little |well |far |much |still )?(?<way>more|less|fewer|higher|lower) than ${words(30)}⟨\\k<kind>(?<b>\\d+)⟩(?![^⟨⟩.;]{0,12}⟨)`,
  "g",
);
/** "Women were less likely than men to feel safe: 48% against 65%" */
const LIKELY = new RegExp(
  `\\b(?<way>more|less) likely than ${words(60)}[:(] ?${words(10)}⟨P(?<a>\\d+)⟩${words(15)} (?:against|compared (?:with|to)|versus|to) ${words(15)}⟨P(?<b>\\d+)⟩`,
  "g",
);
/** "410, 395 and 370 – show a steady decline" */
const SHOW = new RegExp(
  `(?<list>⟨[NPR]\\d+⟩(?:,? (?:and |then )?⟨[NPR]\\d+⟩){2,}),? ?(?:–|-)? ?(?:show|shows|mark|are|represent)s? (?:an? |the )?(?:steady |continued |continuous |sustained |clear )*(?<noun>${UP_NOUN}|${DOWN_NOUN})\\b`,
  "g",
);
/** "More men (62%) than women (54%)" */
const MORE_OF = new RegExp(
  `\\b(?<way>more|fewer) ${words(25)}\\(⟨(?<kind>[NPR])(?<a>\\d+)⟩\\) than ${words(25)}\\(⟨\\k<kind>(?<b>\\d+)⟩\\)`,
  "g",
);
/** "down 3.0%, better than the county's fall of 2.1%" */
const THAN_THE_FALL = new RegExp(
  `\\b(?:${DOWN_VERB}|(?:${DOWN_NOUN}) of) (?:by )?⟨P(?<a>\\d+)⟩,? (?:which is |a )?(?<way>better|more|faster|steeper|greater|larger|bigger|smaller|less|slower|worse) than ${words(25)}(?:${DOWN_NOUN}) of ⟨P(?<b>\\d+)⟩`,
  "g",
);
/** "the average is 6.8 and ours 8.5, 25% above the average" */
const OFF_AVERAGE = new RegExp(
  `\\baverage\\b${words(30)}⟨(?<kind>[NPRT])(?<b>\\d+)⟩${words(15)}\\b(?:ours|our own|we|the district's|the borough's|the town's|here)\\b${words(15)}⟨\\k<kind>(?<a>\\d+)⟩${words(15)}⟨[PNRQT]\\d+⟩ (?<way>above|below|higher|lower)\\b`,
  "g",
);
/** "35 were reviewed in spring; in summer 28, a fifth fewer" */
const THEN_FEWER = new RegExp(
  `(?<!⟨[NPR]\\d+⟩[^.]{0,60})⟨(?<kind>[NPR])(?<a>\\d+)⟩(?![^⟨⟩]*\\b(?:against|compared|than|from|versus|of)\\b)${words(35)}[;,]? (?:and |but |then |now )?${words(30)}(?:⟨D\\d+⟩)?${words(12)} ⟨\\k<kind>(?<b>\\d+)⟩(?:,| –|:) (?:or |which is )?⟨[PNQ]\\d+⟩ (?<way>more|higher|fewer|less|lower)\\b(?! than)`,
  "g",
);
/** "38 … is third of the six, behind Ely (52) and March (44)" */
const BEHIND = new RegExp(
  `⟨(?<kind>[NPR])(?<x>\\d+)⟩[^⟨⟩;]{0,50}(?:⟨[XOTN]\\d+⟩[^⟨⟩;]{0,30}){0,3}\\bbehind (?<list>${words(25)}\\(⟨[NPR]\\d+⟩\\)(?:(?:,| and)${words(25)}\\(⟨[NPR]\\d+⟩\\))*)`,
  "g",
);
/** "the first fall since 2016: 710, 735, 760 and now 750" */
const FIRST = new RegExp(
  `\\bfirst (?<noun>${UP_NOUN}|${DOWN_NOUN})\\b${words(30)}(?:⟨[TD]\\d+⟩${words(15)})?[:(] ?(?<list>⟨[NPR]\\d+⟩(?:,? (?:and |now |then )*⟨[NPR]\\d+⟩){2,})`,
  "g",
);
/** "The county's is 52.1; we are at 47.3, which is 4.8 below it" */
const OFF_IT = new RegExp(
  `⟨(?<kind>[NPRT])(?<b>\\d+)⟩${words(30)}[;,] ${words(30)}⟨\\k<kind>(?<a>\\d+)⟩,? (?:which is |that is |or )?⟨[NPRTQ]\\d+⟩ (?<way>above|below|over|under) (?:it|that|this)\\b`,
  "g",
);
/** "14.6 years, down from 15.1: half a year older" */
const FROM_WHICH = new RegExp(
  `⟨[NPRT]\\d+⟩${words(20)},? (?<way>up|down) from ${words(20)}⟨[NPRT]\\d+⟩${words(12)}[:,(;] ?(?:${words(14)}|⟨[NPRTQ]\\d+⟩${words(8)} )(?<other>more|higher|longer|older|larger|fewer|less|lower|shorter|younger|smaller)\\b(?! than)`,
  "g",
);
/** "Vehicle crime (−6.5%) fell faster than burglary (−4.2%) but slower than robbery (−9.8%)" */
const FASTER = new RegExp(
  `\\(⟨P(?<a>\\d+)⟩\\) (?:${UP_VERB}|${DOWN_VERB}) (?<how>faster|further|more|slower|less) than ${words(30)}\\(⟨P(?<b>\\d+)⟩\\)(?:,? but (?<then>faster|further|more|slower|less) than ${words(30)}\\(⟨P(?<c>\\d+)⟩\\))?`,
  "g",
);
/** "the lowest for five years (2018: 61; 2019: 58; 2020: 49)" */
const OF_YEARS = new RegExp(
  `(?:⟨[NPR](?<x>\\d+)⟩${words(25)})?\\b(?<word>${MOST}|${LEAST}|best) (?:for|in|since|of|figure|number|level|total|rate)${words(25)}(?:⟨[TDN]\\d+⟩${words(15)})?\\((?<list>⟨D\\d+⟩:? ⟨[NPR]\\d+⟩(?:[;,] ⟨D\\d+⟩:? ⟨[NPR]\\d+⟩)+)\\)`,
  "g",
);
/** "only Holt (9.1) and Leigh (8.7) are higher than our 8.2" */
const ONLY = new RegExp(
  `\\bonly (?<list>${words(30)}\\(⟨[NPR]\\d+⟩\\)(?:(?:,| and)${words(30)}\\(⟨[NPR]\\d+⟩\\))*) (?:is|are|was|were|had|have|has) (?<way>higher|lower|more|fewer|less) than ${words(25)}⟨[NPR](?<x>\\d+)⟩`,
  "g",
);
/** "fell in three of the four: North 12 to 9, South 15 to 11 …" */
const COUNTED_WAYS = new RegExp(
  `\\b(?<verb>${UP_VERB}|${DOWN_VERB}) in (?:only |just )?⟨N(?<k>\\d+)⟩ of (?:the |its |our )?⟨N(?<n>\\d+)⟩ ${words(30)}[:(](?<pairs>[^.;]+)`,
  "g",
);
const PAIR = /⟨([NPR])(\d+)⟩ (?:to|then|and now|→) ⟨\1(\d+)⟩|\bfrom ⟨([NPR])(\d+)⟩ to ⟨\4(\d+)⟩/g;
/** "Burglary fell by 8%, robbery by 5% …; burglary saw the largest fall" */
const BY_LIST = new RegExp(
  `(?<name>[a-z][a-z -]{2,40}?) (?:(?<verb>${UP_VERB}|${DOWN_VERB}) )?by ⟨[NPQ](?<at>\\d+)⟩`,
  "g",
);
const SAW = new RegExp(
  `(?:^|[;.,] )(?:the )?(?<name>[a-z][a-z -]{2,40}?) (?:saw|had|showed|recorded) the (?<word>largest|biggest|smallest|greatest|steepest|sharpest|least|most) (?<noun>${UP_NOUN}|${DOWN_NOUN})\\b`,
  "g",
);

/** "A low of 38, followed by a recovery to 52": one after the other in time. */
const CHANGES = new RegExp(
  `\\b(?:${UP_NOUN}|${DOWN_NOUN}|${UP_VERB}|${DOWN_VERB}|recover\\w*|peaks?|lows?)\\b`,
);

/** What is ten times as large is no number that another is compared with: "£4m, less than £5 a head". */
const isSized = (one: Quantity, other: Quantity): boolean =>
  one.value <= 10 * other.value && other.value <= 10 * one.value;

/** The number that a stretch of time is printed with. */
const plainNumber = ({ text }: Quantity): number | undefined => {
  const number = /^\d+(?:\.\d+)?/.exec(text)?.[0];
  return number === undefined || /\d\D+\d/.test(text.slice(number.length)) ? undefined : Number(number);
};

const isHigh = (word: string): boolean =>
  new RegExp(`^(?:${MOST}|most common|most frequent|main)$`).test(word);
const isUp = (word: string): boolean =>
  new RegExp(`^(?:${UP_NOUN}|${UP_VERB}|above|over|higher than|more than)$`).test(word);

/** What a clause says of the order of its own numbers, or of the way from one to the next. */
export const clauseOrder: Rule = {
  name: "clause-order",
  explanation:
    "The words put the numbers beside them in an order, or give them a direction, that they do not have.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) => (reading.segment.kind === "row" ? [] : judge(reading))),
};

function judge(reading: Reading): Judgement[] {
  const { shape, figures, segment } = reading;
  if (figures.length < 2) return [];
  const found: Judgement[] = [];
  const at = (index: string | undefined): Quantity | undefined => figures[Number(index)];
  const listed = (text: string): Quantity[] =>
    [...matchesOf(/⟨[NPRT](\d+)⟩/g, text)].flatMap(([, index]) => at(index) ?? []);
  const tell = (message: string, expected: string, of: readonly Quantity[]): void => {
    const [start, end] = [smallest(of.map((one) => one.start)), largest(of.map((one) => one.end))];
    found.push(aboutSegment(segment, "suspect", message, expected, start, end));
  };
  const each = (pattern: RegExp, use: (groups: Record<string, string>, whole: string) => void): void => {
    for (const match of matchesOf(pattern, shape.text))
      use((match.groups ?? {}) as Record<string, string>, match[0]);
  };
  each(EXTREME_OF_LIST, ({ x, word = "", list = "" }) => {
    const [one, all] = [at(x), listed(list)];
    if (!one || all.length < 2 || all.some(({ kind }) => kind !== one.kind)) return;
    const best = (isHigh(word) ? largest : smallest)([...all.map(({ value }) => value), one.value]);
    const [first] = all.filter(({ value }) => value === best);
    // one that is not in the list is compared with all of it
    if (first && best !== one.value)
      tell(`${one.text} is called ${word}, but ${first.text} stands beside it.`, first.text, [one]);
  });
  each(FROM_THE_TOP, ({ word = "" }, whole) => {
    const all = listed(whole);
    const wrong = all.findIndex(({ value }, index) => index > 0 && value > (all[index - 1]?.value ?? value));
    const one = all[wrong];
    if (one && all.every(({ kind }) => kind === one.kind))
      tell(
        `They are named from the ${word} on, but ${one.text} is more than ${all[wrong - 1]?.text ?? ""}.`,
        "the order of the numbers",
        [one],
      );
  });
  each(FOLLOWED, (_, whole) => {
    if (
      !/\bfollowed by\b/.test(whole) ||
      CHANGES.test(whole) ||
      /\b(?:month|week|year|quarter|day|later|lowest|fewest|smallest|least)\b/.test(whole)
    )
      return;
    const all = listed(whole);
    const wrong = all.findIndex(({ value }, index) => index > 0 && value > (all[index - 1]?.value ?? value));
    const one = all[wrong];
    if (one && all.every(({ kind }) => kind === one.kind))
      tell(`${one.text} follows ${all[wrong - 1]?.text ?? ""}, which is less.`, "the order of the numbers", [
        one,
      ]);
  });
  each(PLACE_IN_LIST, ({ name = "", o, word = "", list = "" }) => {
    const place = at(o);
    const items = [...matchesOf(/([a-z][a-z' -]*?)(?:,| at| with|:)? \(?⟨[NPRT](\d+)⟩/g, list)].flatMap(
      ([, called = "", index]) => {
        const figure = at(index);
        return figure ? [{ called: called.replace(/^(?:and|the|our) /, "").trim(), figure }] : [];
      },
    );
    const own = items.find(({ called }) => called === name || /\bown$|^ours$|^here$/.test(called));
    if (!place || !own || items.length < 3) return;
    const high = word === "" || isHigh(word.trim());
    const ahead = items.filter(({ figure }) =>
      high ? figure.value > own.figure.value : figure.value < own.figure.value,
    ).length;
    const ties = items.filter(({ figure }) => figure.value === own.figure.value).length;
    if (place.value <= ahead || place.value > ahead + ties)
      tell(
        `${own.figure.text} is called ${place.text}${word}, and ${ahead} of the numbers beside it are ${high ? "higher" : "lower"}.`,
        String(ahead + 1),
        [place],
      );
  });
  each(RUNNING, ({ verb = "", list = "" }) => {
    const all = listed(list);
    const up = isUp(verb);
    const wrong = all.findIndex(({ value }, index) => {
      const last = all[index - 1]?.value;
      return last !== undefined && (up ? value <= last : value >= last);
    });
    const one = all[wrong];
    if (one && all.every(({ kind }) => kind === one.kind))
      tell(
        `The words say that it ${verb} each time, but ${one.text} comes after ${all[wrong - 1]?.text ?? ""}.`,
        up ? "a rise" : "a fall",
        [one],
      );
  });
  each(CALLED, ({ a, b, noun = "" }) => {
    const [from, to] = [at(a), at(b)];
    if (!from || !to || from.kind !== to.kind || from.value === to.value) return;
    if (isUp(noun) !== to.value > from.value)
      tell(`From ${from.text} to ${to.text} is no ${noun}.`, to.value > from.value ? "a rise" : "a fall", [
        from,
        to,
      ]);
  });
  each(VERB_FROM, ({ verb = "", a, b, to: end, from: start }) => {
    const [from, to] = [at(a ?? start), at(b ?? end)];
    const alike = from && to && (from.kind === to.kind || [from, to].some(({ kind }) => kind === "rate"));
    if (!from || !to || !alike || from.value === to.value) return;
    if (isUp(verb) !== to.value > from.value)
      tell(
        `From ${from.text} to ${to.text} it has not ${verb}.`,
        to.value > from.value ? "a rise" : "a fall",
        [from, to],
      );
  });
  each(ABOVE, ({ a, b, way = "" }) => {
    const [one, other] = [at(a), at(b)];
    const alike =
      one &&
      other &&
      (one.kind === other.kind ||
        (one.kind === "rate" && other.decimals > 0) ||
        (one.kind === "duration" && other.kind === "count"));
    if (!one || !other || !alike || one.kind === "duration" || one.value === other.value) return;
    if (!isSized(one, other)) return;
    if (isUp(way) !== one.value > other.value)
      tell(`${one.text} is not ${way} ${other.text}.`, one.value > other.value ? "above" : "below", [
        one,
        other,
      ]);
  });
  each(APART_FROM, ({ a, b, more }) => {
    const [one, other] = [at(a), at(b)];
    const alike =
      one && other && (one.kind === other.kind || (one.kind === "duration" && other.kind === "count"));
    if (!one || !other || !alike || isSmallWord(one)) return;
    const [mine, theirs] = one.kind === "duration" ? [one, other].map(plainNumber) : [one.value, other.value];
    if (
      mine === undefined ||
      theirs === undefined ||
      mine === theirs ||
      (more !== undefined) === mine > theirs
    )
      return;
    tell(
      `${one.text} is not ${more === undefined ? "less" : "more"} than ${other.text}.`,
      "the order of the two",
      [one, other],
    );
  });
  each(THAN, ({ a, b, way = "" }) => {
    const [one, other] = [at(a), at(b)];
    if (!one || !other || one.kind !== other.kind || one.value === other.value || isSmallWord(one)) return;
    if (!isSized(one, other)) return;
    if (/^(?:more|higher)$/.test(way) !== one.value > other.value)
      tell(`${one.text} is not ${way} than ${other.text}.`, "the order of the two", [one, other]);
  });
  each(LIKELY, ({ a, b, way = "" }) => {
    const [one, other] = [at(a), at(b)];
    if (one && other && one.value !== other.value && (way === "more") !== one.value > other.value)
      tell(`${one.text} is not ${way} than ${other.text}.`, "the order of the two", [one, other]);
  });
  each(SHOW, ({ list = "", noun = "" }) => {
    const all = listed(list);
    const up = isUp(noun);
    const one = all.find(({ value }, index) => {
      const last = all[index - 1]?.value;
      return last !== undefined && (up ? value < last : value > last);
    });
    if (one && all.every(({ kind }) => kind === one.kind))
      tell(`${all.map(({ text }) => text).join(", ")} is no ${noun}.`, up ? "a fall" : "a rise", all);
  });
  const ordered = (pattern: RegExp, more: RegExp): void =>
    each(pattern, ({ a, b, way = "" }) => {
      const [one, other] = [at(a), at(b)];
      if (!one || !other || one.kind !== other.kind || one.value === other.value) return;
      if (more.test(way) !== one.value > other.value)
        tell(`${one.text} is not ${way} beside ${other.text}.`, "the order of the two", [one, other]);
    });
  ordered(MORE_OF, /^more$/);
  ordered(THAN_THE_FALL, /^(?:better|more|faster|steeper|greater|larger|bigger)$/);
  ordered(OFF_AVERAGE, /^(?:above|higher)$/);
  ordered(THEN_FEWER, /^(?:fewer|less|lower)$/);
  each(BEHIND, ({ x, list = "" }, whole) => {
    const own = at(x);
    const [wrong] = listed(list).filter((one) => own && isLike(one, own) && one.value < own.value);
    if (own && wrong && !/\b(?:low|few|best|quick|short)/.test(whole))
      tell(`${own.text} is said to be behind ${wrong.text}.`, "the order of the two", [wrong]);
  });
  each(FIRST, ({ noun = "", list = "" }) => {
    const all = listed(list);
    const [last, before] = [all.at(-1), all.at(-2)];
    if (last && before && last.kind === before.kind && isUp(noun) !== last.value > before.value)
      tell(
        `From ${before.text} to ${last.text} is no ${noun}.`,
        last.value > before.value ? "a rise" : "a fall",
        [last],
      );
  });
  each(OFF_IT, ({ a, b, way = "" }) => {
    const [one, other] = [at(a), at(b)];
    if (
      one &&
      other &&
      one.kind === other.kind &&
      one.value !== other.value &&
      isUp(way) !== one.value > other.value
    )
      tell(`${one.text} is not ${way} ${other.text}.`, one.value > other.value ? "above" : "below", [
        one,
        other,
      ]);
  });
  each(FROM_WHICH, ({ way = "", other = "" }, whole) => {
    const up = /^(?:more|higher|longer|older|larger)$/.test(other);
    if (up !== (way === "up")) tell(`It is ${way}, and said to be ${other}.`, way, listed(whole));
  });
  each(FASTER, ({ a, b, c, how = "", then = "" }) => {
    const own = at(a);
    for (const [index, words] of [
      [b, how],
      [c, then],
    ] as const) {
      const other = at(index);
      if (!own || !other || other.value === own.value || words === "") continue;
      const more = /^(?:faster|further|more)$/.test(words);
      if (more !== Math.abs(own.value) > Math.abs(other.value))
        tell(`${own.text} is not ${words} than ${other.text}.`, "the order of the two", [other]);
    }
  });
  each(OF_YEARS, ({ x, word = "", list = "" }) => {
    const all = listed(list);
    const own = at(x) ?? all.at(-1);
    if (!own || all.length < 2 || all.some(({ kind }) => kind !== own.kind)) return;
    const values = [...all.map(({ value }) => value), own.value];
    const wanted = /^(?:best|worst)$/.test(word)
      ? [largest(values), smallest(values)]
      : [(isHigh(word) ? largest : smallest)(values)];
    if (!wanted.includes(own.value))
      tell(`${own.text} is called ${word}, and the numbers beside it say otherwise.`, String(wanted[0]), [
        own,
      ]);
  });
  each(ONLY, ({ list = "", way = "", x }) => {
    const own = at(x);
    const up = /^(?:higher|more)$/.test(way);
    const [wrong] = listed(list).filter(
      (one) => own && one.kind === own.kind && (up ? one.value <= own.value : one.value >= own.value),
    );
    if (own && wrong) tell(`${wrong.text} is not ${way} than ${own.text}.`, "the order of the two", [own]);
  });
  each(COUNTED_WAYS, ({ verb = "", k, n, pairs = "" }) => {
    const [some, all] = [at(k), at(n)];
    const ways = [...matchesOf(PAIR, pairs)].map((match) => {
      const [from, to] = [at(match[2] ?? match[5]), at(match[3] ?? match[6])];
      return from && to ? Math.sign(to.value - from.value) : 0;
    });
    if (!some || !all || ways.length !== all.value) return;
    const count = ways.filter((way) => way === (isUp(verb) ? 1 : -1)).length;
    if (count !== some.value)
      tell(
        `${verb} in ${some.text} of ${all.text} is said, and the numbers beside it say so of ${count}.`,
        String(count),
        [some],
      );
  });
  addAll(found, ofChanges(reading));
  return found;
}

/** "Burglary fell by 8%, robbery by 5%; burglary saw the largest fall" */
function ofChanges({ shape, figures, segment }: Reading): Judgement[] {
  const values = [...matchesOf(BY_LIST, shape.text)].flatMap(({ groups }) => {
    const figure = figures[Number(groups?.at)];
    const name = (groups?.name ?? "")
      .replace(/^(?:.*,|and|the)\s+/g, "")
      .replace(/^and\s+/, "")
      .trim();
    return figure ? [{ name, figure, verb: groups?.verb }] : [];
  });
  if (values.length < 2 || values.slice(1).some(({ verb }) => verb !== undefined)) return [];
  return [...matchesOf(SAW, shape.text)].flatMap(({ groups }) => {
    const own = values.find(({ name }) => name === groups?.name);
    const high = !/^(?:smallest|least)$/.test(groups?.word ?? "");
    const best = (high ? largest : smallest)(values.map(({ figure }) => figure.value));
    if (own === undefined || own.figure.value === best) return [];
    const message = `${own.name} (${own.figure.text}) is said to have the ${groups?.word} ${groups?.noun}, which it has not.`;
    const [first] = values.filter(({ figure }) => figure.value === best);
    return [aboutSegment(segment, "suspect", message, first?.name ?? "", own.figure.start, own.figure.end)];
  });
}
