import { largest, smallest } from "../../bulk.js";
import { formatNumber } from "../../words/number.js";
import { aboutFigures } from "../facts/aboutSegment.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement } from "../facts/finding.js";
import { fits } from "../quantities/percentWays.js";
import { type Interval, intervalOf, isLevel, meets, type Quantity } from "../quantities/quantity.js";
import { sumWay, type Way } from "../quantities/ways.js";
import { isChangePercent } from "../statements/changePercents.js";
import { UNSTATED } from "../statements/findStatements.js";
import { speaksOfChange } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { singular, subjectWords } from "../statements/subject.js";
import { headNoun, numbersOf, wholesOf } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";
import { gives, hasWholeAnywhere } from "./anywhere.js";
import { judgeDerived } from "./derived.js";
import { cellsNear, itemsOf, readingsBefore } from "./items.js";
import { readingsOf } from "./pool.js";
import { SET_ASIDE, shareLink, shareWays } from "./shareLinks.js";
import { runsOf } from "./sums.js";

/** A part and its percentage, and the numbers about it that may be its whole. */
interface Pair {
  readonly reading: Reading;
  readonly index: number;
  readonly percent: Quantity;
  readonly part: Quantity;
  readonly explicit: boolean;
  readonly dated: boolean;
  /** The nearest first. */
  readonly wholes: readonly Quantity[];
  /** Those that give the percentage. */
  readonly fitting: readonly Quantity[];
  /** One of those that stand near does: those further up are meant only where its neighbours mean them too. */
  readonly fits: boolean;
}

/** How many blocks above, the lines of a list counted, a whole may stand that no neighbour has. */
const NEAR = 4;

/** How many items may stand between two pairs of one list. */
const BESIDE = 3;

const OF_NAMED =
  /^\s+of\s+(?:the\s+|all\s+|our\s+)?(?!the\b|all\b|our\b|total\b|whole\b|them\b|these\b|it\b)[a-z]/;

/** Shares printed with their part, whose whole stands elsewhere: what explains the pairs beside one must explain it too. */
export function sharesAround(facts: DocumentFacts, tables: readonly Table[]): Judgement[] {
  const pairs = facts.readings.flatMap((reading) => pairsOf(reading, facts, tables));
  const over = facts.blocks.flatMap((_, block) =>
    moreThanAll(pairs.filter((pair) => pair.reading.segment.block === block)),
  );
  const odd = pairs.flatMap((pair) => {
    const { reading, index, part, percent } = pair;
    const apart = SET_ASIDE.test(reading.shape.text.slice(0, reading.shape.at[index]));
    // "302 of these (15.8% of the 1,915, 6.0% of everyone)": another part of the sentence has that share of a whole about it.
    const another =
      percent.decimals > 0 &&
      itemsOf(reading).some(
        ({ figure }) => figure !== part && pair.wholes.some((one) => gives(figure, one, percent)),
      );
    if (pair.fits || pair.explicit || apart || another) return [];
    const beside = wholeBySiblings(pair, pairs);
    const whole =
      beside ??
      wholeBySum(pair, facts) ??
      wholeByWords(pair, facts) ??
      wholeByNoun(pair, facts) ??
      wholeAlone(pair, facts) ??
      wholeOfTable(pair, tables);
    // "28% of opiate users (208) and 43% of those treated for alcohol alone (223)": each of a whole of its own.
    const own = OF_NAMED.test(reading.shape.text.slice(reading.shape.behind[index]));
    if (
      whole === null ||
      ((beside === null || own) && hasWholeAnywhere(facts, reading, part, percent, whole))
    )
      return [];
    return judgeDerived(reading, percent, shareOf(part, whole), "suspect");
  });
  return [...odd, ...over, ...facts.readings.flatMap((reading) => byName(reading, facts))];
}

