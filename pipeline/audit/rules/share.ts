import { largest, smallest } from "../../bulk.js";
import { sayPercent } from "../document/sayNumber.js";
import { sumWay } from "../equations/derived.js";
import { namesItsBase } from "../equations/percentZone.js";
import { isLevel, isSmallWord, neighboursOf } from "../equations/pool.js";
import { takeParts } from "../equations/runs.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { noteChecked } from "../facts/coverage.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import type { Reading } from "../statements/reading.js";
import { leadOf } from "../statements/readStatements.js";
import { numbersOf, sameKind, textBetween, wholesOf } from "../statements/wholes.js";
import { shareOfAll } from "./shareOfAll.js";

/** From here every whole percentage has a whole part. */
const LARGE = 500;
/** Things no more than all of which can be meant: a target or last year's figure may be exceeded. */
const RATE_OF = /\b(?:rate|share|proportion) of\s+$/;
const OVER_ALL =
  /^\s+of\s+(?:the\s+|all\s+|our\s+|these\s+|those\s+)*(?:cases|victims|people|residents|respondents|actions|reports|incidents|offences|crimes|those|young people|clients|households|calls|visits|referrals)\b/;

/** A share against its part and its whole ("12 of 40 (25%)"), or one that no whole part of its base can give. */
export const share: Rule = {
  name: "share",
  explanation:
    "A share is a part divided by its whole. The counts printed with it give another percentage, or no whole part of the base gives this one.",
  check: (input) => [...shareOfAll(input), ...shares(input)],
};

const shares: Rule["check"] = ({ facts }) =>
  facts.readings.flatMap((reading) => {
    if (!reading.figures.some((figure) => figure.kind === "percent")) return [];
    return reading.figures.flatMap((figure, index): Judgement[] => {
      if (
        figure.kind !== "percent" ||
        isChangePercent(reading, index, 0) ||
        reading.roles[index]?.name === "target"
      )
        return [];
      const outer = wholeOutside(reading, facts);
      const about =
        outer === null ? [] : neighboursOf(reading, facts).flatMap((one) => one.figures.filter(isLevel));
      return judgeShare(reading, index, figure, outer, about);
    });
  });

interface Link {
  readonly part: number | null;
  readonly whole: number;
  /** A whole that stands outside the sentence. */
  readonly outer?: Quantity;
  readonly firm: boolean;
}

