import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { formatCount, formatNumber } from "../../../words/number.js";
import { blank, mark, several } from "../../type/logMarks.js";
import { hashedWord, type Word } from "../past/words.js";
import type { LogSize } from "./size.js";

/** So unlikely (in nats) must it be that none of the records has a mark by chance: one in a million, and of what a quarter had one in twenty thousand. */
const [proof, proofOfMany, many] = [14, 10, 0.25];
/** A file of fewer days may have none of some weekday. */
const fewestDays = 28;
/** Of a day of the month that is missing so many records would have come: none is one in four hundred. */
const each = 6;
/** A word that fewer records had is missing by chance; of fewer records no share is known. */
const [known, knownRecords] = [5, 50];
/** Blank areas have three times their share, and double days, places and types nearly twice, in no honest year. */
const [blanks, doubles] = [3, 1.8];

/** What of a log's records is otherwise than before: that none is of a kind, or far more are. */
interface Habit {
  kind: string;
  lost: boolean;
  records: number;
  share: number;
  before: number;
}

/** Kinds of which several records have one, the more often the more there are. */
const together: readonly string[] = [mark.day, mark.place, mark.type];
const habits: readonly string[] = [
  mark.weekday,
  mark.monthEnd,
  mark.monthDay,
  mark.hour,
  mark.area,
  ...together,
];

/**
 * A log whose records are otherwise on the days, at the hours and in the areas than those of the two years before: none at
 * a weekend or after the 28th, none without an area or on a day with another (rows that were taken for copies), or far
 * more of these. What comes together does so as often as there are records: judged by the log's own pace.
 */
export function logHabits(words: readonly Word[], size: LogSize): string[] {
  if (size.days < fewestDays) return [];
  const kinds = [...groupBy(words, ({ kind }) => kind)]
    .filter(([kind]) => habits.includes(kind))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = [
    ...kinds.flatMap(([kind, all]) => lostHabit(kind, all, size)),
    ...kinds.flatMap(([kind, all]) => moreOften(kind, all, size)),
  ];
  return first ? [said(first)] : [];
}

/** Words that none of the records has. */
function lostHabit(kind: string, words: readonly Word[], size: LogSize): Habit[] {
  const [records, recordsBefore] = [sumOf(words, ({ now }) => now), sumOf(words, ({ before }) => before)];
  const scale = together.includes(kind)
    ? Math.min(1, size.times)
    : kind === mark.monthEnd
      ? Math.min(1, size.monthEnds)
      : 1;
  const lost = words.filter(({ word, now, before }) => {
    if (now > 0 || before < known) return false;
    if (together.includes(kind)) return word === hashedWord(several);
    // of many words some are missing by chance, which they are not where so many of each would have come
    return (
      kind !== mark.monthDay || (word !== hashedWord("other") && (before / recordsBefore) * records >= each)
    );
  });
  const share = sumOf(lost, ({ before }) => before) / recordsBefore;
  if (kind === mark.weekday && isEnteredLater(words, lost, records)) return [];
  const isFound =
    records > 0 &&
    -Math.log(1 - Math.min(share * scale, 0.999)) * records >= (share >= many ? proofOfMany : proof);
  return lost.length > 0 && isFound ? [{ kind, lost: true, records, share: 0, before: share }] : [];
}

/** The weekend's records are those that Monday has more: they are entered when the office opens. */
function isEnteredLater(words: readonly Word[], lost: readonly Word[], records: number): boolean {
  const of = (day: string) => words.find(({ word }) => word === hashedWord(day));
  const weekend = ["Saturday", "Sunday"].map(of);
  const all = sumOf(words, ({ before }) => before);
  const monday = of("Monday");
  if (!monday || lost.some((one) => !weekend.includes(one))) return false;
  const [own, gone] = [monday.before / all, sumOf(lost, ({ before }) => before) / all];
  const [chosen, entered] = [own / (1 - gone), own + gone];
  return monday.now > (records * (chosen + entered)) / 2;
}

/** Blank areas, or several records of one day, place and type, of which there are far more. */
function moreOften(kind: string, words: readonly Word[], { times }: LogSize): Habit[] {
  const [records, recordsBefore] = [sumOf(words, ({ now }) => now), sumOf(words, ({ before }) => before)];
  if (records === 0 || recordsBefore < knownRecords) return [];
  return words.flatMap(({ word, now, before }) => {
    const isBlank = word === hashedWord(blank);
    const usual = before / recordsBefore;
    const expected = Math.min(0.9, usual * (isBlank ? 1 : Math.max(1, times)));
    const share = now / records;
    const isMore =
      (isBlank && share >= blanks * expected + 0.05) ||
      (word === hashedWord(several) && kind === mark.type && share >= doubles * expected + 0.02);
    const errors = Math.sqrt(records * expected * (1 - expected) + 1);
    return now > 0 && isMore && now - records * expected >= 8 * errors
      ? [{ kind, lost: false, records, share, before: usual }]
      : [];
  });
}

function said({ kind, lost, records, share, before }: Habit): string {
  const percent = (number: number): string => `${formatNumber(100 * number, number < 0.095 ? 1 : 0)} %`;
  const all = formatCount(records);
  if (lost)
    return `none of its ${all} ${what[kind] ?? kind}, as ${percent(before)} before it: it may be a selection`;
  return kind === mark.area
    ? `${percent(share)} of its ${all} records name no area, and ${percent(before)} of those before it`
    : `on ${percent(share)} of its ${all} days, places and types it has several records that differ in their references alone, and ${percent(before)} before it: some may be in it twice`;
}

/** What none of the records is, by what it was kept under. */
const what: Record<string, string> = {
  [mark.weekday]: "records is of some days of the week",
  [mark.monthEnd]: "records is of a day after the 28th",
  [mark.monthDay]: "records is of some days of the month",
  [mark.hour]: "records is of some hours of the day",
  [mark.area]: "records is without an area",
  [mark.day]: "days has several records",
  [mark.place]: "places of a day has several records",
  [mark.type]: "types of a day and place has several records",
};
