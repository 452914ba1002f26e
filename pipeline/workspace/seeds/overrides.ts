import { z } from "zod";
import { faultAt, type UserError } from "../../errors.js";
import { month, needed } from "./cells.js";
import { seed } from "./seedFolder.js";
import type { Placed } from "./seedTable.js";

/** One row per check that is overridden: on which data, as it stood then, why and by whom. */
export const Override = z.object({
  check: z.string().regex(/^[a-z0-9_]+__[a-z0-9_]+$/, "must be a check's name, as the failed build gives it"),
  data_to: month("must be the last month of the data it was decided on, like 2023-09"),
  findings: z
    .string()
    .regex(/^[1-9]\d*$/, "must be how many the check found when it was overridden")
    .transform(Number),
  reason: needed("an override without a reason is not used; say why"),
  role: needed("an override needs the post of who decided it, which is published"),
  name: needed("an override needs the name of who decided it, which is not published"),
});
export type Override = z.infer<typeof Override>;

/** Where it stands, for what is said of it. */
export type OverrideRow = Override & { line: number };

/** None where the partnership has no such file. */
export const overrideSeeds = {
  overrides: seed({ file: "overrides.csv", row: Override, key: ["check"], optional: true }),
};

export const overrideRows = (placed: readonly Placed<Override>[]): OverrideRow[] =>
  placed.map(({ row, line }) => ({ ...row, line }));

export const overrideFault = (line: number, what: string, hint: string): UserError =>
  faultAt("seeds/overrides.csv", line, what, hint);

/** A check that failed and was overridden by name; a row of the table `overridden`. */
export interface OverriddenCheck {
  /** the file in queries/checks, without its ending */
  check: string;
  /** what one finding of it is: "percentage that stands across a break that withholds it" */
  looks_for: string;
  findings: number;
  /** YYYY-MM, the last month of the data that it was decided on */
  data_to: string;
  reason: string;
  role: string;
  /** for internal copies alone */
  name: string;
}
