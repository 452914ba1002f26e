import { financialQuarter } from "./financialQuarter.js";
import { financialYear } from "./financialYear.js";

export type FinancialPeriod = {
  /** "2019/20" */
  year: string;
  /** 1 to 4, April to June being 1 */
  quarter: number;
  /** "Q3 2019/20" */
  label: string;
  /** ONS's wording for the same year: "year ending March 2020" */
  yearEnding: string;
  /** 1 to 4, January to March being 1 */
  calendarQuarter: number;
};

/**
 * A day's financial year and quarter in the ways they are printed. Missing in, missing out (null).
 *
 * @throws RangeError on text that is no day
 */
export function financialPeriod(date: string | Date | null | undefined): FinancialPeriod | null {
  const year = financialYear(date);
  const quarter = financialQuarter(date);
  if (year === null || quarter === null) return null;
  return {
    year,
    quarter,
    label: `Q${quarter} ${year}`,
    yearEnding: `year ending March ${Number(year.slice(0, 4)) + 1}`,
    calendarQuarter: (quarter % 4) + 1,
  };
}
