import { addDays, addMonths, endOfMonth } from "./day.js";
import { financialPeriod } from "./financialPeriod.js";
import { firstOfTwoYears } from "./planYear.js";

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
  const [, years = "", quarter = ""] = /^(\d{4}(?:[/-]\d{2})?)-Q([1-4])$/i.exec(text) ?? [];
  if (years === "") return null;
  const months = (Number(quarter) - 1) * 3;
  if (years.length === 4) return quarterFrom(addMonths(`${years}-01-01`, months));
  const first = firstOfTwoYears(years);
  return first === null ? null : quarterFrom(addMonths(`${first}-04-01`, months));
}

/** The last quarter that ends in or before a month. */
export function quarterTo(month: string): Quarter {
  const past = Number(month.slice(5, 7)) % 3;
  return quarterFrom(addMonths(`${month.slice(0, 7)}-01`, -past - 2));
}

function quarterFrom(start: string): Quarter {
  const period = financialPeriod(start);
  if (period === null) throw new RangeError(`quarterFrom: needs a day, got ${start}`);
  const { year, quarter } = period;
  return {
    start,
    end: endOfMonth(addMonths(start, 2)),
    yearStart: `${year.slice(0, 4)}-04-01`,
    number: quarter,
    planYear: year.replace("/", "-"),
    beforeStart: addMonths(start, -3),
    beforeEnd: addDays(start, -1),
  };
}

/** "quarter 2 of the financial year 2023/24" */
export function quarterWords({ number, planYear }: Quarter): string {
  return `quarter ${number} of the financial year ${planYear.replace("-", "/")}`;
}