/** "2,760 searches and 414 arrests. Put another way, 15 per cent of searches led to an arrest": part and whole by their names. */
function byName(reading: Reading, facts: DocumentFacts): Judgement[] {
  const { figures, segment, shape } = reading;
  const [percent, ...more] = figures;
  if (segment.kind === "row" || percent?.kind !== "percent" || more.length > 0 || UNSTATED.test(shape.text))
    return [];
  if (isChangePercent(reading, 0, 0) || shareLink(reading, 0, facts) !== null) return [];
  const [, of = "", rest = ""] =
    /^\s+(?:of\s+)?((?:the\s+|all\s+|our\s+)?[a-z'’-]+(?:\s(?!was\b|is\b|has\b)[a-z]+s\b)?)\s+(.*)$/.exec(
      shape.text.slice(shape.behind[0]),
    ) ?? [];
  const [base, told] = [subjectWords(of), new Set(subjectWords(rest))];
  const last = facts.readings[segment.index - 1];
  if (base.length === 0 || told.size === 0 || last?.segment.block !== segment.block) return [];
  const items = itemsOf(last).filter(
    ({ figure, role }) => figure.kind === "count" && role !== "change" && role !== "before",
  );
  const wholes = items.filter(({ words }) => base.every((word) => words.has(word)));
  const parts = items.filter((one) => !wholes.includes(one) && [...one.words].some((word) => told.has(word)));
  const ways = parts.flatMap((part) =>
    wholes.flatMap((whole) =>
      part.figure.value < whole.figure.value ? shareOf(part.figure, whole.figure) : [],
    ),
  );
  return wholes.length !== 1 || ways.some((way) => fits(percent, way))
    ? []
    : judgeDerived(reading, percent, ways, "suspect");
}

/** "483 (70%), 103 (15%), 55 (8%), 38 and 21" of 690: the parts of a list whose shares name their whole are more than it. */
function moreThanAll(pairs: readonly Pair[]): Judgement[] {
  const [one, other] = pairs;
  if (one === undefined || other === undefined) return [];
  const [whole, ...more] = one.fitting.filter((some) =>
    pairs.every(({ fitting }) => fitting.some(({ value }) => value === some.value)),
  );
  const readings = [...new Set(pairs.map(({ reading }) => reading))];
  const last = readings.at(-1) ?? one.reading;
  if (whole === undefined || more.some(({ value }) => value !== whole.value)) return [];
  if (readings.some(({ shape }) => APART.test(shape.text))) return [];
  const items = readings.flatMap((reading) =>
    numbersOf(reading).flatMap((index) => reading.figures[index] ?? []),
  );
  const sum = sumWay(items);
  // "503 men, 372 women and 19 not stated. 121 were hurt": the first ones make it.
  if (runsOf(items).some((run) => run.length > 1 && meets(sumWay(run).interval, intervalOf(whole))))
    return [];
  if (
    items.length < 4 ||
    items.some(({ value, kind, hedge }) => value >= whole.value || kind !== whole.kind || hedge !== null)
  )
    return [];
  if (sum.interval.low <= intervalOf(whole).high || sum.value > whole.value * 1.25) return [];
  const message = `The parts are more than their whole: ${sum.words} = ${formatNumber(sum.value)}, of ${whole.text}.`;
  return [
    aboutFigures(
      last.segment,
      items.filter((item) => last.figures.includes(item)),
      "suspect",
      message,
      whole.text,
    ),
  ];
}

const APART =
  /\b(?:of (?:these|those|them|which|whom|the)|more than one|including|some|also|at least|compared|from|than|up|down)\b/;

const shareOf = (part: Quantity, whole: Quantity): Way[] =>
  shareWays({ part, wholes: [whole], explicit: true });

function pairsOf(reading: Reading, facts: DocumentFacts, tables: readonly Table[]): Pair[] {
  const { figures, segment, shape, roles } = reading;
  if (segment.kind === "row" || UNSTATED.test(shape.text)) return [];
  return figures.flatMap((percent, index): Pair[] => {
    if (percent.kind !== "percent" || roles[index]?.name === "target") return [];
    if (isChangePercent(reading, index, 0)) return [];
    const link = shareLink(reading, index, facts);
    if (link === null) return [];
    const { part } = link;
    const at = figures.indexOf(part);
    const ahead = shape.text.slice(0, shape.at[at]);
    if (
      roles[at]?.name === "before" ||
      (/\bby\s+$/.test(ahead) && (speaksOfChange(ahead) || /spent by/.test(ahead)))
    )
      return [];
    const wholes = [
      ...link.wholes,
      ...readingsBefore(reading, facts).flatMap((one) => itemsOf(one).map(({ figure }) => figure)),
      ...cellsNear(segment.block, tables).flatMap(({ figure, role }) => (role === "total" ? [figure] : [])),
    ].filter((one) => one !== part && alike(one, part) && one.value >= part.value && isLevel(one));
    const fitting = wholes.filter((whole) => gives(part, whole, percent));
    const near = new Set(
      readingsBefore(reading, facts)
        .filter((one) => one.segment.block >= segment.block - NEAR)
        .flatMap((one) => one.figures),
    );
    return [
      {
        reading,
        index,
        percent,
        part,
        explicit: link.explicit,
        dated: roles[at]?.date !== null,
        wholes,
        fitting,
        fits: fitting.some(
          (one) =>
            near.has(one) || !readingsBefore(reading, facts).some(({ figures: all }) => all.includes(one)),
        ),
      },
    ];
  });
}

/** "21.4 full-time equivalents (26 people)": a number with decimals is no part of one without. */
const alike = (one: Quantity, part: Quantity): boolean =>
  one.kind === part.kind && (part.kind !== "count" || part.decimals <= one.decimals);

/** The whole that the pairs about this one share. */
function wholeBySiblings(pair: Pair, pairs: readonly Pair[]): Quantity | null {
  const { segment } = pair.reading;
  const beside = pairs.filter(({ reading: { segment: other }, ...one }) => {
    const apart = Math.abs(other.block - segment.block);
    return (
      one.percent !== pair.percent &&
      !(one.explicit && one.dated) &&
      (apart === 0 || (other.kind === "item" && segment.kind === "item" && apart <= BESIDE))
    );
  });
  const spans = beside.map(impliedWhole);
  const both = { low: largest(spans.map(({ low }) => low)), high: smallest(spans.map(({ high }) => high)) };
  if (spans.length > 0 && both.low <= both.high && meets(both, impliedWhole(pair))) return null;
  const known = new Set(pair.wholes.map(({ value }) => value));
  const told = beside.filter(({ fitting }) => fitting.some(({ value }) => known.has(value)));
  const shared = pair.wholes.filter(
    (whole) =>
      told.length > 0 && told.every(({ fitting }) => fitting.some(({ value }) => value === whole.value)),
  );
  const values = new Set(shared.map(({ value }) => value));
  return values.size === 1 ? (shared[0] ?? null) : null;
}

/** "66 (a half), then 33, 20 and 13": what the numbers of the paragraph make is their whole. */
function wholeBySum({ reading, wholes }: Pair, { readings }: DocumentFacts): Quantity | null {
  const items = readingsOf(reading.segment.block, readings).flatMap((one) =>
    numbersOf(one).flatMap((index) => one.figures[index] ?? []),
  );
  const sum = items.reduce((all, { value }) => all + value, 0);
  return items.length < 3 ? null : (wholes.find(({ value }) => value === sum) ?? null);
}

/** What the whole would be by a pair alone. */
function impliedWhole({ part, percent }: Pair): Interval {
  const [p, share] = [intervalOf(part), intervalOf(percent)];
  return { low: (100 * p.low) / share.high, high: (100 * p.high) / Math.max(share.low, 1e-9) };
}

const OF_TOTAL = /^\s+of\s+(?:(?:the|all|our|its)\b[^⟨⟩.;,]{0,30}\b(?:total|week|year|whole)|all\b)/;

/** "1,280 offences, which is 60% of the total": that of the one table about it. */
function wholeOfTable({ reading, index, part, percent }: Pair, tables: readonly Table[]): Quantity | null {
  const { shape, segment } = reading;
  if (!OF_TOTAL.test(shape.text.slice(shape.behind[index]))) return null;
  const noun = subjectWords(headNoun(reading, reading.figures.indexOf(part)));
  const totals = cellsNear(segment.block, tables).filter(
    ({ role, figure, words }) =>
      (role === "total" || role === "sum") &&
      figure.kind === part.kind &&
      figure.value >= part.value &&
      noun.every((word) => words.has(word)),
  );
  const [last] = totals.slice(-1);
  const fitting = totals.some(({ figure }) => shareOf(part, figure).some((way) => fits(percent, way)));
  return fitting ? null : (last?.figure ?? null);
}

const OF_NOUN =
  /^\s+of\s+(?:(?:the|all|our|its|their|these|those)\s+)*([a-z'’ -]+?)(?=[,.;:()⟨]|$|\s+(?:and|but|in|were|was|are|is|that|which|who|made)\b)/;

/** "118, which is 29% of all cases": the number further up that counts cases. */
function wholeByNoun(pair: Pair, facts: DocumentFacts): Quantity | null {
  const { reading, index, part } = pair;
  const phrase = OF_NOUN.exec(reading.shape.text.slice(reading.shape.behind[index]))?.[1] ?? "";
  const noun = singular(phrase.split(" ").at(-1) ?? "");
  const own = subjectWords(phrase);
  for (const one of noun.length < 4 ? [] : readingsBefore(reading, facts, 8).slice(1)) {
    const counts = itemsOf(one).filter(
      ({ figure, role, words }) =>
        headNoun(one, one.figures.indexOf(figure)) === noun &&
        own.every((word) => words.has(word)) &&
        figure.value > part.value &&
        role !== "change" &&
        role !== "before",
    );
    if (counts.length > 0) return counts.length > 1 ? null : nearly(pair, counts[0]?.figure);
  }
  return null;
}

/** The one number of the sentence before, where the share that it gives is near the one printed. */
function wholeAlone(pair: Pair, { readings }: DocumentFacts): Quantity | null {
  const { reading, part, index } = pair;
  const last = readings[reading.segment.index - 1];
  if (
    last?.segment.block !== reading.segment.block ||
    /^\s+of\b/.test(reading.shape.text.slice(reading.shape.behind[index]))
  )
    return null;
  const [only, ...more] = itemsOf(last).filter(({ figure }) => figure.kind === part.kind);
  const [noun, other] = [last, reading].map((one) =>
    headNoun(one, one.figures.indexOf(one === last ? (only?.figure ?? part) : part)),
  );
  const alike = noun === "" || other === "" || noun === other;
  return more.length > 0 || only?.role === "before" || only?.role === "change" || !alike
    ? null
    : nearly(pair, only?.figure);
}

/** A whole that gives about the percentage printed, and not it. */
function nearly({ part, percent }: Pair, whole: Quantity | undefined): Quantity | null {
  if (whole === undefined || whole.kind !== part.kind || whole.value <= part.value || percent.hedge !== null)
    return null;
  const share = (100 * part.value) / whole.value;
  return share < percent.value * 1.8 && share * 1.8 > percent.value ? whole : null;
}

const OF_THESE = /\bof (?:these|those|them|whom|which)\b/;

/** "22 of these cases, one in three", "432, or 8%" behind "92% of the 5,400": the one number of the sentence before that is a whole. */
function wholeByWords({ reading, part, percent }: Pair, { readings }: DocumentFacts): Quantity | null {
  const { segment, shape, figures } = reading;
  const countsOf = (one: Reading) =>
    itemsOf(one).filter(
      ({ figure, role }) =>
        figure.kind === part.kind && figure.value > part.value && role !== "change" && role !== "before",
    );
  const last = [1, 2]
    .flatMap((back) => readings[segment.index - back] ?? [])
    .find((one) => one.segment.block === segment.block && countsOf(one).length > 0);
  if (last === undefined) return null;
  const ofThese =
    OF_THESE.test(shape.text.slice(shape.behind[figures.indexOf(part)]).split(/[.;⟨]/)[0] ?? "") ||
    /^(?:⟨P\d+⟩\s+)?of (?:these|those|them)\b/.test(shape.text);
  const counts = countsOf(last);
  const wholes = new Set(wholesOf(last).map((index) => last.figures[index]));
  const [only, ...more] = counts.map(({ figure }) => figure).filter((one) => ofThese || wholes.has(one));
  return only === undefined || more.length > 0 || percent.hedge !== null ? null : only;
}
