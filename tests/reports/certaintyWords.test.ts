import { expect, test } from "vitest";
import type { FindingEvidence } from "../../reports/documents/data/findingEvidence.js";
import { placeCertainty } from "../../reports/documents/parts/certaintyWords.js";

const place = (rank_lower: number, rank_upper: number, indistinguishable_from: number) =>
  placeCertainty({
    certainty: {
      own: {
        basis: "rate",
        rank_highest: 3,
        rank_lowest: 11,
        rank_lower,
        rank_upper,
        indistinguishable_from,
        of: 13,
      },
      standing: { rank: { of: 13, reasons: [] } },
    },
  } as unknown as FindingEvidence);

test("a place that could be another is not called clear of all others, even where no single area could take it", () => {
  expect(place(3, 4, 0)).toBe(
    "The 95% confidence interval for the place by rate is 3rd to 4th highest, though distinguishable from each other area taken singly.",
  );
  expect(place(3, 3, 0)).toContain("holds no other place: clear of all others.");
  expect(place(3, 5, 2)).toContain("not distinguishable from 2 others taken singly.");
});
