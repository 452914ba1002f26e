import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditText } from "./audited.js";

const PIECES = [
  "There were ",
  "1,221 ",
  "(1,094) ",
  "11.6% ",
  "an increase of ",
  "fell by ",
  "reports ",
  "of which ",
  "£3,493 ",
  "\n",
  "\n\n",
  "- ",
  "\t",
  "| ",
  "Page 3",
  "Annual Report 2021-22",
  "Action Plan 2024/25",
  "April 2022",
  "Tuesday 31 February 2021 ",
  "between October 14 - September 25 ",
  "the 7 priorities are:",
  "2nd lowest in Kent ",
  "to 0 ",
  "from 5 ",
  ", or ",
  "(",
  ")",
  ". ",
  "** ",
  "\f",
  "Total",
  "1.1",
  "%",
  "compared to ",
];

describe("any text", () => {
  it("is audited without failing, and every finding points into it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const lines = text.split("\n").length;
        for (const finding of auditText(text)) {
          expect(finding.line).toBeGreaterThanOrEqual(1);
          expect(finding.line).toBeLessThanOrEqual(lines);
          expect(finding.quote).not.toBe("");
          expect(finding.message).not.toMatch(/NaN|undefined|Infinity/);
          expect(finding.expected).not.toMatch(/NaN|undefined|Infinity/);
        }
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});
