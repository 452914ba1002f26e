import type { Figure } from "../figures.js";
import type { Judgement, Rule } from "../finding.js";
import { percentFits } from "../percentVerdict.js";
import type { Reading } from "../reading.js";
import { sayPercent } from "../sayNumber.js";
import { aboutSegment } from "./aboutSegment.js";

const PART_OF =
  /⟨N(?<part>\d+)⟩(?:\s+out)?\s+of\s+(?:the\s+|these\s+|all\s+)?⟨N(?<whole>\d+)⟩[^⟨⟩.;]{0,40}\(\s*⟨P(?<share>\d+)⟩\s*\)/g;
const OF_WHOLE =
  /(?:^|[.,;:(]\s*)of\s+(?:the|these|all)\s+(?:the\s+)?⟨N(?<whole>\d+)⟩[^⟨⟩.;,]{0,40},\s*⟨N(?<part>\d+)⟩[^⟨⟩.;]{0,30}\(\s*⟨P(?<share>\d+)⟩\s*\)/g;
const PERCENT_OF =
  /⟨P(?<share>\d+)⟩\s*\(\s*⟨N(?<part>\d+)⟩[^⟨⟩()]{0,20}\)\s+of\s+(?:the\s+|these\s+|all\s+|our\s+)?⟨N(?<whole>\d+)⟩/g;
const PART_PERCENT_OF =
  /⟨N(?<part>\d+)⟩[^⟨⟩().;]{0,25}\(\s*⟨P(?<share>\d+)⟩\s*\)\s+of\s+(?:the\s+|these\s+|all\s+|our\s+)?⟨N(?<whole>\d+)⟩/g;
/** "97% of the actions were achieved (37 of 39)" */
const PERCENT_THEN_COUNTS =
  /⟨P(?<share>\d+)⟩[^⟨⟩().;,]{0,70}\(\s*⟨N(?<part>\d+)⟩(?:\s+[a-z]+)?(?:\s+out)?\s+of\s+(?:the\s+|all\s+|our\s+)?⟨N(?<whole>\d+)⟩[^⟨⟩()]{0,25}\)/g;
const PART_OUT_OF =
  /⟨N(?<part>\d+)⟩\s+[a-z]+(?:\s+[a-z]+)?\s+out\s+of\s+(?:the\s+|a total of\s+)?⟨N(?<whole>\d+)⟩[^⟨⟩.;]{0,40}\(\s*⟨P(?<share>\d+)⟩\s*\)/g;
/** "13% of the 24 parishes", with no part printed */
const PERCENT_OF_BASE =
  /⟨P(?<share>\d+)⟩\s+of\s+(?:the\s+|these\s+|all\s+|our\s+)(?:the\s+)?⟨N(?<whole>\d+)⟩\s+[a-z]/g;
const OF_WHICH =
  /⟨N(?<whole>\d+)⟩\s+(?:[a-z]+\s+){0,3}[a-z]+,?\s+of\s+(?:which|whom|these)\s+⟨P(?<share>\d+)⟩/g;
/** Things no more than all of which can be meant: a target or last year's figure may be exceeded. */
const OVER_ALL =
  /^\s+of\s+(?:the\s+|all\s+|our\s+|these\s+)?(?:cases|victims|people|residents|respondents|actions|reports|incidents|offences|crimes|those|young people|clients|households)\b/i;
/** "around 20 cases per month": an average is no base. */
const AVERAGED = /\b(?:per|each|average|every|monthly|weekly|a (?:month|week|year|day))\b/;
/** From here every whole percentage has a whole part. */
const LARGE = 500;

/** A share against its own two counts ("12 of 40 (25%)"), or one that no whole part of its base can give. */
export const share: Rule = {
  name: "share",
  explanation:
    "A share is a part divided by its whole. The counts printed beside it give another percentage, or no whole part of the base gives this one.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) => {
      if (reading.segment.kind === "row") return [];
      const patterns = [
        PART_OF,
        OF_WHOLE,
        PERCENT_OF,
        PART_PERCENT_OF,
        PERCENT_THEN_COUNTS,
        PART_OUT_OF,
        PERCENT_OF_BASE,
        OF_WHICH,
      ];
      const judged = patterns
        .flatMap((pattern) => matches(reading, pattern))
        .flatMap((found) =>
          found.part === undefined ? judgeBase(reading, found) : judgeCounts(reading, found, found.part),
        );
      return [...judged, ...overAll(reading)];
    }),
};

function overAll({ segment, figures }: Reading): Judgement[] {
  return figures.flatMap((figure) => {
    const over =
      figure.kind === "percent" && figure.value > 100 && OVER_ALL.test(segment.text.slice(figure.end));
    if (!over) return [];
    const message = `${figure.text} is more than all of them.`;
    return [aboutSegment(segment, "error", message, "at most 100 per cent", figure.start, figure.end)];
  });
}

interface Found {
  readonly part: Figure | undefined;
  readonly whole: Figure;
  readonly share: Figure;
  readonly words: string;
}

function matches({ figures, shape, roles }: Reading, pattern: RegExp): Found[] {
  return [...shape.text.matchAll(pattern)].flatMap((match) => {
    const { part: partIndex, whole: wholeIndex, share: shareIndex } = match.groups ?? {};
    const [whole, printed] = [figures[Number(wholeIndex)], figures[Number(shareIndex)]];
    const part = partIndex === undefined ? undefined : figures[Number(partIndex)];
    if (whole === undefined || printed === undefined || whole.value <= 0) return [];
    if ([whole, printed, part].some((figure) => (figure?.hedge ?? null) !== null)) return [];
    // A change is no part of a whole, nor are pounds of people.
    const comparable =
      part === undefined || (part.kind === whole.kind && roles[Number(partIndex)]?.name !== "change");
    if (!comparable) return [];
    return [
      {
        part,
        whole,
        share: printed,
        words: shape.text.slice(Math.max(0, match.index - 40), match.index + match[0].length),
      },
    ];
  });
}

function judgeCounts({ segment }: Reading, { whole, share: printed }: Found, part: Figure): Judgement[] {
  const value = (part.value / whole.value) * 100;
  if (percentFits(printed, value)) return [];
  const message = `${part.text} ÷ ${whole.text} = ${sayPercent(value, printed.decimals + 1)}, printed as ${printed.text}.`;
  const expected = sayPercent(value, printed.decimals);
  return [aboutSegment(segment, "error", message, expected, Math.min(part.start, whole.start), printed.end)];
}

function judgeBase({ segment }: Reading, { whole, share: printed, words }: Found): Judgement[] {
  if (whole.value > LARGE || AVERAGED.test(words)) return [];
  const parts = Array.from({ length: whole.value + 1 }, (_, done) => (done / whole.value) * 100);
  if (parts.some((value) => percentFits(printed, value))) return [];
  const below = Math.floor((whole.value * printed.value) / 100);
  const near = [below, below + 1].map(
    (done) => `${done} of ${whole.text} = ${sayPercent((done / whole.value) * 100, printed.decimals + 1)}`,
  );
  const message = `No whole part of ${whole.text} is ${printed.text}: ${near.join("; ")}.`;
  return [
    aboutSegment(
      segment,
      "suspect",
      message,
      "a share that whole numbers can give",
      whole.start,
      printed.end,
    ),
  ];
}
