import { describe, expect, it } from "vitest";
import { readChange, readingWords } from "../../reports/documents/reading.js";

const read = (value: number, previous: number, name = "Shoplifting") =>
  readChange({ value, previous, change: value - previous, percent: null, note: null }, { name });

const none = { change: null, percent: null, note: null };

describe("the reading of a change", () => {
  // Poisson z by hand: 2(√1221 − √1094) = 3.73; 2(√330 − √639) = −14.2; 2(√1086 − √1099) = −0.39.
  it("is a signal beyond three", () => {
    expect(read(1221, 1094)).toBe("higher");
    expect(read(330, 639)).toBe("lower");
    expect(read(1086, 1099)).toBe("within normal variation");
  });

  // z of 0 against 3 is −3.46, but the E-test's p is 0.0884 (Krishnamoorthy & Thomson 2004).
  it("asks the exact test where counts are small", () => {
    expect(read(0, 3)).toBe("within normal variation");
    expect(read(30, 2)).toBe("higher");
  });

  it("does not test shares, and has nothing to say without two figures", () => {
    expect(read(282, 264, "Residents in 1,000 naming burglary as a concern")).toBe("not tested");
    expect(read(28.2, 26.4)).toBe("not tested");
    expect(readChange({ ...none, value: 3, previous: null }, { name: "x" })).toBeNull();
    // a difference withheld is not made up for
    expect(readChange({ ...none, value: 300, previous: 100 }, { name: "x" })).toBeNull();
  });

  it("says nothing of a direction across a recording break", () => {
    const note = "no percentage across a break: burglary was re-cut (1 April 2017)";
    const row = { value: 900, previous: 100, change: 800, percent: null, note };
    expect(readChange(row, { name: "Burglary" })).toBe("not comparable");
    expect(
      readChange({ ...row, percent: 800, note: "recording improved (2018)" }, { name: "Burglary" }),
    ).toBe("higher");
  });

  it("says what it means under the measure's polarity", () => {
    const words = (change: number, polarity: string, unit: string) =>
      readingWords(change > 0 ? "higher" : "lower", { change }, { polarity, unit });
    expect(words(127, "down", "incidents")).toBe("higher, unwelcome");
    expect(words(-9, "down", "incidents")).toBe("lower, welcome");
    expect(words(9, "up", "arrests")).toBe("higher, welcome");
    expect(words(9, "ambiguous", "incidents")).toBe("higher, may be welcome");
    expect(words(-9, "ambiguous", "incidents")).toBe("lower, may be unwelcome");
    expect(words(9, "ambiguous", "letters")).toBe("higher");
    expect(readingWords(null, { change: null }, { polarity: "down", unit: "x" })).toBe("cannot be said");
  });
});
