import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { packageRoot } from "../packageFiles.js";
import type { Store } from "../store/open.js";
import { tableOf } from "../store/tableOf.js";
import { type OverriddenCheck, type OverrideRow, overrideFault } from "../workspace/seeds/overrides.js";

/** "trends: none across a withholding break" for trends__none_across_a_withholding_break. */
export const claimOf = (check: string): string => check.replaceAll("__", ": ").replaceAll("_", " ");

/**
 * Holds the marts against `queries/checks`: a check is a query that finds nothing, and what it finds is what is wrong. A
 * check that finds something stops the build, unless it is overridden for the very data and as many findings as there
 * are. What is overridden is kept as the table `overridden`, for the documents to say.
 *
 * @throws UserError where a check fails, and where an override overrides nothing or was decided on other data
 */
export async function runChecks(store: Store, overrides: readonly OverrideRow[]): Promise<OverriddenCheck[]> {
  const checks = checkFiles();
  const stray = overrides.find(({ check }) => !checks.some(({ name }) => name === check));
  if (stray) {
    throw overrideFault(
      stray.line,
      `there is no check "${stray.check}"`,
      `use one of ${checks.map(({ name }) => name).join(", ")}`,
    );
  }
  const dataTo = await lastMonth(store);
  const overridden: OverriddenCheck[] = [];
  for (const { name, sql, looks_for, remedy } of checks) {
    const override = overrides.find(({ check }) => check === name);
    const found = await store.rows<Record<string, unknown>>(sql);
    const [first] = found;
    if (first === undefined) {
      if (override === undefined) continue;
      throw overrideFault(
        override.line,
        `the check "${name}" finds nothing, so the row overrides nothing`,
        "take the row away",
      );
    }
    if (override === undefined) throw failed(name, first, remedy, `${name},${dataTo},${found.length}`);
    if (override.data_to !== dataTo || override.findings !== found.length) {
      throw overrideFault(
        override.line,
        `"${name}" was overridden for ${override.findings} found in the data to ${override.data_to}; now it finds ${found.length} in the data to ${dataTo}`,
        `look at them again (the first: ${shown(first)}); if they are to pass, the row begins ${name},${dataTo},${found.length}`,
      );
    }
    const { data_to, findings, reason, role, name: person } = override;
    overridden.push({ check: name, looks_for, findings, data_to, reason, role, name: person });
  }
  await tableOf(
    store,
    "overridden",
    {
      check: "VARCHAR",
      looks_for: "VARCHAR",
      findings: "INTEGER",
      data_to: "VARCHAR",
      reason: "VARCHAR",
      role: "VARCHAR",
      name: "VARCHAR",
    },
    overridden,
  );
  return overridden;
}

/** The checks that the built store did not pass and that were overridden, in the order of their names. */
export async function readOverridden(store: Store): Promise<OverriddenCheck[]> {
  return store.rows<OverriddenCheck>(`select * from overridden order by "check"`);
}

/** A check opens with what one finding is; where that is no fault of an extract, a second sentence says what to do. */
function checkFiles(): { name: string; sql: string; looks_for: string; remedy: string }[] {
  const folder = path.join(packageRoot, "queries", "checks");
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const sql = readFileSync(path.join(folder, file), "utf8");
      const opening = /^-- One row per (.+)$/m.exec(sql)?.[1] ?? "thing found";
      const remedy = /^-- If found: (.+)$/m.exec(sql)?.[1] ?? "correct the contract or the extract it names";
      return { name: file.replace(/\.sql$/, ""), sql, looks_for: opening.replace(/[.:;].*$/, ""), remedy };
    });
}

/** The last month that any observation reaches, YYYY-MM: what "the data" are, since the program has no clock. */
async function lastMonth(store: Store): Promise<string> {
  const [last] = await store.rows<{ month: string | null }>(
    "select strftime(max(period_end), '%Y-%m') as month from observations",
  );
  return last?.month ?? "";
}

const shown = (row: Record<string, unknown>): string =>
  Object.entries(row)
    .map(([column, value]) => `${column} ${value}`)
    .join(", ");

function failed(name: string, first: Record<string, unknown>, remedy: string, begins: string): UserError {
  return new UserError(`check failed, ${claimOf(name)} (${shown(first)})`, {
    hint: `nothing was built; ${remedy}, or, if it is to pass, override it in seeds/overrides.csv with a row that begins ${begins}`,
  });
}
