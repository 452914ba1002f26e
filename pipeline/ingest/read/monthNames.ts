/** Months as partners write them, in English and in Welsh; three letters are what strptime reads as `%b`. */
const months: readonly (readonly [short: string, written: string])[] = [
  ["Jan", "jan(?:uary)?|ionawr|ion"],
  ["Feb", "feb(?:ruary)?|chwefror|chwe"],
  ["Mar", "mar(?:ch)?|mawrth"],
  ["Apr", "apr(?:il)?|ebrill|ebr"],
  ["May", "may|mai"],
  ["Jun", "june?|mehefin|meh"],
  ["Jul", "july?|gorffennaf|gorff?"],
  ["Aug", "aug(?:ust)?|awst"],
  ["Sep", "sept?(?:ember)?|medi"],
  ["Oct", "oct(?:ober)?|hydref|hyd"],
  ["Nov", "nov(?:ember)?|tachwedd|tach"],
  ["Dec", "dec(?:ember)?|rhagfyr|rhag"],
];

/** Any spelling of a month's name, as a regular expression without groups. */
export const monthName = months.map(([, written]) => written).join("|");

const around = (written: string): string => `(^|[^a-z])(?:${written})\\.?([^a-z]|$)`;

/** SQL for a text with the names of months shortened: `Sept-23`, `September 2023` and `Medi 2023` all name September. */
export const shortMonthsSql = (text: string): string =>
  months.reduce(
    (sql, [short, written]) => `regexp_replace(${sql}, '${around(written)}', '\\1${short}\\2', 'gi')`,
    text,
  );

/** The same for a strptime format, whose `%B` then reads what `%b` reads. */
export const shortMonths = (format: string): string =>
  months.reduce(
    (text, [short, written]) => text.replace(new RegExp(around(written), "giu"), `$1${short}$2`),
    format.replace(/%B/g, "%b").replace(/%b\./g, "%b"),
  );

/** The number of the month that a text names, from 1; null where it names none. */
export function monthNumber(text: string): number | null {
  const index = months.findIndex(([, written]) => new RegExp(`^(?:${written})\\.?$`, "iu").test(text));
  return index < 0 ? null : index + 1;
}
