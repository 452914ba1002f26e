import { monthName, monthNumber } from "./monthNames.js";

export type FormGrain =
  | "day"
  | "month"
  | "quarter"
  | "financial_year"
  | "calendar_year"
  | "year_ending"
  | "week";

/** One way in which periods are written, for drafts and for telling labels from records; the store reads by SQL. */
export interface PeriodForm {
  grain: FormGrain;
  format: string;
  /** What matches such texts, for a contract's `headers`. */
  pattern: string;
  /** Numbers that may as well be something else, so that the column's label has to name a period. */
  weak?: boolean;
  /** Months since year 0, and the day of the month where there is one. */
  read(text: string): { month: number; day: number } | null;
}

const parts: Readonly<Record<string, string>> = {
  d: "(?<d>\\d{1,2})",
  m: "(?<m>\\d{1,2})",
  y: "(?<y>\\d{2})",
  Y: "(?<y>\\d{4})",
  b: `(?<b>(?:${monthName})\\.?)`,
  B: `(?<b>(?:${monthName})\\.?)`,
  H: "\\d{1,2}",
  M: "\\d{2}",
  S: "\\d{2}(?:\\.\\d+)?",
  z: "(?:Z|[+-]\\d{2}:?\\d{2})",
};

function written(grain: FormGrain, format: string, pattern: string, weak = false): PeriodForm {
  const expression = new RegExp(
    `^${format.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/%([a-zA-Z])/g, (_, letter: string) => parts[letter] ?? "")}$`,
    "iu",
  );
  return {
    grain,
    format,
    pattern,
    weak,
    read(text) {
      const found = expression.exec(text.replace(/[\u2010-\u2014]/g, "-"))?.groups;
      if (!found) return null;
      const month = found.b === undefined ? Number(found.m ?? 1) : (monthNumber(found.b) ?? 0);
      const year = Number(found.y) + (found.y?.length === 2 ? 2000 : 0);
      const day = Number(found.d ?? 1);
      if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1990 || year > 2100) return null;
      return { month: year * 12 + month - 1, day };
    },
  };
}

function label(
  grain: FormGrain,
  format: string,
  pattern: string,
  month: (found: RegExpExecArray) => number | null,
  weak = false,
): PeriodForm {
  const expression = new RegExp(pattern, "iu");
  return {
    grain,
    format,
    pattern,
    weak,
    read(text) {
      const found = expression.exec(text);
      const at = found === null ? null : month(found);
      return at === null || at < 1990 * 12 || at > 2101 * 12 ? null : { month: at, day: 1 };
    },
  };
}

const follows = (one: string | undefined, other: string | undefined): boolean =>
  Number(other?.slice(-2)) === (Number(one) + 1) % 100;
const financial = (found: RegExpExecArray, year = 1): number | null =>
  follows(found[year], found[year + 1]) ? Number(found[year]) * 12 + 3 : null;

export const periodForms: readonly PeriodForm[] = [
  written("day", "%Y-%m-%d", "^\\d{4}-\\d{2}-\\d{2}$"),
  written("day", "%d/%m/%Y", "^\\d{1,2}/\\d{1,2}/\\d{4}$"),
  written("day", "%m/%d/%Y", "^\\d{1,2}/\\d{1,2}/\\d{4}$"),
  written("day", "%d/%m/%y", "^\\d{1,2}/\\d{1,2}/\\d{2}$"),
  written("day", "%d-%m-%Y", "^\\d{1,2}-\\d{1,2}-\\d{4}$"),
  written("day", "%d.%m.%Y", "^\\d{1,2}\\.\\d{1,2}\\.\\d{4}$"),
  written("day", "%d-%b-%Y", "^\\d{1,2}-[A-Za-z]+-\\d{4}$"),
  written("day", "%d-%b-%y", "^\\d{1,2}-[A-Za-z]+-\\d{2}$"),
  written("day", "%d %B %Y", "^\\d{1,2} [A-Za-z]+ \\d{4}$"),
  written("day", "%d/%m/%Y %H:%M", "^$"),
  written("day", "%d/%m/%Y %H:%M:%S", "^$"),
  written("day", "%Y-%m-%d %H:%M", "^$"),
  written("day", "%Y-%m-%d %H:%M:%S", "^$"),
  written("day", "%Y-%m-%dT%H:%M:%S", "^$"),
  written("day", "%Y-%m-%dT%H:%M:%S%z", "^$"),
  written("month", "%Y-%m", "^\\d{4}-\\d{2}$"),
  written("month", "%YM%m", "^\\d{4}M\\d{2}$"),
  written("month", "%m/%Y", "^\\d{1,2}/\\d{4}$"),
  written("month", "%b-%y", "^[A-Za-z]+-\\d{2}$"),
  written("month", "%b %y", "^[A-Za-z]+ \\d{2}$"),
  written("month", "%b %Y", "^[A-Za-z]+ \\d{4}$"),
  written("month", "%b-%Y", "^[A-Za-z]+-\\d{4}$"),
  written("month", "%Y%m", "^\\d{6}$", true),
  written("year_ending", "Year ending %B %Y", "^Year ending [A-Za-z]+ \\d{4}$"),
  label("week", "2022-W01", "^(\\d{4})[- ]?W(\\d{2})$", (found) => Number(found[1]) * 12),
  label("quarter", "2022-23 Q1", "^(\\d{4})[-/](\\d{2}|\\d{4}) ?Q([1-4])$", (found) => {
    const year = financial(found);
    return year === null ? null : year + 3 * (Number(found[3]) - 1);
  }),
  label("quarter", "2022-23 Q1", "^Q([1-4]) (\\d{4})[-/](\\d{2}|\\d{4})$", (found) => {
    const year = financial(found, 2);
    return year === null ? null : year + 3 * (Number(found[1]) - 1);
  }),
  label(
    "quarter",
    "2022 Q1",
    "^(\\d{4}) ?Q([1-4])$",
    (found) => Number(found[1]) * 12 + 3 * (Number(found[2]) - 1),
  ),
  label(
    "quarter",
    "2022 Q1",
    "^Q([1-4]) (\\d{4})$",
    (found) => Number(found[2]) * 12 + 3 * (Number(found[1]) - 1),
  ),
  label("financial_year", "2022-23", "^(\\d{4}) ?[-/] ?(\\d{2}|\\d{4})$", (found) => financial(found)),
  label("financial_year", "2022-23", "^(\\d{4})(\\d{2})$", (found) => financial(found), true),
  written("calendar_year", "%Y", "^\\d{4}$", true),
];

/**
 * Labels of columns that are periods, one step after the other, whatever their order; null where they are not.
 *
 * @returns the form and how many months lie between two of them
 */
export function periodRun(labels: readonly string[]): { form: PeriodForm; step: number } | null {
  if (labels.length < 2) return null;
  for (const form of periodForms) {
    const read = labels.map((text) => form.read(text));
    const [first, second] = read;
    if (!first || !second) continue;
    const step = second.month - first.month;
    const even = read.every(
      (one, index) => one !== null && one.month === first.month + index * step && one.day === first.day,
    );
    if (even && step !== 0) return { form, step };
  }
  return null;
}
