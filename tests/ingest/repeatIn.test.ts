import { expect, test } from "vitest";
import { repeatIn } from "../../pipeline/ingest/doubts/repeats/repeatIn.js";

/** Eight quarters of one series. */
const quarters = (values: readonly number[]) =>
  values.map((value, at) => ({
    series: "victims\nE07000111",
    area: "E07000111",
    first: 24_000 + 3 * at,
    months: 3,
    value,
  }));

test("four quarters of one figure among others were filled down", () => {
  expect(repeatIn(quarters([281, 307, 300, 300, 300, 300, 264, 292]), [])).toMatchObject({ cells: 3 });
});

test("what is the same before and after too is so by its nature", () => {
  expect(repeatIn(quarters([300, 300, 300, 300, 200, 200, 200, 200]), [])).toBeNull();
});
