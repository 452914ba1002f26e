import { describe, expect, test } from "vitest";
import { countedAgain, countedBy } from "../../reports/words/persons.js";

describe("people whom a source counts by shorter periods than a document sums", () => {
  const victims = { name: "Repeat victims of domestic abuse", unit: "people" };

  test("are said to be counted so, and what that means", () => {
    expect(countedBy(victims, "month")).toBe("counted month by month");
    expect(countedBy(victims, "quarter")).toBe("counted quarter by quarter");
    expect(countedAgain("counted month by month")).toBe(
      "Counted month by month: months are added up, and the same person may be in several.",
    );
  });

  test("are different people where a source counts whole years, and where each has a first time once", () => {
    expect(countedBy(victims, "financial_year")).toBeNull();
    expect(countedBy(victims, undefined)).toBeNull();
    expect(countedBy({ name: "First-time entrants to youth justice", unit: "people" }, "quarter")).toBeNull();
  });

  test("are not what else is counted", () => {
    expect(countedBy({ name: "Shoplifting", unit: "offences" }, "month")).toBeNull();
  });
});
