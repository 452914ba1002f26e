import { z } from "zod";
import { pattern, role } from "./contractMeasure.js";

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

/** Where the periods of a source are, and how they are written. */
export const period = z.union([
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
