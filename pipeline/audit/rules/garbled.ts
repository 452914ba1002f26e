import { matchesOf } from "../document/matches.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { Judgement, Rule, Severity } from "../facts/finding.js";

interface Garble {
  readonly pattern: RegExp;
  readonly severity: Severity;
  readonly message: string;
  readonly expected: string;
  /** Left alone where this precedes. */
  readonly unlessAfter?: RegExp;
}

const GARBLES: readonly Garble[] = [
  {
    pattern: /£\s?\d{1,3}(?:,\d{3})*,\d{1,2}(?![\d,])|£\s?\d{1,3}(?:,\d{3})*,\d{4,}/g,
    severity: "error",
    message: "The thousands of this sum are parted wrongly",
    expected: "groups of three digits",
  },
  {
    pattern: /\d+,,[\d,]*\d/g,
    severity: "error",
    message: "There are two commas in one number",
    expected: "one comma",
  },
  {
    pattern: /(?<![\d,.£/])[1-9]\d{0,2}(?:,\d{3})*,(?:\d{1,2}|\d{4,})(?=\s+(?!and\b|or\b|to\b)[a-z])/g,
    severity: "suspect",
    message: "The thousands of this number are parted wrongly",
    expected: "groups of three digits",
    unlessAfter:
      /\b(?:tiers?|levels?|pages?|sections?|phases?|years?|items?|priorit\w+|actions?|wards?|parts?|and)\s*$/i,
  },
  {
    pattern:
      /\b(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+(?:19\d|20\d|20\d{3})\b(?![.,]?\d|\s+(?:[a-z]+s\b|people|young|fewer|more|less|higher|lower)|\s*[,;]\s+[A-Z][a-z]+(?:\s?[–-]\s?[A-Z][a-z]+)?\s+\d{1,3}\b)|\b20\d{3}\s?[-/–]\s?\d{2}\b/g,
    severity: "error",
    message: "The year does not have four digits",
    expected: "a year of four digits",
  },
  {
    pattern: /\b(?:increase|decrease|reduction|rise|fall|drop)d?\s+(?:of|by)\s*%/gi,
    severity: "error",
    message: "The percentage has lost its number",
    expected: "a number before the per cent sign",
  },
  {
    pattern: /\b(?:\d*1(?:nd|rd|th)|\d*2(?:st|rd|th)|\d*3(?:st|nd|th)|\d*[04-9](?:st|nd|rd))\b/g,
    severity: "error",
    message: "The ordinal has another number's ending",
    expected: "1st, 2nd, 3rd, 4th …",
  },
];

/** Figures damaged in typing or copying. */
export const garbled: Rule = {
  name: "garbled-figure",
  explanation: "The figure is damaged: digits, separators, endings or signs that no number is written with.",
  check: ({ facts }) =>
    facts.segments.flatMap((segment) =>
      !/\d|%/.test(segment.text) || (facts.document.format === "pdf" && segment.kind === "row")
        ? []
        : GARBLES.flatMap(({ pattern, severity, message, expected, unlessAfter }): Judgement[] =>
            [...matchesOf(pattern, segment.text)].flatMap((match) => {
              if (unlessAfter?.test(segment.text.slice(0, match.index)) === true || isTeen(match[0]))
                return [];
              return [
                aboutSegment(
                  segment,
                  severity,
                  `${message}: "${match[0].trim()}".`,
                  expected,
                  match.index,
                  match.index + match[0].length,
                ),
              ];
            }),
          ),
    ),
};

/** 11th, 12th and 13th end as they should. */
function isTeen(text: string): boolean {
  return /^\d*1[123]th$/.test(text);
}
