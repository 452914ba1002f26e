import { literal } from "../../store/open.js";
import type { grains } from "../../workspace/contracts/contract.js";
import { shortMonths, shortMonthsSql } from "../read/monthNames.js";

export type Grain = (typeof grains)[number];

/** How a contract reads the texts that name its periods. */
export interface PeriodReading {
  formats: readonly string[];
  grain: Grain;
  /** of weeks: whether the day that is written begins or ends one */
  week?: "beginning" | "ending" | undefined;
}

/**
 * SQL for the first day of the period that a text names, NULL where it fits none of the formats.
 * A format is strptime's (`%d/%m/%Y`), months in any spelling, or one of the labels that strptime cannot read:
 * `2022-23` (also 2022/23, 202223 and 2022-2023), `2022-23 Q1` and `2022 Q1` (in either order, also `1`, `Quarter 1`
 * or `Apr-Jun` for the quarter), `2022-23 %B` (a month of the financial year), `2022-W01` (the week of ISO 8601).
 * Records of a day are counted in their month, and of a week in the month in which it begins, if it ends there too.
 */
export const periodStartSql = (text: string, reading: PeriodReading): string =>
  naming("day_named", dateSql(text, reading.formats), (date) => startSql(date, reading));

/** SQL for the first day of the period that the day of {@link dateSql} names. */
export const startSql = (date: string, reading: PeriodReading): string =>
  reading.grain === "week" ? monthOf(weekSql(date, reading)[0]) : normalised(date, reading.grain);

/** SQL that says of such a day that it names a week of two months: what is counted in it belongs to neither by itself. */
export function straddlesSql(date: string, reading: PeriodReading): string {
  if (reading.grain !== "week") return "false";
  const [first, last] = weekSql(date, reading);
  return `coalesce(${monthOf(first)} <> ${monthOf(last)}, false)`;
}

/** SQL for the last day of the period that begins on `start`. */
export function periodEndSql(start: string, grain: Grain): string {
  const length = { day: "1 month", week: "1 month", month: "1 month", quarter: "3 months" }[grain as string];
  return `(${start} + interval '${length ?? "1 year"}' - interval '1 day')::date`;
}

/** SQL for the day that a text names by the first of the formats that it fits. */
export function dateSql(text: string, formats: readonly string[]): string {
  return naming("plain", plainSql(text), (plain) => {
    const dates = formats.map((format) =>
      naming(
        "named_date",
        formatSql(plain, format),
        (date) => `case when ${date} between date '1990-01-01' and date '2100-12-31' then ${date} end`,
      ),
    );
    return dates.length === 1 ? `(${dates[0]})` : `coalesce(${dates.join(", ")})`;
  });
}

/** Dashes of print are as good as the keyboard's. */
const plainSql = (text: string): string =>
  naming(
    "trimmed",
    `trim(${text})`,
    (trimmed) =>
      `if(strlen(${trimmed}) = length(${trimmed}), ${trimmed}, translate(${trimmed}, '‐‑‒–—−\u00a0', '------ '))`,
  );

/**
 * SQL for what `sql` makes of the value of `expression`, which is worked out and written once however often it is used:
 * written out, the forms below would multiply.
 */
const naming = (name: string, expression: string, sql: (name: string) => string): string =>
  `list_transform([${expression}], lambda ${name}: ${sql(name)})[1]`;

/** SQL for the moment that a text names by the first of the formats, which have hours, that it fits. */
export const momentSql = (text: string, formats: readonly string[]): string =>
  naming("plain", plainSql(text), (plain) => {
    const moments = formats.map((format) =>
      format.includes("%z")
        ? moment(plain, format)
        : `try_strptime(${shortMonthsSql(plain)}, ${literal(shortMonths(format))})`,
    );
    return moments.length === 1 ? `(${moments[0]})` : `coalesce(${moments.join(", ")})`;
  });

function formatSql(text: string, format: string): string {
  if (/^\d{4}-\d{2} Q\d$/.test(format)) return quarterLabel(text, (year) => yearLabel(year), 4);
  if (/^\d{4} Q\d$/.test(format)) return quarterLabel(text, calendarYear, 1);
  if (/^\d{4}-\d{2}$/.test(format)) return yearLabel(text);
  if (/^\d{4}-W\d{2}$/.test(format)) return weekLabel(text);
  const month = /^\d{4}-\d{2} (%[bBm])$/.exec(format)?.[1];
  if (month !== undefined) return monthOfYear(text, month);
  if (format.includes("%z")) return `${moment(text, format)}::date`;
  if (!/%[bB]/.test(format)) return `try_strptime(${text}, ${literal(format)})::date`;
  return `try_strptime(${shortMonthsSql(text)}, ${literal(shortMonths(format))})::date`;
}

const monthOf = (date: string): string => `date_trunc('month', ${date})::date`;

function weekSql(date: string, { week }: PeriodReading): readonly [first: string, last: string] {
  return week === "ending" ? [`(${date} - 6)`, date] : [date, `(${date} + 6)`];
}

