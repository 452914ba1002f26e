import { z } from "zod";
import { cellPattern, pattern, role } from "./contractMeasure.js";

const rowRule = z.strictObject({ column: role, matches: cellPattern });

/** Which rows of a source are records, and which of these are one. */
export const rows = z
  .strictObject({
    notes: z
      .array(pattern)
      .default([])
      .describe("matched on the first filled cell of a row that is not data"),
    totals: z.array(rowRule).default([]).describe("totals among the data: left out, and counted as such"),
    leave_out: z
      .array(rowRule)
      .optional()
      .describe(
        "records that are knowingly not counted; others that no measure takes are missing from figures",
      ),
    not_totals: z
      .array(z.string())
      .optional()
      .describe(
        'names that read as totals of others, or as no records, and are none ("Total Fitness", "All Hallows", "Target")',
      ),
    unique_by: z
      .array(role)
      .default([])
      .describe("what makes a record unique; empty where identical rows are different incidents"),
    copies_by: z
      .array(role)
      .optional()
      .describe(
        "records alike in all of these are copies and count once, whatever else they say; one whose first is blank is none",
      ),
  })
  .default({ notes: [], totals: [], unique_by: [] });

/** What stands in cells in the place of a count. */
export const markers = z
  .strictObject({
    missing: z.array(z.string()).default(["", "-", ":", "..", "[x]", "n/a", "N/A"]),
    suppressed: z
      .array(z.string())
      .default(["<5", "[c]"])
      .describe("a count of 1 to 4 that was hidden; never 0"),
    zero: z
      .array(z.string())
      .optional()
      .describe('texts that say none (Nil, none, -, or "" for a blank cell); before missing'),
    no: z
      .array(z.string())
      .optional()
      .describe(
        "words that say no in a column where the measures ask for yes; without it No, N, False, F and 0 (a blank cell and the missing markers always do)",
      ),
  })
  .default({ missing: ["", "-", ":", "..", "[x]", "n/a", "N/A"], suppressed: ["<5", "[c]"] });
