import { expect, test } from "vitest";
import type { JudgedTarget } from "../../reports/documents/data/judgedTarget.js";
import { protectTargets } from "../../reports/documents/protect/targets.js";

const target = (number: number, measure: string | null): JudgedTarget => ({
  number,
  plan_year: "2024-25",
  priority: "safeguarding",
  text: "Among the lowest three districts in the county",
  kind: "lowest",
  answer: "met",
  reason: { code: "among-lowest", target: 3 },
  figures: {
    kind: "place",
    byRate: null,
    byCount: { rank_lowest: 2, rank_lowest_to: 2, rank_highest: 12, rank_highest_to: 12, of: 13, lacking: 0 },
    value: 3,
  },
  certainty: { kind: "place", sure: "certain", best: 1, worst: 2, alike: 0, absent: 0 },
  period: "October 2022 to September 2023",
  as_at: null,
  caveat: null,
  early: false,
  internal: [],
  measure,
});

test("that a hidden count is among the lowest, or fewer than last year's, is not said in public", () => {
  const [hidden, shown, actions] = protectTargets(
    [target(1, "cse_reports"), target(2, "shoplifting"), target(3, null)],
    new Set(["cse_reports"]),
  );
  expect(hidden).toEqual({
    ...target(1, "cse_reports"),
    answer: "cannot be judged",
    figures: { kind: "suppressed" },
    suppressed: true,
    certainty: null,
    reason: { code: "suppressed" },
  });
  expect(shown).toEqual(target(2, "shoplifting"));
  expect(actions).toEqual(target(3, null));
});
