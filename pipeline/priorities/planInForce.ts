import { UserError } from "../errors.js";
import { yearInForce } from "../plan/yearInForce.js";
import type { Scheme } from "../scoring/scheme.js";
import type { Planning } from "../workspace/planning.js";
import type { CriterionSeed } from "../workspace/seeds/planningSeeds.js";
import type { Workspace } from "../workspace/workspace.js";
import type { ScoredIssue } from "./evidence/data.js";
import { evidenceKinds } from "./evidence/evidence.js";

/** The priorities of the plan year (or of the last one listed before it), each with its measures. */
export function issuesOf(workspace: Workspace, planning: Planning, planYear: string): ScoredIssue[] {
  const year = yearInForce(workspace.priorities, planYear, "priorities.csv");
  const measuresYear = yearInForce(planning.priorityMeasures, planYear, "priority_measures.csv");
  return workspace.priorities
    .filter(({ plan_year }) => plan_year === year)
    .map(({ priority, name }) => ({
      id: priority,
      name,
      measures: planning.priorityMeasures.filter(
        (row) => row.plan_year === measuresYear && row.priority === priority,
      ),
    }));
}

export function criteriaOf(planning: Planning, planYear: string): CriterionSeed[] {
  const year = yearInForce(planning.criteria, planYear, "criteria.csv");
  const seeds = planning.criteria.filter(({ plan_year }) => plan_year === year);
  const odd = seeds.find(({ evidence: kind }) => kind !== null && !evidenceKinds.includes(kind));
  if (odd) {
    throw new UserError(
      `seeds/criteria.csv: there is no evidence "${odd.evidence}" (${year}, ${odd.criterion})`,
      {
        hint: `use one of ${evidenceKinds.join(", ")}`,
      },
    );
  }
  const headless = seeds.find(
    (seed) => !seeds.some(({ criterion, evidence: kind }) => kind === null && criterion === seed.criterion),
  );
  if (headless) {
    throw new UserError(`seeds/criteria.csv: ${headless.criterion} of ${year} has evidence but no weight`, {
      hint: "add a row for the criterion with evidence left empty",
    });
  }
  return seeds;
}

export function schemeNamed(planning: Planning, name = "six-criteria"): Scheme {
  const scheme = planning.schemes.find(({ id }) => id === name);
  if (scheme) return scheme;
  const known = planning.schemes.map(({ id }) => id).join(", ");
  throw new UserError(`there is no scheme "${name}"`, {
    hint: known === "" ? "put one into seeds/schemes" : `seeds/schemes has ${known}`,
  });
}
