import { expect, test } from "vitest";
import type { JudgedTarget } from "../../reports/documents/data/judgedTarget.js";
import { protectTargets } from "../../reports/documents/protect/targets.js";

const target = (number: number, measure: string | null) =>
  ({
    number,
    plan_year: "2024-25",
    priority: "safeguarding",
    text: "Among the lowest three districts in the county",
    kind: "lowest",
    answer: "met",
    reason: "among the lowest 3 was wanted",
    figures: "2nd lowest, 12th highest of 13 (3)",
    certainty: "certain: 1st to 2nd lowest with 95 % certainty, clear of all others",
    period: "October 2022 to September 2023",
    note: null,
    measure,
  }) as JudgedTarget;

test("that a hidden count is among the lowest, or fewer than last year's, is not said in public", () => {
  const [hidden, shown, actions] = protectTargets(
    [target(1, "cse_reports"), target(2, "shoplifting"), target(3, null)],
    new Set(["cse_reports"]),
  );
  expect(hidden).toMatchObject({
    answer: "cannot be judged",
    figures: "[c]",
    certainty: null,
    reason: "it cannot be judged in public: its figures are suppressed",
  });
  expect(JSON.stringify(hidden)).not.toMatch(/lowest 3 was|2nd lowest|1st to 2nd|"met"/);
  expect(shown).toEqual(target(2, "shoplifting"));
  expect(actions).toEqual(target(3, null));
});