function normalised(date: string, grain: Exclude<Grain, "week">): string {
  switch (grain) {
    case "day":
    case "month":
      return monthOf(date);
    case "quarter":
      return `date_trunc('quarter', ${date})::date`;
    case "calendar_year":
      return `date_trunc('year', ${date})::date`;
    case "financial_year":
      return `make_date(year(${date} - interval '3 months')::integer, 4, 1)`;
    case "year_ending":
      return `(date_trunc('month', ${date}) - interval '11 months')::date`;
  }
}

/** A stamp with an offset names a moment; its day and hour are those of the clocks here, whatever offset it is written in. */
function moment(text: string, format: string): string {
  const offset = `regexp_replace(${text}, '\\s*[Zz]$', '+00:00')`;
  return `timezone('Europe/London', try_strptime(${offset}, ${literal(format)})::timestamptz)`;
}

/** 2022-23 and its spellings → 1 April 2022; a label whose years do not follow one another is none. */
function yearLabel(text: string): string {
  const digits = `regexp_replace(${text}, '[^0-9]', '', 'g')`;
  return `case when regexp_full_match(${text}, '\\d{4}\\s?[-/–]?\\s?(\\d{2}|\\d{4})')
    and right(${digits}, 2)::integer = (left(${digits}, 4)::integer + 1) % 100
    then make_date(left(${digits}, 4)::integer, 4, 1) end`;
}

const calendarYear = (text: string): string =>
  `case when regexp_full_match(${text}, '\\d{4}') then make_date(${text}::integer, 1, 1) end`;

const quarterMonths = ["jan-mar", "apr-jun", "jul-sep", "oct-dec"] as const;

/** 2022-23 Q1, Q1 2022/23, 2022/23 1, 2022/23 Apr-Jun → 1 April 2022; quarters are numbered from `firstMonth` on. */
function quarterLabel(text: string, yearOf: (text: string) => string, firstMonth: 1 | 4): string {
  const named = quarterMonths.reduce((sql, months, index) => {
    const number = ((index + 4 - (firstMonth - 1) / 3) % 4) + 1;
    return `regexp_replace(${sql}, '${months.replace("-", "\\s*(?:-|to|/)\\s*")}', 'Q${number}', 'i')`;
  }, shortMonthsSql(text));
  const read = (parts: string, form: string): string =>
    naming(
      form,
      parts,
      (row) => `(${yearOf(`${row}.y`)} + to_months(3 * (try_cast(${row}.q as integer) - 1)))::date`,
    );
  return naming("labelled", named, (label) => {
    const ahead = `coalesce(
      nullif(regexp_extract(${label}, '(?i)^q(?:uarter|tr)?\\s?([1-4])\\b[\\s,-]*(\\d.*)$', ['q', 'y']), {'q': '', 'y': ''}),
      nullif(regexp_extract(${label}, '^([1-4])[\\s,]+(\\d{4}.*)$', ['q', 'y']), {'q': '', 'y': ''}))`;
    const behind = `coalesce(
      nullif(regexp_extract(${label}, '(?i)^(\\d.*?)[\\s,-]*q(?:uarter|tr)?\\s?([1-4])$', ['y', 'q']), {'y': '', 'q': ''}),
      nullif(regexp_extract(${label}, '^(\\d{4}.*?)[\\s,]+([1-4])$', ['y', 'q']), {'y': '', 'q': ''}))`;
    return `coalesce(${read(ahead, "ahead")}, ${read(behind, "behind")})`;
  });
}

/** 2022/23 April, April 2022/23, 2022/23 4 → April 2022; January to March are those of the second year. */
function monthOfYear(text: string, format: string): string {
  const read = (parts: string, form: string): string =>
    naming(form, parts, (row) => {
      const month = `month(try_strptime(${row}.m, ${literal(shortMonths(format))}))`;
      return `(${yearLabel(`${row}.y`)} + to_months(((${month} + 8) % 12)::integer))::date`;
    });
  return naming("labelled", shortMonthsSql(text), (label) => {
    const ahead = `regexp_extract(${label}, '^(\\d{4}\\s?[-/]?\\s?\\d{2,4})[\\s,]+(\\S+)$', ['y', 'm'])`;
    const behind = `regexp_extract(${label}, '^(\\S+)[\\s,]+(\\d{4}\\s?[-/]?\\s?\\d{2,4})$', ['m', 'y'])`;
    return `coalesce(${read(ahead, "ahead")}, ${read(behind, "behind")})`;
  });
}

/** 2023-W14 → the Monday of that week of ISO 8601. */
function weekLabel(text: string): string {
  const parts = `regexp_extract(${text}, '(?i)^(\\d{4})[-\\s]?w(?:eek|k)?\\s?(\\d{1,2})$', ['y', 'w'])`;
  return naming("weekly", parts, (row) =>
    naming(
      "monday",
      `(date_trunc('week', make_date(try_cast(${row}.y as integer), 1, 4))::date + 7 * (try_cast(${row}.w as integer) - 1))`,
      (monday) =>
        `case when try_cast(${row}.w as integer) between 1 and 53 and isoyear(${monday}) = try_cast(${row}.y as integer) then ${monday} end`,
    ),
  );
}
