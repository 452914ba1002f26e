import { describe, expect, it } from "vitest";
import { addMonths } from "../../pipeline/calendar/day.js";
import { formatDay, formatPeriod, writtenDays } from "../../pipeline/calendar/print.js";
import { formatCount, formatDecimal, formatPercent, formatSigned } from "../../pipeline/words/number.js";
import { ordinal } from "../../pipeline/words/ordinal.js";
import { checkAccent, contrast, lightenFor } from "../../reports/drawing/contrast.js";

describe("numbers", () => {
  it("separates thousands and rounds half up, away from nought", () => {
    expect(formatCount(1221)).toBe("1,221");
    expect(
      [0.25, 1.005, 10.125, -0.25].map((number) =>
        formatDecimal(number, number === 0.25 || number === -0.25 ? 1 : 2),
      ),
    ).toEqual(["0.3", "1.01", "10.13", "-0.3"]);
    expect(formatDecimal(-0.01, 1)).toBe("0.0");
    expect(formatPercent(-48.4)).toBe("48.4%");
  });

  it("signs differences with a true minus", () => {
    expect([127, -309, 0].map(formatSigned)).toEqual(["+127", "−309", "0"]);
  });

  it("makes ordinals", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal).join(" ")).toBe(
      "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th",
    );
  });
});

describe("dates", () => {
  it("writes days, and periods by month where the months are whole", () => {
    expect(formatDay("2023-09-30")).toBe("30 September 2023");
    expect(formatPeriod("2022-10-01", "2023-09-30")).toBe("October 2022 to September 2023");
    expect(formatPeriod("2023-01-01", "2023-03-31")).toBe("January to March 2023");
    expect(formatPeriod("2024-02-01", "2024-02-29")).toBe("February 2024");
    expect(formatPeriod("2023-02-01", "2023-02-27")).toBe("1 February 2023 to 27 February 2023");
    expect(() => formatDay("30/09/2023")).toThrow("not an ISO day");
  });

  it("writes out days within words, however a plan has them", () => {
    expect(writtenDays("not yet due: 5.1 (31/10/2023), 5.2 (March 2024)")).toBe(
      "not yet due: 5.1 (31 October 2023), 5.2 (March 2024)",
    );
    expect(writtenDays("nothing was returned by 2023-09-30")).toBe(
      "nothing was returned by 30 September 2023",
    );
    expect(writtenDays("31/13/2023 in 2023/24")).toBe("31/13/2023 in 2023/24");
  });

  it("steps over years", () => {
    expect(addMonths("2022-10-01", 11)).toBe("2023-09-01");
    expect(addMonths("2022-10-01", -12)).toBe("2021-10-01");
  });
});

// Black on white is 21 and #767676 on white 4.54, as in WCAG's own understanding documents.
describe("contrast", () => {
  it("measures as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });

  it("refuses a house colour that cannot be read, and lightens one for a dark ground", () => {
    expect(() => checkAccent("#ffcc00")).toThrow("too pale");
    expect(() => checkAccent("blue")).toThrow("not a colour");
    expect(() => checkAccent("#1f4e79")).not.toThrow();
    expect(contrast(lightenFor("#1f4e79", "#14181c"), "#14181c")).toBeGreaterThanOrEqual(4.5);
  });
});
