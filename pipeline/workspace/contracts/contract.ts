import { z } from "zod";
import { fileId, month } from "../seeds/cells.js";
import { cellPattern, measure, pattern, role } from "./contractMeasure.js";

/** Text shorthand: a column is `role: Label` or `role: [Label, Older label]` or the long form. */
const column = z
  .union([
    z.string(),
    z.array(z.string()).min(1),
    z.strictObject({ names: z.array(z.string()).min(1), optional: z.boolean().default(false) }),
  ])
  .transform((given) =>
    typeof given === "string"
      ? { names: [given], optional: false }
      : Array.isArray(given)
        ? { names: given, optional: false }
        : given,
  )
  .describe("header labels under which partners have sent this column, newest first");

export const grains = [
  "day",
  "week",
  "month",
  "quarter",
  "financial_year",
  "calendar_year",
  "year_ending",
] as const;

const formats = z
  .array(z.string())
  .min(1)
  .describe(
    "strptime formats, or 2022-23, 2022-23 Q1, 2022 Q1, 2022-23 %B, 2022-W01; tried in order, every text must fit one",
  );
const grain = z.enum(grains);
const longGrain = z.enum(grains).exclude(["week"]);
const week = z
  .enum(["beginning", "ending"])
  .optional()
  .describe(
    "of grain week: what the date is; a week of two months is quarantined, since it belongs to neither",
  );

const period = z.union([
  z.strictObject({ column: role, grain, formats, week }).describe("the period is in a column of each record"),
  z
    .strictObject({
      columns: z
        .array(role)
        .length(2)
        .describe("read as one text, in this order, a blank between: a year and its month or quarter"),
      grain,
      formats,
      week,
    })
    .describe("the period is in two columns of each record"),
  z
    .strictObject({
      title: pattern.describe("matched on the lines above the header; group 1 is the date"),
      grain: longGrain,
      formats,
    })
    .describe("one period for the whole file, stated above the header"),
  z
    .strictObject({
      headers: pattern.describe(
        "header cells that are periods, one column a period; a column behind the first of them is mapped, dropped, or refuses the file; where such a label has other words, (?<period>…) is what is read",
      ),
      grain: longGrain,
      formats,
      value: role.describe("the name the measures use for such a cell"),
    })
    .describe("wide: one column a period"),
]);

const area = z.strictObject({
  columns: z
    .array(role)
    .default([])
    .describe("the first of these that is not blank names the area, by code or by name"),
  constant: z
    .string()
    .optional()
    .describe("the area of every record; `partnership` is the workspace's district"),
  level: z.enum(["lsoa", "ward", "district", "csp", "county", "force"]).optional(),
  name: role.optional().describe("a column with the area's name, for areas the seeds do not know"),
  blank: z
    .string()
    .optional()
    .describe(
      "the area of records in which all of these are blank: a code, `partnership`, or `unassigned` within the territory",
    ),
  unknown: z
    .enum(["quarantine", "exclude", "keep"])
    .default("quarantine")
    .describe(
      "an area that neither seeds nor lookups know: quarantine the record, leave it out, or keep an ONS code (a name is left out)",
    ),
});

/** Text shorthand: `sheet: Data`. */
const sheet = z
  .union([
    z.string().min(1),
    z.strictObject({
      name: z.string().min(1).optional(),
      merged: z
        .array(role)
        .default([])
        .describe("columns in which merged cells say in each of their rows what the first of them says"),
    }),
  ])
  .transform((given) => (typeof given === "string" ? { name: given, merged: [] } : given))
  .describe("of a workbook: the sheet's name; without it each visible sheet is read that has the header");

const rowRule = z.strictObject({ column: role, matches: cellPattern });

/** What one source's extracts look like and what they mean; `seeds/contracts/<source>.yaml`. */
export const Contract = z.strictObject({
  source: fileId,
  title: z.string(),
  supplier: z.string(),
  published: z
    .string()
    .optional()
    .describe("of public sources: where the files are, and what they are called there; csp status says it"),
  synthetic: z
    .boolean()
    .optional()
    .describe("the figures are invented, and every document with figures of this source says so first"),
  match: z
    .strictObject({ filename: pattern.optional(), preamble: pattern.optional() })
    .default({})
    .describe("which files are of this source where the header fits; others are not read under it"),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]).optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  header: z
    .strictObject({
      rows: z.union([z.literal(1), z.literal(2)]).default(1),
      within: z.number().int().min(1).default(20),
      repeated: z
        .boolean()
        .optional()
        .describe("the same header is repeated on every page and is skipped there"),
    })
    .default({ rows: 1, within: 20 }),
  sheet: sheet.optional(),
  columns: z.record(role, column),
  drop: z
    .array(z.string())
    .default([])
    .describe("columns that are accepted and never stored: personal ones, totals next to the periods"),
  rows: z
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
    .default({ notes: [], totals: [], unique_by: [] }),
  markers: z
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
    .default({ missing: ["", "-", ":", "..", "[x]", "n/a", "N/A"], suppressed: ["<5", "[c]"] }),
  dates: z
    .strictObject({ from: month().optional(), to: month().optional() })
    .optional()
    .describe(
      "the months that records may be of: outside they are quarantined, within them even one far from all others is believed",
    ),
  decimal: z.enum([".", ","]).default("."),
  corrections: z
    .boolean()
    .optional()
    .describe("counts may be below nought: they take back what an earlier file counted too many"),
  period,
  area,
  territory: role
    .optional()
    .describe(
      "a column, one value a file, that keeps supplies apart: two forces' files of one month do not replace one another",
    ),
  covers: z
    .string()
    .optional()
    .describe(
      "the area whose months without a record are true zeros; `partnership`, `territory` or a code. For records that are counted; for counts that a partner typed see covers of the measure",
    ),
  measures: z.array(measure).min(1),
  expected: z
    .strictObject({
      every: z.enum(["month", "quarter", "year"]),
      due_days: z.number().int().min(0).describe("days after the end of a period by which it should be here"),
      from: month().optional(),
    })
    .optional(),
  keep: z
    .enum(["whole", "mapped"])
    .default("whole")
    .describe("what the archive keeps: the bytes as received, or mapped columns only"),
});

export type Contract = z.infer<typeof Contract>;

/** The columns that name a record's period; none where it stands above or across. */
export function periodRoles({ period }: Contract): readonly string[] {
  if ("column" in period) return [period.column];
  return "columns" in period ? period.columns : [];
}
