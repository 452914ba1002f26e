import { z } from "zod";
import { readBands } from "../scoring/bandScore.js";

const text = z.string().min(1, "must not be empty");
const planYear = z
  .string()
  .regex(/^\d{4}-\d{2}$/, "must be a plan year like 2024-25")
  .refine(
    (year) => Number(year.slice(5)) === (Number(year.slice(0, 4)) + 1) % 100,
    "the second year must follow the first",
  );
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "must be lower case letters, digits and _");
const blank = (value: string): string | null => (value === "" ? null : value);
const optionalText = z.string().default("").transform(blank);
const optionalNumber = z
  .string()
  .default("")
  .refine((value) => value === "" || Number.isFinite(Number(value)), "must be a number or empty")
  .transform((value) => (value === "" ? null : Number(value)));
const weight = optionalNumber.refine(
  (value) => value === null || (value >= 0 && value <= 100),
  "must be a weight from 0 to 100",
);

/** One row per plan year × criterion (evidence empty: weight and roll-up), and per kind of evidence under it (bands). */
export const CriterionSeed = z.object({
  plan_year: planYear,
  criterion: id,
  evidence: optionalText,
  name: text,
  weight,
  bands: z
    .string()
    .refine(
      (value) => value === "" || readBands(value) !== null,
      "must be five rising numbers (5 10 20 30 40) or words with scores 0 to 5 (higher=5; lower=0); empty shows the evidence without scoring it",
    )
    .transform(blank),
  roll_up: z.enum(["mean", "highest"]),
});
export type CriterionSeed = z.infer<typeof CriterionSeed>;

/** What a measure says about an issue. */
export const measureRoles = ["level", "concern", "report", "repeat", "injury", "lever"] as const;

/** One row per plan year × priority × measure × role; `source` where several supply the measure. */
export const PriorityMeasure = z.object({
  plan_year: planYear,
  priority: id,
  measure: id,
  role: z.enum(measureRoles),
  source: optionalText,
});
export type PriorityMeasure = z.infer<typeof PriorityMeasure>;

/** One row per plan year × priority × what it came from; `ended` names one that the year no longer has. */
export const LineageLink = z
  .object({
    plan_year: planYear,
    priority: id,
    from_year: optionalText,
    from_priority: optionalText,
    kind: z.enum(["continued", "renamed", "merged", "split", "new", "ended"]),
  })
  .refine((link) => (link.kind === "new") === (link.from_priority === null), {
    path: ["from_priority"],
    error: "names what the priority came from, and is empty for a new one",
  });
export type LineageLink = z.infer<typeof LineageLink>;

/** One row per judgement on a score, or with priority `*` on a criterion's weight. */
export const JudgementSeed = z
  .object({
    plan_year: planYear,
    priority: z.union([z.literal("*"), id], { error: "must be a priority's id, or * for a weight" }),
    criterion: id,
    score: z
      .string()
      .default("")
      .refine(
        (value) => value === "" || value === "unknown" || (Number(value) >= 0 && Number(value) <= 5),
        "must be a score from 0 to 5, unknown, or empty for a weight",
      )
      .transform((value) =>
        value === "" ? null : value === "unknown" ? ("unknown" as const) : Number(value),
      ),
    weight,
    reason: z.string().refine((value) => value !== "", "a judgement without a reason is not used; say why"),
    name: z.string().refine((value) => value !== "", "a judgement needs the name of who made it"),
    role: optionalText,
    // a spreadsheet that the file was opened in writes days its own way
    date: z
      .string()
      .transform((value) => value.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, "$3-$2-$1"))
      .pipe(z.iso.date("must be the day of the judgement, like 2023-12-05")),
  })
  .refine(
    (row) =>
      row.priority === "*"
        ? row.weight !== null && row.score === null
        : row.score !== null && row.weight === null,
    {
      path: ["score"],
      error: "give a score for a priority, or a weight for *; not both",
    },
  );

/** One row per success measure of a plan year. */
export const SuccessMeasure = z.object({
  plan_year: planYear,
  number: z.coerce.number().int().min(1),
  priority: id,
  text,
  kind: z.enum([
    "lowest",
    "better_position",
    "maintain_position",
    "fewer",
    "more",
    "at_least",
    "at_least_last_year",
    "share_at_least",
    "actions_done",
    "actions_on_target",
    "reported",
    "baseline",
  ]),
  measure: optionalText,
  of_measure: optionalText,
  target: optionalNumber,
  baseline: optionalNumber,
  baseline_period: z
    .string()
    .regex(/^(\d{4}-\d{2}\.\.\d{4}-\d{2})?$/, "must be first and last month, 2022-10..2023-09, or empty")
    .transform(blank),
  actions: z
    .string()
    .default("")
    .transform((value) => value.split(/\s+/).filter((part) => part !== "")),
  note: optionalText,
});
export type SuccessMeasure = z.infer<typeof SuccessMeasure>;

/** One row per action of a plan: `by_when` as the plan prints it. */
export const Action = z.object({
  plan_year: planYear,
  number: z.string().regex(/^\d+\.\d+$/, "must be chapter.item like 3.2"),
  priority: id,
  action: text,
  lead: text,
  partners: optionalText,
  by_when: text,
  funding: optionalText,
});
export type Action = z.infer<typeof Action>;

/** One row per grant, and one `total` per financial year as it was printed. */
export const FundingLine = z.object({
  financial_year: z.string().regex(/^\d{4}\/\d{2}$/, "must be a financial year like 2020/21"),
  line: z.enum(["grant", "total"]),
  provider: optionalText,
  project: optionalText,
  amount: z
    .string()
    .refine((value) => value !== "" && Number.isFinite(Number(value)), "must be pounds, digits only")
    .transform(Number),
  priority: optionalText,
  outcome_measure: optionalText,
  outcome: optionalText,
});
export type FundingLine = z.infer<typeof FundingLine>;

/** A scheme, `seeds/schemes/<id>.yaml`. */
export const SchemeFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "must be lower case letters, digits and -"),
  title: text,
  source: text,
  combine: z.enum(["weighted mean", "product"]),
  steps: z.array(z.number()).min(1).nullable().default(null),
  minimum_known: z.number().min(0).max(1).default(0.5),
  confidence: z.boolean().default(false),
  fields: z
    .array(
      z.strictObject({
        id,
        name: text,
        criteria: z.array(id).min(1),
        roll_up: z.enum(["mean", "highest"]).default("mean"),
      }),
    )
    .min(1),
  grades: z.array(z.strictObject({ from: z.number(), name: text })).default([]),
});
