import { addMonths, type Day, day, endOfMonth, lastDayOfMonth, monthsBetween } from "../../calendar/day.js";
import { monthNumber } from "../../calendar/names.js";
import { matchesOf } from "./matches.js";

export type DateKind = "day" | "month" | "season" | "year" | "label" | "range";

/** A date or period as a document prints it. */
export interface DateMention {
  readonly kind: DateKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** First and last day meant. Reversed as printed when the document reverses them. */
  readonly from: Day;
  readonly to: Day;
  readonly weekday: string | null;
  /** False where the document leaves the year out; `from` then carries year 0. */
  readonly yearGiven: boolean;
  /** A day that no calendar has (31 September). */
  readonly impossible: boolean;
  /** "October 15 - September 26": the two digits can be years or days, and neither reading is a period. */
  readonly garbled: boolean;
}

const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const WEEKDAY =
  "(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)";
const POINT = new RegExp(
  `(?:\\b(?<weekday>${WEEKDAY}),?\\s+)?(?:the\\s+)?(?:\\b(?!\\d+\\s+of\\b)(?<before>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?\\b(?<month>${MONTH})\\b\\.?` +
    "(?:\\s+(?<after>\\d{1,2})(?:st|nd|rd|th)\\b)?(?:,?[\\s-]*(?<year>(?:19|20)\\d{2})\\b(?!\\s?[%,]\\d)|[\\s-]*['’](?<short>\\d{2})\\b|-(?<dashed>\\d{2})\\b|\\s(?<loose>\\d{2})(?![\\d%,.:/]|st|nd|rd|th))?",
  "g",
);
const NUMERIC = /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/g;
const ISO = /\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b/g;
const LABEL = /\b((?:19|20)\d{2})\s?[-–/]\s?((?:19|20)\d{2}|\d{2})\b(?![-/]\d)/g;
const SEASON = /\b(winter|spring|summer|autumn)\s+(?:of\s+)?((?:19|20)\d{2})\b/gi;
const YEAR = /(?<![\d£,.#-])((?:19|20)\d{2})\b(?![,.]?\d)/g;
const JOIN = /^\s*(?:-|–|—|to|and|until|till|through|up to)\s*(?:the\s+)?$/i;
const SEASON_START: Readonly<Record<string, number>> = { winter: 12, spring: 3, summer: 6, autumn: 9 };

interface Point {
  mention: DateMention;
  month: number;
  date: number;
  /** Two digits after a month that may be a year or a day. */
  loose: number | null;
}

/** Every date and period in a text, in order, ranges joined ("1 April 2020 - 31 March 2021"). */
export function findDates(text: string): DateMention[] {
  const points = findPoints(text);
  const found: DateMention[] = joinRanges(text, points);
  const add = (mention: DateMention) => {
    if (!found.some((other) => mention.start < other.end && other.start < mention.end)) found.push(mention);
  };
  for (const match of matchesOf(ISO, text))
    add(dayMention(match, Number(match[1]), Number(match[2]), Number(match[3])));
  for (const match of matchesOf(NUMERIC, text)) {
    const year = Number(match[3]) + (match[3]?.length === 2 ? 2000 : 0);
    add(dayMention(match, year, Number(match[2]), Number(match[1])));
  }
  for (const match of matchesOf(LABEL, text)) add(labelMention(match));
  for (const match of matchesOf(SEASON, text)) {
    const from = day(Number(match[2]), SEASON_START[(match[1] ?? "").toLowerCase()] ?? 1, 1);
    add(plain(match, "season", from, endOfMonth(addMonths(from, 2))));
  }
  for (const match of matchesOf(YEAR, text)) {
    add(plain(match, "year", day(Number(match[1]), 1, 1), day(Number(match[1]), 12, 31)));
  }
  return found.sort((a, b) => a.start - b.start);
}

function plain(match: RegExpExecArray, kind: DateKind, from: Day, to: Day): DateMention {
  const [text] = match;
  const end = match.index + text.length;
  return {
    kind,
    start: match.index,
    end,
    text,
    from,
    to,
    weekday: null,
    yearGiven: true,
    impossible: false,
    garbled: false,
  };
}

function dayMention(match: RegExpExecArray, year: number, month: number, date: number): DateMention {
  const impossible = month < 1 || month > 12 || date < 1 || date > lastDayOfMonth(year, month);
  const at = impossible ? day(year, 1, 1) : day(year, month, date);
  return { ...plain(match, "day", at, at), impossible };
}

/** "2020/21" is the year from 1 April; "2016 - 2017" the same; a second part of any other year spans to its end. */
function labelMention(match: RegExpExecArray): DateMention {
  const first = Number(match[1]);
  const second = match[2]?.length === 2 ? Math.floor(first / 100) * 100 + Number(match[2]) : Number(match[2]);
  const reversed = second <= first;
  return plain(match, "label", day(first, 4, 1), reversed ? day(second, 3, 31) : day(second, 3, 31));
}

function findPoints(text: string): Point[] {
  const points: Point[] = [];
  for (const match of matchesOf(POINT, text)) {
    const { weekday, before, month: name = "", after, year, short, dashed, loose } = match.groups ?? {};
    const month = monthNumber(name);
    const date = Number(before ?? after ?? 0);
    const twoDigits = short ?? dashed;
    const fullYear =
      year !== undefined ? Number(year) : twoDigits !== undefined ? 2000 + Number(twoDigits) : 0;
    const written =
      loose === undefined ? match[0] : match[0].slice(0, match[0].length - loose.length).trimEnd();
    const lead = /^\s*the\s+/.exec(written)?.[0].length ?? 0;
    const impossible =
      date > lastDayOfMonth(fullYear === 0 ? 2024 : fullYear, month) || (date === 0 && before !== undefined);
    const from = day(fullYear, month, date === 0 || impossible ? 1 : date);
    points.push({
      month,
      date,
      loose: loose === undefined ? null : Number(loose),
      mention: {
        kind: date > 0 ? "day" : "month",
        start: match.index + lead,
        end: match.index + written.length,
        text: written.slice(lead),
        from,
        to: date > 0 ? from : day(fullYear, month, lastDayOfMonth(fullYear === 0 ? 2023 : fullYear, month)),
        weekday: weekday ?? null,
        yearGiven: fullYear > 0,
        impossible,
        garbled: false,
      },
    });
  }
  return points;
}

function joinRanges(text: string, points: readonly Point[]): DateMention[] {
  const mentions: DateMention[] = [];
  for (let index = 0; index < points.length; index += 1) {
    const first = points[index];
    const second = points[index + 1];
    if (first === undefined) continue;
    const range = second === undefined ? null : joinRange(text, first, second);
    if (range !== null) {
      mentions.push(range);
      index += 1;
    } else if (first.mention.yearGiven || first.date > 0) {
      mentions.push(first.mention);
    }
  }
  return mentions;
}

function joinRange(text: string, first: Point, second: Point): DateMention | null {
  const looseStart =
    first.loose === null ? 0 : (/ *\d{2}/.exec(text.slice(first.mention.end))?.[0].length ?? 0);
  const between = text.slice(first.mention.end + looseStart, second.mention.start);
  if (!JOIN.test(between)) return null;
  const ahead = text.slice(Math.max(0, first.mention.start - 12), first.mention.start);
  if (/and/i.test(between) && !/(?:between|during|from)\s+(?:the\s+)?$/i.test(ahead)) return null;
  const start = first.mention.start;
  const done = (end: number, from: Day, to: Day, garbled = false): DateMention => ({
    ...first.mention,
    kind: "range",
    start,
    end,
    text: text.slice(start, end),
    from,
    to,
    weekday: null,
    yearGiven: true,
    impossible: first.mention.impossible || second.mention.impossible,
    garbled,
  });
  if (
    first.loose !== null &&
    second.loose !== null &&
    !first.mention.yearGiven &&
    !second.mention.yearGiven
  ) {
    const end = second.mention.end + (/^ *\d{2}/.exec(text.slice(second.mention.end))?.[0].length ?? 0);
    const from = day(2000 + first.loose, first.month, 1);
    const to = endOfMonth(day(2000 + second.loose, second.month, 1));
    const months = monthsBetween(from, to);
    if (months > 0 && months <= 24) return done(end, from, to);
    // Read as days of one year the range runs forward: "June 10 - July 14" is no fault.
    if (first.month * 100 + first.loose <= second.month * 100 + second.loose) return null;
    return done(end, from, to, true);
  }
  if (!second.mention.yearGiven) return null;
  let from = first.mention.from;
  if (!first.mention.yearGiven) {
    const year = Number(second.mention.from.slice(0, 4)) - (first.month > second.month ? 1 : 0);
    from = day(
      year,
      first.month,
      first.date > 0 ? Math.min(first.date, lastDayOfMonth(year, first.month)) : 1,
    );
  }
  return done(second.mention.end, from, second.mention.to);
}
