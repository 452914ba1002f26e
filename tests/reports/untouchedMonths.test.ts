import { describe, expect, test } from "vitest";
import { addMonths } from "../../pipeline/calendar/day.js";
import type { Reason } from "../../pipeline/store/reason.js";
import type { MonthlyRow } from "../../pipeline/store/rows.js";
import { plainText } from "../../reports/document.js";
import type { Finding } from "../../reports/documents/data/finding.js";
import { readChange } from "../../reports/documents/data/reading.js";
import { untouchedMonths } from "../../reports/documents/data/untouchedMonths.js";
import { careNote, readingCell, untouchedInlines } from "../../reports/documents/parts/untouchedWords.js";

const series = { source: "police", measure: "asb", area: "E1" };
const year = { ...series, period_start: "2022-04-01", period_end: "2023-03-31" };
const measure = { counted: true, sensitive: false };

/** Twenty-four months from April 2021: `before` a month in the first year, `now` in the second. */
const months = (before: readonly number[], now: readonly number[]): MonthlyRow[] =>
  [...before, ...now].map((value, index) => ({
    ...({ ...series, month: addMonths("2021-04-01", index), value, status: "complete" } as MonthlyRow),
  }));
// April to July fell from 677 to 382, August to March from 836 to 768: the annual report's figures of 2022/23
const before = [170, 169, 169, 169, 105, 105, 105, 105, 104, 104, 104, 104];
const now = [96, 96, 95, 95, 96, 96, 96, 96, 96, 96, 96, 96];
const covid: Reason = {
  ...{ code: "break", break: 1, words: "Breaches of restrictions were counted" },
  ...{ first: "2020-03-23", last: "2021-07-18" },
};

describe("the months that a break does not touch", () => {
  test("are compared in the place of the year", () => {
    expect(untouchedMonths({ ...year, reasons: [covid] }, measure, months(before, now), 50)).toEqual({
      ...{ words: "August to March", start: "2022-08-01", end: "2023-03-31" },
      ...{ value: 768, previous: 836, change: -68, percent: -8.1, reading: "within normal variation" },
      ...{ leftOut: "April to July", turns: null },
    });
  });

  test("have no verdict where fewer of them turn the change round: the sample's anti-social behaviour of 2022/23", () => {
    // August and September 2021 were high: August to March 68 fewer, October to March 56 more
    const high = [...before.slice(0, 4), 162, 162, 86, 86, 85, 85, 85, 85];
    const then = [...now.slice(0, 4), 101, 99, 95, 95, 95, 95, 94, 94];
    const found = untouchedMonths({ ...year, reasons: [covid] }, measure, months(high, then), 50);
    expect(found).toMatchObject({
      ...{ value: 768, previous: 836, change: -68, reading: null },
      turns: { words: "October to March", change: 56 },
    });
    if (found === null) throw new Error("no months");
    const finding = {
      untouched: { ...found, cited: { kind: "text", text: "768" } as const },
      measure: { counted: true, polarity: "down", unit: "incidents" } as Finding["measure"],
    };
    expect(plainText(untouchedInlines(finding))).toBe(
      "August to March: 768, 68 fewer (8.1%), but October to March alone 56 more: no verdict",
    );
    expect(careNote([finding])).toContain(
      "April to July are left out of both years. No verdict is given where it would turn round",
    );
  });

  test("stand in the table too where they alone are higher or lower: one verdict a document", () => {
    // community protection warnings: 11 after 20 are too few to say, 2 after 12 are lower
    const row = { value: 11, previous: 20, change: -9, percent: null, reasons: [covid] };
    const few = [2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1];
    const fewer = [3, 2, 2, 2, 1, 0, 0, 0, 0, 0, 0, 1];
    const found = untouchedMonths({ ...year, reasons: [covid] }, measure, months(few, fewer), 50);
    const finding = {
      ...{ row, reading: readChange(row, measure), untouched: found },
      measure: { counted: true, polarity: "ambiguous", unit: "warnings" },
    } as unknown as Finding;
    expect(readingCell(finding)).toBe("the year: too few to say; August to March 10 fewer, lower");
  });

  test("and the year itself is neither higher nor lower", () => {
    const row = { value: 1150, previous: 1513, change: -363, percent: -24, reasons: [covid] };
    expect(readChange(row, measure)).toBe("to be read with care");
    expect(readChange({ ...row, reasons: [] }, measure)).toBe("lower");
  });

  test("a half-full month of the year before is left out of both years", () => {
    const half: Reason = { code: "half-full", months: ["2021-05-01"], previous: true };
    expect(untouchedMonths({ ...year, reasons: [half] }, measure, months(before, now), 50)).toMatchObject({
      ...{ words: "April and June to March", value: 1150 - 96, previous: 1513 - 169 },
    });
  });

  test("of a break on a day those are touched between which it lies", () => {
    const day: Reason = { code: "break", break: 2, words: "Counted anew", first: "2022-08-01" };
    expect(untouchedMonths({ ...year, reasons: [day] }, measure, months(before, now), 50)?.words).toBe(
      "April to July",
    );
  });

  test("there are none of a sensitive measure, of months that are not whole, or where no month is touched", () => {
    const rows = months(before, now);
    const touched = { ...year, reasons: [covid] };
    expect(untouchedMonths(touched, { ...measure, sensitive: true }, rows, 50)).toBeNull();
    const hidden = rows.map((row) => (row.month === "2022-09-01" ? { ...row, status: "suppressed" } : row));
    expect(untouchedMonths(touched, measure, hidden, 50)).toBeNull();
    expect(untouchedMonths({ ...year, reasons: [] }, measure, rows, 50)).toBeNull();
  });
});
