import { literal } from "../store/open.js";
import type { grains } from "../workspace/contract.js";

export type Grain = (typeof grains)[number];

/**
 * SQL for the first day of the period that a text names, NULL where it fits none of the formats.
 * A format is strptime's (`%d/%m/%Y`) or one of the labels that strptime cannot read: `2022-23` (also 2022/23,
 * 202223 and 2022-2023) and `2022-23 Q1` (in either order, quarters of the financial year).
 * Records of a day are counted in their month.
 */
export function periodStartSql(text: string, formats: readonly string[], grain: Grain): string {
  const parsed = dateSql(text, formats);
  return `case when ${parsed} between date '1990-01-01' and date '2100-12-31' then ${normalised(parsed, grain)} end`;
}

/** SQL for the date that a text names, as it stands there; NULL where it fits none of the formats. */
export function dateSql(text: string, formats: readonly string[]): string {
  const trimmed = `trim(${text})`;
  const dates = formats.map((format) => {
    if (/^\d{4}-\d{2} Q\d$/.test(format)) return quarterLabel(trimmed);
    if (/^\d{4}-\d{2}$/.test(format)) return yearLabel(trimmed);
    return `try_strptime(${trimmed}, ${literal(format)})::date`;
  });
  return `coalesce(${dates.join(", ")})`;
}

/** SQL for the last day of the period that begins on `start`. */
export function periodEndSql(start: string, grain: Grain): string {
  const length = { day: "1 month", month: "1 month", quarter: "3 months" }[grain as string] ?? "1 year";
  return `(${start} + interval '${length}' - interval '1 day')::date`;
}

function normalised(date: string, grain: Grain): string {
  switch (grain) {
    case "day":
    case "month":
      return `date_trunc('month', ${date})::date`;
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

/** 2022-23 and its spellings → 1 April 2022; a label whose years do not follow one another is none. */
function yearLabel(text: string): string {
  const digits = `regexp_replace(${text}, '[^0-9]', '', 'g')`;
  return `case when regexp_full_match(${text}, '\\d{4}\\s?[-/–]?\\s?(\\d{2}|\\d{4})')
    and right(${digits}, 2)::integer = (left(${digits}, 4)::integer + 1) % 100
    then make_date(left(${digits}, 4)::integer, 4, 1) end`;
}

/** 2022-23 Q1, Q1 2022/23 → 1 April 2022. */
function quarterLabel(text: string): string {
  const quarter = `regexp_extract(${text}, '[Qq](?:uarter)?\\s?([1-4])', 1)`;
  const year = `trim(regexp_replace(${text}, '[Qq](?:uarter)?\\s?[1-4]', ''))`;
  return `case when ${quarter} <> '' then (${yearLabel(year)} + to_months(3 * (try_cast(${quarter} as integer) - 1)))::date end`;
}
