import { financialPeriod } from "../../../pipeline/statistics/index.js";
import { addMonths } from "../../words/formatDate.js";

/** Three months, and the clocks they stand in. Days are ISO. */
export interface Quarter {
  start: string;
  end: string;
  /** first day of the financial year that it lies in; the year to date runs from here */
  yearStart: string;
  /** 1 to 4, April to June being 1 */
  number: number;
  /** "2023-24", the plan year, which is the financial year */
  planYear: string;
  /** the first day of the quarter before, whose pack was the last one */
  beforeStart: string;
  beforeEnd: string;
}

/**
 * Reads a quarter in either notation: `2024-Q1` is the calendar's, January to March 2024; `2023/24-Q4` (or
 * `2023-24-Q4`) is the financial year's, the same three months. Null where it is neither.
 */
export function quarterNamed(text: string): Quarter | null {
  const financial = /^(\d{4})[/-](\d{2})-Q([1-4])$/i.exec(text);
  if (financial) {
    const [, year = "", next = "", quarter = ""] = financial;
    if ((Number(year) + 1) % 100 !== Number(next)) return null;
    return quarterFrom(addMonths(`${year}-04-01`, (Number(quarter) - 1) * 3));
  }
  const calendar = /^(\d{4})-Q([1-4])$/i.exec(text);
  if (!calendar) return null;
  return quarterFrom(addMonths(`${calendar[1]}-01-01`, (Number(calendar[2]) - 1) * 3));
}

function quarterFrom(start: string): Quarter {
  const period = financialPeriod(start);
  if (period === null) throw new RangeError(`quarterFrom: needs a day, got ${start}`);
  const { year, quarter } = period;
  const beforeStart = addMonths(start, -3);
  return {
    start,
    end: dayBefore(addMonths(start, 3)),
    yearStart: `${year.slice(0, 4)}-04-01`,
    number: quarter,
    planYear: year.replace("/", "-"),
    beforeStart,
    beforeEnd: dayBefore(start),
  };
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}

/** "quarter 2 of the financial year 2023/24" */
export function quarterWords({ number, planYear }: Quarter): string {
  return `quarter ${number} of the financial year ${planYear.replace("-", "/")}`;
}
