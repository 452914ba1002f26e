import { z } from "zod";
import { id } from "../seeds/cells.js";
import { cellPatternFault } from "./cellPattern.js";

export const role = id;
export const pattern = z.string().refine(
  (text) => {
    try {
      new RegExp(text, "iu");
      return true;
    } catch {
      return false;
    }
  },
  { error: "not a regular expression" },
);

/** A pattern for cells: the store matches those, whose expressions are not quite JavaScript's. */
export const cellPattern = pattern.superRefine((text, context) => {
  const fault = cellPatternFault(text);
  if (fault === null) return;
  context.addIssue({
    code: "custom",
    message: `a pattern for cells cannot have "${fault}": it may have groups, (?:…), classes in brackets, \\d \\w \\s \\b and the repetitions * + ? {1,250}`,
  });
});

const where = z.record(role, cellPattern).optional().describe("only records whose cells match all of these");

const kind = z
  .enum(["count", "amount", "rate"])
  .optional()
  .describe(
    "what the cells are: whole counts (without it), amounts that may have decimals (pounds, hours), or rates, percentages and means, which are never added up",
  );

const covers = z
  .boolean()
  .optional()
  .describe(
    "of typed counts: the partner leaves rows of nought out, so that a missing row is 0 within the file's months and areas",
  );

/** What a contract counts, and how. */
export const measure = z.union([
  z.strictObject({ measure: id, count: z.literal("records"), where }).describe("each record is one"),
  z.strictObject({ measure: id, value: role, kind, covers, where }).describe("the cell is the count"),
  z
    .strictObject({
      by: role,
      value: role.optional().describe("the cell with the count; without it each record is one"),
      kind,
      covers,
      values: z
        .record(z.string(), id.nullable())
        .refine((values) => Object.values(values).some((id) => id !== null), {
          error: "name a measure for one text at least; with null alone nothing is counted",
        })
        .optional()
        .describe("cell text: measure; null leaves it out"),
      prefix: z.string().optional().describe("measure = prefix + the cell in snake case"),
      split: z.string().optional().describe("separates several types in one cell"),
      where,
    })
    .refine((m) => (m.values === undefined) !== (m.prefix === undefined), {
      error: "give either values or prefix",
    })
    .describe("the measure depends on a cell"),
]);
