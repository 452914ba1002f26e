import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { UserError } from "../errors.js";
import type { Judgement } from "../scoring/judgement.js";
import type { Scheme } from "../scoring/scheme.js";
import { checkPlanning } from "./checkPlanning.js";
import {
  Action,
  CriterionSeed,
  FundingLine,
  JudgementSeed,
  LineageLink,
  PriorityMeasure,
  SchemeFile,
  SuccessMeasure,
} from "./planningSeeds.js";
import { readSeedTable } from "./seedTable.js";
import type { Workspace } from "./workspace.js";
import { readYaml } from "./yamlFile.js";

/**
 * What a partnership decides: criteria, judgements, schemes, targets, actions, grants. Read only by the commands that
 * need it, so that a judgement typed in a meeting neither rebuilds the marts nor stops `csp trends`.
 */
export interface Planning {
  criteria: CriterionSeed[];
  priorityMeasures: PriorityMeasure[];
  lineage: LineageLink[];
  judgements: Judgement[];
  schemes: Scheme[];
  successMeasures: SuccessMeasure[];
  actions: Action[];
  funding: FundingLine[];
}

const known = new WeakMap<Workspace, Planning>();

/**
 * As they were when first asked for with this workspace, which is itself read once. A file that is not there is an empty
 * table: a partnership without a plan yet has no actions.
 *
 * @throws UserError naming the file, the line, the value and what is allowed
 */
export function readPlanning(workspace: Workspace): Planning {
  const planning = known.get(workspace) ?? readSeeds(workspace);
  known.set(workspace, planning);
  return planning;
}

function readSeeds(workspace: Workspace): Planning {
  const folder = path.join(workspace.root, "seeds");
  const table = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema>[] => {
    const file = path.join(folder, name);
    return existsSync(file) ? readSeedTable(file, schema) : [];
  };
  const planning: Planning = {
    criteria: table("criteria.csv", CriterionSeed),
    priorityMeasures: table("priority_measures.csv", PriorityMeasure),
    lineage: table("lineage.csv", LineageLink),
    judgements: table("judgements.csv", JudgementSeed),
    schemes: readSchemes(path.join(folder, "schemes")),
    successMeasures: table("success_measures.csv", SuccessMeasure),
    actions: table("actions.csv", Action),
    funding: table("funding.csv", FundingLine),
  };
  checkPlanning(folder, planning, workspace);
  return planning;
}

function readSchemes(folder: string): Scheme[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      const scheme = readYaml(file, SchemeFile);
      if (scheme.id !== path.parse(name).name) {
        throw new UserError(`${file}: id is "${scheme.id}"`, { hint: "the id must be the file's name" });
      }
      return { ...scheme, grades: scheme.grades.toSorted((a, b) => b.from - a.from) };
    });
}
