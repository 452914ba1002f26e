import { expect, test } from "vitest";
import type { JudgedTarget } from "../../pipeline/facts/target.js";
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
  so_far: false,
  caution: null,
  against: [],
  internal: [],
  measure,
});

const shown = { value: 3, status: "complete", previous: null, previous_status: "no data" };
const known = (measures: { hidden?: string[]; sensitive?: string[]; shown?: string[] }) => ({
  hidden: new Set(measures.hidden ?? []),
  cared: ({ measure }: { measure: string }) => (measures.sensitive ?? []).includes(measure),
  trends: (measures.shown ?? []).map((measure) => ({ measure, ...shown })),
});
const unanswered = (measure: string) => ({
  ...target(1, measure),
  answer: "cannot be judged",
  figures: { kind: "suppressed" },
  suppressed: true,
  certainty: null,
  reason: { code: "suppressed" },
});

test("that a hidden count is among the lowest, or fewer than last year's, is not said in public", () => {
  const [hidden, open, actions] = protectTargets(
    [target(1, "cse_reports"), target(2, "shoplifting"), target(3, null)],
    known({ hidden: ["cse_reports"] }),
  );
  expect(hidden).toEqual(unanswered("cse_reports"));
  expect(open).toEqual(target(2, "shoplifting"));
  expect(actions).toEqual(target(3, null));
});

test("nor is a figure of a sensitive measure that the document's tables do not have", () => {
  const sensitive = ["prevent_referrals"];
  expect(protectTargets([target(1, "prevent_referrals")], known({ sensitive }))).toEqual([
    unanswered("prevent_referrals"),
  ]);
  const given = known({ sensitive, shown: sensitive });
  expect(protectTargets([target(1, "prevent_referrals")], given)).toEqual([target(1, "prevent_referrals")]);
});

test("nor a place among areas of which one has a small count, nor a share of a sensitive measure", () => {
  const small = { ...target(1, "s136_detentions"), internal: [{ code: "not-for-publication", count: 5 }] };
  const given = known({ sensitive: ["s136_detentions"], shown: ["s136_detentions"] });
  expect(protectTargets([small as JudgedTarget], given)[0]?.answer).toBe("cannot be judged");
  const share: JudgedTarget = {
    ...target(1, "asb_cases_improved"),
    of_measure: "cse_reports",
    figures: { kind: "share", part: 2, of: 9 },
  };
  expect(protectTargets([share], known({ sensitive: ["cse_reports"] }))[0]?.figures).toEqual({
    kind: "suppressed",
  });
});
