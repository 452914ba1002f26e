import { expect, test } from "vitest";
import { together } from "../../reports/documents/protect/tables.js";

const cell = (value: number, hidden: boolean) => ({
  source: "kent-police-vulnerability",
  measure: "cse_reports",
  area: "E07000111",
  period_start: "2023-07-01",
  period_end: "2023-09-30",
  value,
  hidden,
});

test("what an earlier document shows is shown, though a later one of the set would hide it", () => {
  expect(together([cell(3, false), cell(3, true)])).toEqual([cell(3, false)]);
});

test("a figure shown before it was revised does not show the figure of today", () => {
  expect(together([cell(6, false), cell(3, true)])).toEqual([cell(3, true)]);
});