/** Words that go on about what the sentence before counts; a share that opens a sentence says not of what. */
const GOES_ON = /\bof (?:these|those|them|which|whom)\b|\b(?:remainder|remaining|the rest)\b/;
const OPENS =
  /^(?:[a-z]+\s+){0,2}⟨P\d+⟩\s*\(|^⟨N\d+⟩\s+(?:took|were|was|had|went|gave|said|did|[a-z]{3,}ed)\b[^⟨⟩()]{0,40}\(⟨P\d+⟩\)/;

/** The one number of the sentence that opens the list, or the largest of the one before that "of these" speaks of. */
function wholeOutside({ segment, shape, figures }: Reading, facts: DocumentFacts): Quantity | null {
  const lead = segment.kind === "item" ? leadOf(facts.blocks, facts.readings, segment) : undefined;
  const current = (one: Reading) =>
    numbersOf(one).flatMap((index) =>
      one.roles[index]?.name === "before" ? [] : (one.figures[index] ?? []),
    );
  if (lead !== undefined) {
    const numbers = current(lead);
    return numbers.length === 1 ? (numbers[0] ?? null) : null;
  }
  const before = facts.readings[segment.index - 1];
  const near =
    segment.kind === "item" ? before?.segment.kind === "item" : before?.segment.block === segment.block;
  const goesOn = GOES_ON.test(shape.text) || (segment.kind !== "item" && OPENS.test(shape.text));
  if (before === undefined || !near || !goesOn) return null;
  const whole = current(before).sort((a, b) => b.value - a.value)[0];
  const own = figures.filter((one) => one.kind === whole?.kind);
  return whole === undefined || own.some((one) => one.value >= whole.value) ? null : whole;
}

function judgeShare(
  reading: Reading,
  index: number,
  share: Quantity,
  outer: Quantity | null,
  about: readonly Quantity[],
): Judgement[] {
  const { figures, shape, segment } = reading;
  const behind = shape.text.slice(shape.behind[index]);
  if (share.value > 100 && share.hedge === null && OVER_ALL.test(behind)) {
    return [
      aboutSegment(
        segment,
        "error",
        `${share.text} is more than all of them.`,
        "at most 100 per cent",
        share.start,
        share.end,
      ),
    ];
  }
  const links = linksOf(reading, index, outer);
  const judged = links.flatMap((link): { fits: boolean; finding: Judgement | null }[] => {
    const part = link.part === null ? undefined : figures[link.part];
    const whole = link.outer ?? figures[link.whole];
    if (whole === undefined || whole.value <= 0) return [];
    if (part === undefined) return link.part === null ? [judgeBase(reading, share, whole)] : [];
    noteChecked(segment, [share, part, whole]);
    // A part several times its whole is none of it.
    if (part.value > whole.value * 3) return [];
    const [p, w] = [intervalOf(part), intervalOf(whole)];
    const value = (100 * part.value) / whole.value;
    if (stands(share, { low: (100 * p.low) / w.high, high: (100 * p.high) / Math.max(w.low, 1e-9) }))
      return [{ fits: true, finding: null }];
    const message = `${part.text} ÷ ${whole.text} = ${sayPercent(value, share.decimals + 1)}, printed as ${share.text}.`;
    const expected = sayPercent(value, share.decimals);
    const ends = [part, share, ...(link.outer === undefined ? [whole] : [])];
    const start = smallest(ends.map((one) => one.start));
    const end = largest(ends.map((one) => one.end));
    return [
      {
        fits: false,
        finding: aboutSegment(segment, link.firm ? "error" : "suspect", message, expected, start, end),
      },
    ];
  });
  const outside = outer === null ? [] : about.filter((one) => one.kind === outer.kind && one.value > 0);
  const given = links.some(({ part }) =>
    outside.some((one) => {
      const [p, w] = [figures[part ?? -1], intervalOf(one)];
      return (
        p !== undefined &&
        stands(share, { low: (100 * intervalOf(p).low) / w.high, high: (100 * intervalOf(p).high) / w.low })
      );
    }),
  );
  if (given || judged.some((one) => one.fits) || elsewhere(reading, links, share)) return [];
  return judged.flatMap((one) => one.finding ?? []).slice(0, 1);
}

/** "92 of 236" */
function isPartOf(reading: Reading, part: number, whole: number): boolean {
  return /^\s+(?:out\s+)?of\s+(?:the\s+|all\s+)*$/.test(textBetween(reading, part, whole));
}

/** "Oldgate (40) and Tollbar (50) made up 22%": the part and those that are named with it before it. */
function runTo(reading: Reading, part: number): Quantity[] {
  const before = numbersOf(reading).filter((one) => one <= part);
  const from = before.find(
    (one) =>
      takeParts(
        reading,
        before.filter((other) => other >= one),
        true,
      ).at(-1) === part,
  );
  return before.filter((one) => one >= (from ?? part)).flatMap((one) => reading.figures[one] ?? []);
}

/** "Of these, 370 (34%)": the part may be one of any other number before it. */
function elsewhere(reading: Reading, links: readonly Link[], share: Quantity): boolean {
  const { figures } = reading;
  return links.some(({ part }) => {
    const own = part === null ? undefined : figures[part];
    if (own === undefined) return false;
    return numbersOf(reading).some((one) => {
      const whole = figures[one];
      if (
        whole === undefined ||
        one === part ||
        !sameKind(whole, own) ||
        whole.value < own.value ||
        whole.value <= 0
      )
        return false;
      const w = intervalOf(whole);
      return [intervalOf(own), sumWay(runTo(reading, part ?? -1)).interval].some((p) =>
        stands(share, { low: (100 * p.low) / w.high, high: (100 * p.high) / w.low }),
      );
    });
  });
}

/** "Three of the four districts" says where; a percentage behind it is seldom what it makes. */
const PLACES =
  /^\s+(?:[a-z]+\s+)?(?:districts|wards|areas|forces|boroughs|counties|towns|quarters|months|years)\b/;
const OF_BUDGET =
  /^\s+of\s+(?:the|its|our|their|an?)\s+(?:[a-z'’-]+\s+){0,3}?(?:budget|allocation|target|plan)\s+of\s+⟨N(\d+)⟩/;

/** The parts and wholes that a share may be of, the firmest first. */
function linksOf(reading: Reading, index: number, outer: Quantity | null): Link[] {
  const { shape, figures } = reading;
  const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
  const wholes = wholesOf(reading);
  const numbers = numbersOf(reading);
  // Beside two numbers in digits, "two supermarkets" says only where.
  const small = (one: number) => figures[one] !== undefined && isSmallWord(figures[one]);
  const clear = numbers.filter((one) => !small(one) || numbers.filter((other) => !small(other)).length < 2);
  const whole = (part: number | null): { index: number; firm: boolean } | null => {
    const fitting = wholes.filter(
      (one) =>
        one !== part &&
        (part === null || sameKind(figures[one], figures[part])) &&
        // "(2013/14: 92 of 236)": the whole of another part.
        !(
          part !== null &&
          numbers.some((own) => own !== part && own > part && own < one && isPartOf(reading, own, one))
        ),
    );
    const earlier = fitting.filter((one) => one < Math.max(index, part ?? 0));
    const found = fitting.length === 1 ? fitting[0] : (earlier.at(-1) ?? fitting[0]);
    return found === undefined ? null : { index: found, firm: fitting.length === 1 || earlier.length > 0 };
  };
  const to = (part: number, firm = true): Link[] => {
    const found = whole(part);
    if (found !== null) return [{ part, whole: found.index, firm: firm && found.firm }];
    return outer === null || outer.kind !== figures[part]?.kind ? [] : [{ part, whole: -1, outer, firm }];
  };
  const before = clear.filter((one) => (shape.at[one] ?? 0) < (shape.at[index] ?? 0)).at(-1);
  const after = clear.find((one) => (shape.at[one] ?? 0) > (shape.at[index] ?? 0));
  const gapBefore = before === undefined ? "" : textBetween(reading, before, index);
  const gapAfter = after === undefined ? "" : textBetween(reading, index, after);
  const pairs = numbers.flatMap((part, at) => {
    const next = numbers[at + 1];
    return next !== undefined &&
      next < index &&
      !(small(part) && small(next) && PLACES.test(shape.text.slice(shape.behind[next]))) &&
      /^\s*(?:[a-z'’-]+\s+){0,3}?(?:out\s+)?of\s+(?:the\s+|these\s+|all\s+|our\s+|its\s+|a total of\s+)*$/.test(
        textBetween(reading, part, next),
      ) &&
      sameKind(figures[part], figures[next])
      ? [{ part, whole: next, firm: true }]
      : [];
  });
  // "£113,400, 76% of the year's budget of £150,000"
  const budget = OF_BUDGET.exec(behind)?.[1];
  if (
    budget !== undefined &&
    before !== undefined &&
    /^(?:\s+[a-z]+){0,3}\s*[,(–—-]\s*(?:or\s+)?$/.test(gapBefore)
  )
    return [{ part: before, whole: Number(budget), firm: true }];
  // "P of the 250 residents surveyed (30)", "a quarter of the 456 residents who replied (114)"
  if (after !== undefined && wholes.includes(after) && /^\s+(?:[a-z]+\s+)?of\s/.test(gapAfter)) {
    const inner = clear.find(
      (one) =>
        one > after &&
        /[(,]\s*(?:[a-z]+\s+)?$/.test(textBetween(reading, after, one)) &&
        !/[;:]|⟨P/.test(textBetween(reading, after, one)) &&
        textBetween(reading, after, one).length < 90,
    );
    if (
      inner !== undefined &&
      /^[^⟨⟩()]{0,30}\)|^\s+(?:in all|in total|of them)\b/.test(shape.text.slice(shape.behind[inner]))
    )
      return [{ part: inner, whole: after, firm: true }];
    // "19%, 262 of the 1,366" and "262, 19% of the 1,366"
    if (
      before !== undefined &&
      !wholes.includes(before) &&
      /^(?:\s+[a-z]+){0,4}\s*[,(–—-]\s*(?:or\s+|about\s+|an?\s+(?:[a-z]+\s+){0,2}(?:rate|share|proportion)\s+of\s+)?$|^\s*\)\s*(?:together\s+)?(?:made_up|accounted for|represented|were|was|are)\s+$/.test(
        gapBefore,
      )
    )
      return [{ part: before, whole: after, firm: true }];
    return /\b(?:per|each|average|every|monthly|weekly|a (?:month|week|year|day))\b/.test(
      ahead.slice(-40) + behind.slice(0, 60),
    )
      ? []
      : [{ part: null, whole: after, firm: false }];
  }
  // "P (30 of the 250)", "P (30)"
  if (
    after !== undefined &&
    /^[^⟨⟩().;,]{0,70}\(\s*(?:only\s+|just\s+|about\s+|or\s+|i\.e\.\s+|n\s*=\s*)?$/.test(gapAfter) &&
    !wholes.includes(after)
  ) {
    const inside = shape.text.slice(shape.behind[after]);
    const pair = /^(?:\s+[a-z]+){0,2}?\s+(?:out\s+)?of\s+(?:the\s+|all\s+|our\s+)*⟨N(\d+)⟩|^\s*\/\s*⟨N(\d+)⟩/
      .exec(inside)
      ?.slice(1)
      .find((one) => one !== undefined);
    if (pair !== undefined) return [{ part: after, whole: Number(pair), firm: true }];
    if (/^(?:\s+[a-z]+){0,3}\s*\)/.test(inside) && !/⟨/.test(gapAfter)) return to(after);
  }
  // "Almost a quarter (24.6%, 23,451)"
  if (
    after !== undefined &&
    /^,\s+$/.test(gapAfter) &&
    /^\s*\)/.test(shape.text.slice(shape.behind[after])) &&
    /\($/.test(ahead)
  )
    return to(after);
  // "31 of the 54 actions in the plan (57%)", "172 (37.9%)"
  if (
    before !== undefined &&
    /^[^⟨⟩();]{0,60}[,(]\s*(?:or\s+|about\s+|which is\s+|equivalent to\s+)?$/.test(
      gapBefore.replace(/⟨[TXD]\d+⟩/g, ""),
    )
  ) {
    // Of several pairs ("28 of 85 from the three busiest of 26 wards") any may be meant.
    if (pairs.some((pair) => pair.whole === before))
      return pairs.map((pair) => ({ ...pair, firm: pairs.length === 1 }));
    if (/\(\s*(?:or\s+|about\s+)?$/.test(gapBefore)) return to(before);
    // Only a comma joins them: the whole must stand before, in the same clause.
    return to(before).filter(
      ({ whole, outer }) =>
        outer !== undefined || (whole < before && !/[;:]/.test(textBetween(reading, whole, before))),
    );
  }
  // "782 came from licensed premises, accounting for 60% of the total", "which is 30%"
  if (
    before !== undefined &&
    /\b(?:(?:rate|share|proportion) of|account\w*|represent\w*|(?:mak\w+|made)[ _]up|equat\w+|equal\w*|equivalent|constitut\w+|is|are|or|that is|which is)\s+(?:for\s+|to\s+|just\s+|only\s+|about\s+|up\s+)*$/.test(
      gapBefore,
    ) &&
    gapBefore.length < 110 &&
    !/;|\b(?:although|though|while|whilst|whereas|but)\b/.test(gapBefore) &&
    !namesItsBase(
      reading,
      index,
      numbers.filter((one) => one < index),
    )
  ) {
    if (wholes.includes(before)) {
      const part = clear.filter((one) => one < before).at(-1);
      if (
        part !== undefined &&
        /\bof\s+(?:the\s+|these\s+|all\s+|our\s+)*$/.test(textBetween(reading, part, before))
      )
        return [{ part, whole: before, firm: true }];
    }
    return to(
      before,
      RATE_OF.test(gapBefore) || /\bof (?:the|all|them|these|its|those)\b|^\s*[.,;)]|^\s*$/.test(behind),
    );
  }
  // "1,366 calls, of which 19% …": no whole part may give it.
  if (
    before !== undefined &&
    wholes.includes(before) &&
    /\bof\s+(?:which|whom|these)\s+(?:[a-z]+\s+)?$/.test(gapBefore)
  ) {
    return after === undefined &&
      !/\b(?:per|each|average|every|around|about|monthly|weekly|a (?:month|week|year|day))\b/.test(
        `${ahead.slice(-110)}`,
      )
      ? [{ part: null, whole: before, firm: false }]
      : [];
  }
  return [];
}

function judgeBase(
  { segment }: Reading,
  share: Quantity,
  whole: Quantity,
): { fits: boolean; finding: Judgement | null } {
  const nothing = { fits: true, finding: null };
  if (
    whole.value > LARGE ||
    whole.hedge !== null ||
    whole.slack > 0 ||
    whole.kind !== "count" ||
    share.hedge !== null ||
    share.worded ||
    share.value > 100
  )
    return nothing;
  const parts = Array.from({ length: whole.value + 1 }, (_, done) => (done / whole.value) * 100);
  if (parts.some((value) => stands(share, { low: value, high: value }))) return nothing;
  const below = Math.floor((whole.value * share.value) / 100);
  const near = [below, below + 1].map(
    (done) => `${done} of ${whole.text} = ${sayPercent((done / whole.value) * 100, share.decimals + 1)}`,
  );
  const message = `No whole part of ${whole.text} is ${share.text}: ${near.join("; ")}.`;
  const [start, end] = [Math.min(whole.start, share.start), Math.max(whole.end, share.end)];
  return {
    fits: false,
    finding: aboutSegment(segment, "suspect", message, "a share that whole numbers can give", start, end),
  };
}
