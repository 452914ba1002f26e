import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { UserError } from "../errors.js";
import type { Judgement } from "../scoring/judgement.js";
import type { Scheme } from "../scoring/scheme.js";
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

/**
 * A file that is not there is an empty table: a partnership without a plan yet has no actions.
 *
 * @throws UserError naming the file, the line, the value and what is allowed
 */
export function readPlanning(workspace: Workspace): Planning {
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

/** What one row alone cannot show: references between files, and rows that stand twice. */
function checkPlanning(folder: string, planning: Planning, { measures, priorities }: Workspace): void {
  const known = new Set(priorities.map(({ priority }) => priority));
  const measureIds = new Set(measures.map(({ id }) => id));
  const criteria = new Set(planning.criteria.map(({ criterion }) => criterion));
  const fault = (name: string, index: number, what: string, hint: string): never => {
    throw new UserError(`${path.join(folder, name)}:${index + 2}: ${what}`, { hint });
  };
  const priority = (name: string, index: number, value: string): void => {
    if (!known.has(value))
      fault(
        name,
        index,
        `priority "${value}" is not in seeds/priorities.csv`,
        `use one of ${[...known].join(", ")}`,
      );
  };
  const once = (name: string, keys: readonly string[]): void => {
    const seen = new Set<string>();
    keys.forEach((key, index) => {
      if (seen.has(key)) fault(name, index, `${key} stands twice`, "keep one row");
      seen.add(key);
    });
  };

  planning.judgements.forEach((row, index) => {
    if (row.priority !== "*") priority("judgements.csv", index, row.priority);
    if (!criteria.has(row.criterion)) {
      fault(
        "judgements.csv",
        index,
        `criterion "${row.criterion}" is not in seeds/criteria.csv`,
        `use one of ${[...criteria].join(", ")}`,
      );
    }
  });
  once(
    "judgements.csv",
    planning.judgements.map((row) => `${row.plan_year} ${row.priority} ${row.criterion}`),
  );
  planning.criteria.forEach((row, index) => {
    if (row.evidence === null && row.weight === null) {
      fault(
        "criteria.csv",
        index,
        "weight is empty",
        "a row without evidence gives the criterion's weight, from 0",
      );
    }
  });
  once(
    "criteria.csv",
    planning.criteria.map((row) => `${row.plan_year} ${row.criterion} ${row.evidence ?? "weight"}`),
  );
  planning.priorityMeasures.forEach((row, index) => {
    priority("priority_measures.csv", index, row.priority);
    if (!measureIds.has(row.measure)) {
      fault(
        "priority_measures.csv",
        index,
        `measure "${row.measure}" is not in seeds/measures.csv`,
        "csp measures lists them",
      );
    }
  });
  checkCountedOnce(folder, planning, measures);
  const held = new Set(priorities.map((row) => `${row.plan_year} ${row.priority}`));
  planning.lineage.forEach((row, index) => {
    priority("lineage.csv", index, row.priority);
    if (row.from_priority !== null && !held.has(`${row.from_year} ${row.from_priority}`)) {
      fault(
        "lineage.csv",
        index,
        `${row.from_priority} was no priority of ${row.from_year}`,
        "name a plan year and one of its priorities in seeds/priorities.csv",
      );
    }
  });
  planning.actions.forEach((row, index) => {
    priority("actions.csv", index, row.priority);
  });
  once(
    "actions.csv",
    planning.actions.map((row) => `${row.plan_year} ${row.number}`),
  );
  once(
    "success_measures.csv",
    planning.successMeasures.map((row) => `${row.plan_year} ${row.number}`),
  );
  const actions = new Set(planning.actions.map((row) => `${row.plan_year} ${row.number}`));
  planning.successMeasures.forEach((row, index) => {
    const absent = row.actions.find((number) => !actions.has(`${row.plan_year} ${number}`));
    if (absent)
      fault(
        "success_measures.csv",
        index,
        `action ${absent} of ${row.plan_year} is not in seeds/actions.csv`,
        "name actions of that plan",
      );
  });
  for (const scheme of planning.schemes) {
    const odd = scheme.fields
      .flatMap((field) => field.criteria)
      .find((criterion) => !criteria.has(criterion));
    if (odd && criteria.size > 0) {
      throw new UserError(
        `${path.join(folder, "schemes", `${scheme.id}.yaml`)}: criterion "${odd}" is not in seeds/criteria.csv`,
        {
          hint: `use ${[...criteria].join(", ")}`,
        },
      );
    }
  }
}

/** An offence counted for two issues, or once itself and once within a sum, would weigh twice in their volumes. */
function checkCountedOnce(
  folder: string,
  { priorityMeasures }: Planning,
  measures: Workspace["measures"],
): void {
  const partsOf = new Map(measures.map(({ id, parts }) => [id, parts]));
  const holder = new Map<string, string>();
  priorityMeasures.forEach((row, index) => {
    if (row.role !== "level") return;
    for (const measure of [row.measure, ...(partsOf.get(row.measure) ?? [])]) {
      const key = `${row.plan_year} ${measure}`;
      const before = holder.get(key);
      if (before !== undefined) {
        throw new UserError(
          `${path.join(folder, "priority_measures.csv")}:${index + 2}: ${measure} is counted already for ${before} in ${row.plan_year}`,
          { hint: "a measure, or the sum it is part of, gives the level of one priority a year" },
        );
      }
      holder.set(key, row.priority);
    }
  });
}
