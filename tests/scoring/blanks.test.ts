import { expect, test } from "vitest";
import { leftOpen } from "../../pipeline/scoring/blanks.js";
import type { Scheme } from "../../pipeline/scoring/scheme.js";
import { blanksSentence } from "../../reports/documents/committee/tables.js";

const mean: Scheme = {
  ...{ id: "two", title: "", source: "", combine: "weighted mean", steps: null, minimum_known: 0.5 },
  ...{ confidence: false, grades: [] },
  fields: [
    { id: "a", name: "a", criteria: ["a"], roll_up: "mean" },
    { id: "b", name: "b", criteria: ["b"], roll_up: "mean" },
  ],
};
const issue = (id: string, a: number | null, b: number | null) => ({ id, name: id, scores: { a, b } });

test("a place says what blanks could do: half known and first by 4, it is last by 2 where the blank is 0", () => {
  // means known: 4, 3, 2.5; with the blank of the first anything from 0 to 5: 2 to 4.5
  const open = leftOpen(
    [issue("half", 4, null), issue("all", 3, 3), issue("low", 2, 3)],
    { a: 1, b: 1 },
    mean,
  );
  expect(Object.fromEntries(open)).toEqual({
    half: { best: 1, worst: 3 },
    all: { best: 1, worst: 2 },
    low: { best: 2, worst: 3 },
  });
});

test("without blanks the place is the place", () => {
  const open = leftOpen([issue("one", 4, 4), issue("two", 3, 3)], { a: 1, b: 1 }, mean);
  expect(Object.fromEntries(open)).toEqual({ one: { best: 1, worst: 1 }, two: { best: 2, worst: 2 } });
});

test("the documents say what blanks could do, in one sentence where they could do everything", () => {
  const of = (name: string, known: number, best: number, worst: number) => ({
    name,
    known,
    open: { best, worst },
  });
  expect(blanksSentence([of("Noise", 0.5, 1, 2), of("Litter", 1, 1, 2)])).toBe(
    "What is unknown leaves every place open: with its own blanks scored 5 and those of the others 0, each of the 2 could be 1st, and the other way round 2nd.",
  );
  expect(blanksSentence([of("Noise", 0.5, 1, 2), of("Litter", 1, 1, 2), of("Theft", 1, 3, 3)])).toBe(
    "If what is unknown were known, whatever it were, they could be: Noise and Litter 1st to 2nd; Theft 3rd.",
  );
  expect(blanksSentence([of("Noise", 1, 1, 1), of("Litter", 1, 2, 2)])).toBe("");
});
