import path from "node:path";
import { UserError } from "../errors.js";
import type { Planning } from "./planning.js";
import type { Workspace } from "./workspace.js";

/** What one row alone cannot show: references between files, and rows that stand twice. */
export function checkPlanning(folder: string, planning: Planning, { measures, priorities }: Workspace): void {
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
