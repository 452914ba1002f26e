import { monthsBetween } from "../../calendar/day.js";
import { monthNames, monthNumber } from "../../calendar/names.js";
import { formatNumber } from "../../words/number.js";
import { matchesOf } from "../document/matches.js";
import type { Quantity } from "../quantities/quantity.js";
import { quotientWay, type Way } from "../quantities/ways.js";
import { type Asked, counted, dividedBy } from "./quotient.js";

export const MONTHS: Readonly<Record<string, number>> = {
  year: 12,
  quarter: 3,
  month: 1,
  week: 12 / 52,
  night: 12 / 365,
  day: 12 / 365,
};

const NAMES = monthNames.join("|").toLowerCase();

const FROM_MONTH = new RegExp(
  `\\b(${NAMES})\\s+(?:to|and|until|–|-)\\s+(?:the end of\\s+)?(${NAMES})\\b`,
  "g",
);

/** A document's own year, or a part of it, is meant where the sentence names no time. */
const ASSUMED = [12, 9, 6, 3];

/** Of which nobody says how long they are. */
const SEASON = /\b(?:season|term|summer|winter|festival)s?\b/;

/** "12,600, or 34.5 a day; the year before it was 29.3 a day": of a year whose total is not here. */
const OF_ANOTHER_YEAR =
  /\b(?:the year before|a year (?:earlier|ago)|(?:the )?previous year|last year)\b[^⟨⟩]*$/;

const A_TIME = /^\s+(?:an?|each|per|every)\s+(?:year|quarter|month|week|night|day)\b/;

export function overTime(
  { reading, figure, index, noun }: Asked,
  pool: readonly Quantity[],
  assume = ASSUMED,
): Way[] {
  const { figures, shape } = reading;
  if (OF_ANOTHER_YEAR.test(shape.text.slice(0, shape.at[index]))) return [];
  const unit = MONTHS[noun ?? ""] ?? Number.NaN;
  const times = figures.filter(({ kind }) => kind === "duration");
  // "1,920 on 48 nights, 40 a night"
  const nights = times.filter(({ text }) => noun === "night" && /night/i.test(text));
  if (nights.length > 0) return nights.flatMap((one) => dividedBy(counted(one), pool, figure));
  if (times.length === 0 && SEASON.test(shape.text)) return [];
  const yearly =
    /\b(?:year|twelve months|annual\w*)\b/.test(shape.text) ||
    figures.some((one) => one.date?.kind === "label" || one.date?.kind === "year");
  const said = [
    ...monthsSaid(figures, shape.text),
    ...times.flatMap(({ value }) => (value >= unit * 1.9 ? [value] : [])),
    ...(yearly && unit < 12 ? [12] : []),
  ];
  const assumed =
    times.length === 0 &&
    unit > 0.2 &&
    unit < 3 &&
    pool.length === 1 &&
    (pool[0]?.value ?? 0) > 2 * figure.value;
  const spread = said.length > 0 || !assumed ? said : assume.filter((months) => months >= unit * 1.9);
  // A year has 52 weeks and a day, and some years have 366 days.
  const loose = unit < 1 ? 0.006 : 0;
  // "2.7 a year to March 2022 and 3.0 a year to March 2025": one mean is not the total of another.
  const means = figures.filter((_, at) => A_TIME.test(shape.text.slice(shape.behind[at])));
  return pool
    .filter((total) => total.kind === figure.kind && !means.includes(total))
    .flatMap((total) =>
      spread.map((months) => {
        const over = months / unit;
        const words = `${total.text} over ${formatNumber(over, 1)} ${noun}s`;
        return quotientWay(total, { low: over, high: over, value: over }, figure, words, { loose });
      }),
    );
}

/** "From April to October", with a year or without: seven months. */
function monthsSaid(figures: readonly Quantity[], text: string): number[] {
  const dated = figures.flatMap(({ date }) =>
    date !== null && ["range", "month"].includes(date.kind) ? [monthsBetween(date.from, date.to)] : [],
  );
  const named = matchesOf(FROM_MONTH, text).map(({ 1: from = "", 2: to = "" }) => {
    const months = (12 + monthNumber(to) - monthNumber(from)) % 12;
    return months + 1;
  });
  return [...dated, ...named];
}
