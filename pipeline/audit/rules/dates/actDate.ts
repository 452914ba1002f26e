import { type Day, yearOf } from "../../../calendar/day.js";
import { formatDay } from "../../../calendar/print.js";
import type { DateMention } from "../../document/dates.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import type { Rule } from "../../facts/finding.js";

/** Acts that community safety documents cite, with the day of Royal Assent (legislation.gov.uk). */
const ACTS: readonly { readonly name: string; readonly pattern: RegExp; readonly assent: Day }[] = [
  { name: "Crime and Disorder Act 1998", pattern: /\bcrime (?:and|&) disorder act\b/i, assent: "1998-07-31" },
  {
    name: "Police Reform and Social Responsibility Act 2011",
    pattern: /\bpolice reform (?:and|&) social responsibility act\b/i,
    assent: "2011-09-15",
  },
  {
    name: "Anti-social Behaviour, Crime and Policing Act 2014",
    pattern: /\banti[\s-]social behaviour,? crime (?:and|&) policing act\b/i,
    assent: "2014-03-13",
  },
  { name: "Care Act 2014", pattern: /(?<!social )\bcare act\b/i, assent: "2014-05-14" },
  {
    name: "Counter-Terrorism and Security Act 2015",
    pattern: /\bcounter[\s-]terrorism (?:and|&) security act\b/i,
    assent: "2015-02-12",
  },
  { name: "Modern Slavery Act 2015", pattern: /\bmodern slavery act\b/i, assent: "2015-03-26" },
  {
    name: "Psychoactive Substances Act 2016",
    pattern: /\bpsychoactive substances act\b/i,
    assent: "2016-01-28",
  },
  { name: "Stalking Protection Act 2019", pattern: /\bstalking protection act\b/i, assent: "2019-03-15" },
  { name: "Domestic Abuse Act 2021", pattern: /\bdomestic abuse act\b/i, assent: "2021-04-29" },
  {
    name: "Police, Crime, Sentencing and Courts Act 2022",
    pattern: /\bpolice,? crime,? sentencing (?:and|&) courts act\b/i,
    assent: "2022-04-28",
  },
];

/** The date of an Act against the statute book. */
export const actDate: Rule = {
  name: "act-date",
  explanation: "The year of an Act, or the day of its Royal Assent, is not that of the statute book.",
  check: ({ facts }) =>
    facts.dates.flatMap(({ segment: at, date }) => {
      const segment = facts.segments[at];
      if (segment === undefined || !date.yearGiven || !/act\b/i.test(segment.text)) return [];
      for (const act of ACTS) {
        const match = act.pattern.exec(segment.text);
        if (
          match === null ||
          !isWrong(segment.text, match.index, match.index + match[0].length, date, act.assent)
        )
          continue;
        const message = `The ${act.name} received Royal Assent on ${formatDay(act.assent)}, not ${date.text}.`;
        return [aboutSegment(segment, "error", message, formatDay(act.assent), date.start, date.end)];
      }
      return [];
    }),
};

function isWrong(text: string, start: number, end: number, date: DateMention, assent: Day): boolean {
  const touches =
    date.kind === "year" &&
    (/^\s*\(?$/.test(text.slice(end, date.start)) || /^\s+$/.test(text.slice(date.end, start)));
  if (touches) return yearOf(date.from) !== yearOf(assent);
  const assented =
    date.start > end && /\broyal assent\s+(?:on|in)\s+(?:the\s+)?$/i.test(text.slice(end, date.start));
  if (!assented || date.start - end > 60) return false;
  return date.kind === "day" ? date.from !== assent : assent < date.from || assent > date.to;
}
