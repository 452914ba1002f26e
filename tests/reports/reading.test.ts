import { describe, expect, it } from "vitest";
import { changeOf } from "../../pipeline/findings/changes.js";
import type { Reason } from "../../pipeline/store/reason.js";
import { readChange, readingWords, testsSentence } from "../../reports/documents/data/reading.js";
import { aBreak, withholding } from "../reasons.js";

const read = (value: number, previous: number, counted = true) =>
  readChange({ value, previous, change: value - previous, percent: null, reasons: [] }, { counted });

const none = { change: null, percent: null, reasons: [] };

describe("the reading of a change", () => {
  // Poisson z by hand: 2(√1221 − √1094) = 3.73; 2(√330 − √639) = −14.2; 2(√1086 − √1099) = −0.39.
  it("is a signal beyond three", () => {
    expect(read(1221, 1094)).toBe("higher");
    expect(read(330, 639)).toBe("lower");
    expect(read(1086, 1099)).toBe("within normal variation");
  });

  // Under 40 together not even a doubling passes z = 3: 2(√26 − √13) = 2.99. 2(√20 − √12) = 2.02.
  it("says of too few that they are too few, as the table of findings does", () => {
    expect(read(0, 3)).toBe("too few to say");
    expect(read(12, 20)).toBe("too few to say");
    expect(read(31, 31)).toBe("within normal variation");
    expect(read(30, 2)).toBe("higher");
  });

  it("reads every pair of counts as the table of findings judges it", () => {
    for (const value of [0, 1, 4, 9, 12, 20, 41, 70, 500])
      for (const previous of [0, 2, 3, 8, 19, 24, 47, 450]) {
        const change = value - previous;
        const judged = changeOf({
          value,
          previous,
          change,
          polarity: "down",
          counted: true,
          break_effect: null,
        });
        expect(read(value, previous), `${value} after ${previous}`).toBe(judged.verdict);
      }
  });

  it("tests shares by the number of respondents", () => {
    const share = { value: 282, previous: 264, change: 18, percent: null, reasons: [] };
    const asked = { share_of: 1000, previous_share_of: 1000 };
    expect(readChange({ ...share, ...asked }, { counted: false })).toBe("within normal variation");
    expect(readChange({ ...share, ...asked, value: 350, change: 86 }, { counted: false })).toBe("higher");
  });

  it("does not test shares of it is not known how many, and has nothing to say without two figures", () => {
    expect(read(282, 264, false)).toBe("not tested");
    expect(read(782, 564, false)).toBe("not tested");
    expect(read(28.2, 26.4)).toBe("not tested");
    expect(readChange({ ...none, value: 3, previous: null }, { counted: true })).toBeNull();
    // a difference withheld is not made up for
    expect(readChange({ ...none, value: 300, previous: 100 }, { counted: true })).toBeNull();
  });

  it("says nothing of a direction across a recording break", () => {
    const reasons = [withholding("burglary was re-cut", "2017-04-01")];
    const row = { value: 900, previous: 100, change: 800, percent: null, reasons };
    expect(readChange(row, { counted: true })).toBe("not comparable");
    expect(
      readChange(
        { ...row, percent: 800, reasons: [aBreak("recording improved", "2018-04-01")] },
        { counted: true },
      ),
    ).toBe("to be read with care");
  });

  const unsaid = { change: null, value: null, previous: null, more: null, previous_more: null, reasons: [] };

  it("says what it means under the measure's polarity", () => {
    const words = (change: number, polarity: string, unit: string) =>
      readingWords(change > 0 ? "higher" : "lower", { ...unsaid, change }, { counted: true, polarity, unit });
    expect(words(127, "down", "incidents")).toBe("higher, unwelcome");
    expect(words(-9, "down", "incidents")).toBe("lower, welcome");
    expect(words(9, "up", "arrests")).toBe("higher, welcome");
    expect(words(9, "ambiguous", "incidents")).toBe("higher, may be welcome");
    expect(words(-9, "ambiguous", "incidents")).toBe("lower, may be unwelcome");
    expect(words(9, "ambiguous", "letters")).toBe("higher");
    expect(readingWords(null, unsaid, { counted: true, polarity: "down", unit: "x" })).toBe("cannot be said");
  });

  it("gives the verdict that all possible figures share, where some records are in no figure", () => {
    const said = (more: number, previous_more: number, reasons: Reason[] = []) =>
      readingWords(
        null,
        { change: null, value: 324, previous: 223, more, previous_more, reasons },
        { counted: true, polarity: "down", unit: "reports" },
      );
    expect(said(33, 0)).toBe("higher, whichever records it lacks");
    expect(said(0, 90)).toBe("cannot be said");
    expect(said(33, 0, [withholding("counted anew", "2023-04-01")])).toBe("cannot be said");
  });
});

describe("how many changes are judged, and how many of them chance would let pass", () => {
  it("is said with the numbers", () => {
    const readings = [
      ...Array.from({ length: 40 }, () => "within normal variation" as const),
      ...["higher", "lower", "higher"].map((reading) => reading as "higher" | "lower"),
      "too few to say" as const,
      null,
    ];
    expect(testsSentence(readings)).toBe(
      "43 changes are judged, and 3 called higher or lower. Where nothing had changed, chance alone would call up to 34 of 1,000 changes higher or lower, since both counts vary: 1.5 of these 43. Of as many 95% intervals, 2.2 are expected to miss the true change.",
    );
    expect(testsSentence([null, "too few to say"])).toBe("");
  });
});
