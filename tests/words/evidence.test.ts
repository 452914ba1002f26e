import { expect, test } from "vitest";
import { factWords } from "../../reports/words/evidence.js";

test("a rate is far from the county's only where the drawn limits say so too; else which limits do is said", () => {
  const funnel = {
    ...({ kind: "funnel", name: "Noise", rate: 10.13, per: 1000, position: "far below" } as const),
    ...{ baseline: 16.72, apart: -39.4 },
  };
  expect(factWords({ ...funnel, holds_widened: true })).toBe(
    "Noise: 10.13 per 1,000, far below the county's 16.72 (39.4% less)",
  );
  expect(factWords({ ...funnel, holds_widened: false })).toBe(
    "Noise: 10.13 per 1,000, below the county's 16.72 (39.4% less) (far below by the limits for its size, not by those widened because the areas differ by more than chance)",
  );
});
