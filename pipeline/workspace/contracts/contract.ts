import { z } from "zod";
import { fileId, month } from "../seeds/cells.js";
import { measure, pattern, role } from "./contractMeasure.js";
import { people } from "./contractPeople.js";
import { period } from "./contractPeriod.js";
import { repeats } from "./contractRepeats.js";
import { markers, rows } from "./contractRows.js";
import { survey } from "./contractSurvey.js";
import { times } from "./contractTimes.js";

export { grains } from "./contractPeriod.js";

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
  rows,
  markers,
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
  times: times
    .optional()
    .describe(
      "when records happened, by the hour; without it the times of the period's column, where its formats have %H",
    ),
  repeats: repeats
    .optional()
    .describe(
      "columns that name places or victims, to count those with several records: their words become keyed hashes before anything is kept (keep: mapped)",
    ),
  people: people
    .optional()
    .describe(
      "how the source counts people, where it does: `once` each (the periods add up to different people), `once_a_period` (one who is in several is counted in each), `each_time` (for every report or contact); documents say it beside the figures, and without it that months or quarters are added up",
    ),
  survey: survey.optional().describe("of a survey: when people were asked, and how they were chosen"),
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
