import { describe, expect, test } from "vitest";
import { countedAgain, countedBy } from "../../reports/words/persons.js";

describe("people whom a source counts by shorter periods than a document sums", () => {
  const victims = { name: "Repeat victims of domestic abuse", unit: "people" };

  test("are said to be counted so, and what that means", () => {
    expect(countedBy(victims, { grain: "month" })).toBe("counted month by month");
    expect(countedBy(victims, { grain: "quarter" })).toBe("counted quarter by quarter");
    expect(countedAgain("counted month by month")).toBe(
      "Counted month by month: months are added up, and the same person may be in several.",
    );
  });

  test("are different people where a source counts whole years, and where each has a first time once", () => {
    expect(countedBy(victims, { grain: "financial_year" })).toBeNull();
    expect(countedBy(victims, undefined)).toBeNull();
    expect(
      countedBy({ name: "First-time entrants to youth justice", unit: "people" }, { grain: "quarter" }),
    ).toBeNull();
  });

  test("are not what else is counted", () => {
    expect(countedBy({ name: "Shoplifting", unit: "offences" }, { grain: "month" })).toBeNull();
  });

  test("are said to be counted as the contract says", () => {
    const by = (people: "once" | "once_a_period" | "each_time", grain: string) =>
      countedBy(victims, { grain, people });
    expect(by("once", "quarter")).toBe("each counted once");
    expect(countedAgain("each counted once")).toBe("Each counted once: no person is in the number twice.");
    expect(by("each_time", "day")).toBe("counted each time");
    expect(countedAgain("counted each time")).toBe(
      "Counted each time: a person is in the number as often as recorded, so that it is no number of different people.",
    );
    expect(by("once_a_period", "month")).toBe("each counted once a month");
    expect(countedAgain("each counted once a month")).toBe(
      "Each counted once a month: months are added up, and who is in several is counted in each, so that the sum is no number of different people.",
    );
    expect(by("once_a_period", "financial_year")).toBe("each counted once a year");
    expect(countedAgain("each counted once a year")).toBe(
      "Each counted once a year: no person is in a year's number twice.",
    );
    expect(countedBy({ name: "Calls", unit: "calls" }, { grain: "quarter", people: "once" })).toBeNull();
  });
});
