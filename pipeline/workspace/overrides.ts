import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { UserError } from "../errors.js";
import { readSeedTable } from "./seedTable.js";

const text = (what: string) => z.string().refine((value) => value.trim() !== "", what);

/** One row per check that is overridden: on which data, as it stood then, why and by whom. */
export const Override = z.object({
  check: z.string().regex(/^[a-z0-9_]+__[a-z0-9_]+$/, "must be a check's name, as the failed build gives it"),
  data_to: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be the last month of the data it was decided on, like 2023-09"),
  findings: z
    .string()
    .regex(/^[1-9]\d*$/, "must be how many the check found when it was overridden")
    .transform(Number),
  reason: text("an override without a reason is not used; say why"),
  role: text("an override needs the post of who decided it, which is published"),
  name: text("an override needs the name of who decided it, which is not published"),
});
export type Override = z.infer<typeof Override>;

/** Where it stands, for what is said of it. */
export type OverrideRow = Override & { line: number };

const file = path.join("seeds", "overrides.csv");

/**
 * The checks that are overridden by name; none where the partnership has no `seeds/overrides.csv`.
 *
 * @throws UserError naming the line
 */
export function readOverrides(root: string): OverrideRow[] {
  const whole = path.join(root, file);
  if (!existsSync(whole)) return [];
  const rows = readSeedTable(whole, Override).map((row, index) => ({ ...row, line: index + 2 }));
  for (const { check, line } of rows) {
    if (rows.some((other) => other.check === check && other.line < line)) {
      throw overrideFault(line, `the check "${check}" stands twice`, "keep one row");
    }
  }
  return rows;
}

export function overrideFault(line: number, what: string, hint: string): UserError {
  return new UserError(`${file.replaceAll(path.sep, "/")}:${line}: ${what}`, { hint });
}
