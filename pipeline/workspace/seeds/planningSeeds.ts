import { z } from "zod";
import { readBands } from "../../scoring/bandScore.js";
import {
  fileId,
  financialYear,
  id,
  needed,
  number,
  optionalMonths,
  optionalNumber,
  optionalText,
  planYear,
  text,
} from "./cells.js";
import { mayRefer, mayReferToEach, refers } from "./references.js";
import { seed } from "./seedFolder.js";

const weight = optionalNumber({ min: 0, max: 100, noun: "a weight" });

/** One row per plan year × criterion (evidence empty: weight and roll-up), and per kind of evidence under it (bands). */
export const CriterionSeed = z
  .object({
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
      .transform((value) => (value === "" ? null : value)),
    roll_up: z.enum(["mean", "highest"]),
  })
  .refine((row) => row.evidence !== null || row.weight !== null, {
    path: ["weight"],
    error: "a row without evidence gives the criterion's weight, from 0",
  });
export type CriterionSeed = z.infer<typeof CriterionSeed>;

/** What a measure says about an issue. */
const measureRoles = ["level", "concern", "report", "repeat", "injury", "lever"] as const;

/** One row per plan year × priority × measure × role; `source` where several supply the measure. */
export const PriorityMeasure = z.object({
  plan_year: planYear,
  priority: refers("priorities"),
  measure: refers("measures"),
  role: z.enum(measureRoles),
  source: mayRefer("sources"),
});
export type PriorityMeasure = z.infer<typeof PriorityMeasure>;

/** One row per plan year × priority × what it came from; `ended` names one that the year no longer has. */
export const LineageLink = z
  .object({
    plan_year: planYear,
    priority: refers("priorities"),
    from_year: optionalText,
    from_priority: mayRefer("priorities of the year", { within: "from_year" }),
    kind: z.enum(["continued", "renamed", "merged", "split", "new", "ended"]),
  })
  .refine((link) => (link.kind === "new") === (link.from_priority === null), {
    path: ["from_priority"],
    error: "names what the priority came from, and is empty for a new one",
  });
export type LineageLink = z.infer<typeof LineageLink>;

/** One row per judgement on a score, or with priority `*` on a criterion's weight. */
const JudgementSeed = z
  .object({
    plan_year: planYear,
    priority: refers("priorities", { also: ["*"] }),
    criterion: refers("criteria"),
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
    reason: needed("a judgement without a reason is not used; say why"),
    name: needed("a judgement needs the name of who made it"),
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
  number: number({ whole: true, min: 1 }),
  priority: refers("priorities"),
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
  measure: mayRefer("measures"),
  of_measure: mayRefer("measures"),
  target: optionalNumber(),
  baseline: optionalNumber(),
  baseline_period: optionalMonths,
  actions: mayReferToEach("actions of the year", " ", { within: "plan_year" }),
  note: optionalText,
});
export type SuccessMeasure = z.infer<typeof SuccessMeasure>;

/** One row per action of a plan: `by_when` as the plan prints it. */
export const Action = z.object({
  plan_year: planYear,
  number: z.string().regex(/^\d+\.\d+$/, "must be chapter.item like 3.2"),
  priority: refers("priorities"),
  action: text,
  lead: text,
  partners: optionalText,
  by_when: text,
  funding: optionalText,
});
export type Action = z.infer<typeof Action>;

/** One row per grant, and one `total` per financial year as it was printed. */
export const FundingLine = z.object({
  financial_year: financialYear,
  line: z.enum(["grant", "total"]),
  provider: optionalText,
  project: optionalText,
  amount: number({ noun: "pounds, digits only" }),
  priority: mayRefer("priorities"),
  outcome_measure: mayRefer("measures"),
  outcome: optionalText,
});
export type FundingLine = z.infer<typeof FundingLine>;

/** A scheme, `seeds/schemes/<id>.yaml`. */
export const SchemeFile = z.strictObject({
  id: fileId,
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

/** What a partnership decides about its plan; a partnership without one yet has none of these files. */
export const planningSeeds = {
  criteria: seed({
    file: "criteria.csv",
    row: CriterionSeed,
    key: ["plan_year", "criterion", "evidence"],
    optional: true,
  }),
  priorityMeasures: seed({
    file: "priority_measures.csv",
    row: PriorityMeasure,
    key: ["plan_year", "priority", "measure", "role", "source"],
    optional: true,
  }),
  lineage: seed({
    file: "lineage.csv",
    row: LineageLink,
    key: ["plan_year", "priority", "from_year", "from_priority"],
    optional: true,
  }),
  judgements: seed({
    file: "judgements.csv",
    row: JudgementSeed,
    key: ["plan_year", "priority", "criterion"],
    optional: true,
  }),
  successMeasures: seed({
    file: "success_measures.csv",
    row: SuccessMeasure,
    key: ["plan_year", "number"],
    optional: true,
  }),
  actions: seed({ file: "actions.csv", row: Action, key: ["plan_year", "number"], optional: true }),
  funding: seed({
    file: "funding.csv",
    row: FundingLine,
    // two payments of the same are two lines
    key: [],
    optional: true,
  }),
};
