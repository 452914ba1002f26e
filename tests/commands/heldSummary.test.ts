import { expect, test } from "vitest";
import { heldSummary } from "../../reports/words/heldSummary.js";

test("quarantined records by what is wrong and by the cell that is, most frequent first", () => {
  const wards = Array.from({ length: 47_000 }, (_, index) => ({
    line: index + 2,
    reason: "unknown-area",
    column: "Ward",
    value: `Ward ${index % 39}`,
  }));
  const others = [
    { line: 50_000, reason: "extra-cell", column: null, value: null },
    { line: 50_001, reason: "type-error", column: "Month", value: "" },
  ];
  expect(heldSummary([...others, ...wards])).toEqual([
    '  unknown-area in "Ward": 47,000 records, 39 different: "Ward 0" 1,206 (line 2), "Ward 1" 1,206 (line 3), "Ward 2" 1,206 (line 4), "Ward 3" 1,206 (line 5), "Ward 4" 1,206 (line 6) and 34 more',
    "  extra-cell: 1 record, first in line 50000",
    '  type-error in "Month": 1 record, a blank cell 1 (line 50001)',
  ]);
});
