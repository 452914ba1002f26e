import { expect, test } from "vitest";
import type { FundingRow } from "../../pipeline/plan/funding.js";
import { fundingBlocks } from "../../reports/documents/parts/funding.js";
import { protectFunding } from "../../reports/documents/protect/funding.js";

const grant = (outcome_measure: string | null, outcomes: number | null): FundingRow => ({
  financial_year: "2020/21",
  line: "grant",
  provider: "A charity",
  project: "Refuge",
  amount: 12_000,
  outcome: "referrals",
  outcome_measure,
  outcomes,
  cost_per_outcome: outcomes === null ? null : 12_000 / outcomes,
  missing: null,
  addition: null,
});
const measures = [
  { measure: "refuge_referrals", sensitive: true },
  { measure: "helpline_calls", sensitive: false },
];
const words = (funding: FundingRow[], value: number | null) => {
  const trends = [{ measure: "refuge_referrals", value, status: value === null ? "suppressed" : "complete" }];
  const hidden = new Set(value === null ? ["refuge_referrals"] : []);
  return JSON.stringify(
    fundingBlocks({ year: "2020/21", funding: protectFunding(funding, trends, measures, hidden) }),
  );
};

test("a small number of outcomes is hidden, and the cost of each, which is the grant divided by it", () => {
  const said = words([grant("refuge_referrals", 3)], null);
  expect(said).toContain("[c]");
  expect(said).toContain(
    "[c] suppressed, because it, or a number that follows from it, is so small that it might point to a person",
  );
  expect(said).not.toContain("4,000");
});

test("a number that the document does not show is not shown beside a grant: another source's, another year's", () => {
  expect(words([grant("refuge_referrals", 30)], 31)).not.toContain("£400");
});

test("what the document shows, and what is not sensitive, stands beside its grant", () => {
  expect(words([grant("refuge_referrals", 30)], 30)).toContain("£400");
  expect(words([grant("helpline_calls", 3)], null)).toContain("£4,000");
  expect(words([grant(null, null)], null)).not.toContain("[c] suppressed");
});
