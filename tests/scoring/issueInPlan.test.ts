import { expect, test } from "vitest";
import { issueInPlan } from "../../pipeline/plan/issueInPlan.js";

const link = (plan_year: string, priority: string, from_priority: string) => ({
  plan_year,
  priority,
  from_year: "2023-24",
  from_priority,
  kind: "merged" as const,
});

test("an earlier priority is itself, or the first issue that came from it, or none", () => {
  const lineage = [
    link("2024-25", "domestic_abuse", "stalking_harassment"),
    link("2024-25", "vawg", "stalking_harassment"),
    link("2023-24", "asb", "young_people"),
    link("2024-25", "roads", "speeding"),
  ];
  const issueOf = issueInPlan(lineage, "2024-25", ["domestic_abuse", "vawg", "asb"]);
  expect(issueOf("asb")).toBe("asb");
  expect(issueOf("stalking_harassment")).toBe("domestic_abuse");
  // another plan's link, and a link to what is no issue
  expect(issueOf("young_people")).toBeNull();
  expect(issueOf("speeding")).toBeNull();
});
