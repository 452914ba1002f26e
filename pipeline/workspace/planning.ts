import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { faultAt } from "../errors.js";
import { Faults } from "../faults.js";
import type { Judgement } from "../scoring/judgement.js";
import type { Scheme } from "../scoring/scheme.js";
import { checkCountedOnce } from "./contracts/checkCountedOnce.js";
import { readPlanReturnsFile } from "./planReturnsFile.js";
import { type OverrideRow, overrideRows, overrideSeeds } from "./seeds/overrides.js";
import {
  type Action,
  type CriterionSeed,
  type FundingLine,
  type LineageLink,
  type PriorityMeasure,
  planningSeeds,
  SchemeFile,
  type SuccessMeasure,
} from "./seeds/planningSeeds.js";
import { SeedFolder } from "./seeds/seedFolder.js";
import { otherSeeds } from "./seeds/seeds.js";
import { rowsOf } from "./seeds/seedTable.js";
import { readYamlPlaced } from "./seeds/yamlFile.js";

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

const known = new WeakMap<{ root: string }, Planning>();

/**
 * As they were when first asked for with this workspace, which is itself read once. A file that is not there is an empty
 * table: a partnership without a plan yet has no actions.
 *
 * @throws UserError with every fault of what the partnership decides
 */
export function readPlanning(workspace: { root: string }): Planning {
  const planning = known.get(workspace) ?? plannedIn(workspace.root);
  known.set(workspace, planning);
  return planning;
}

function plannedIn(root: string): Planning {
  const folder = folderOf(root);
  const planning = readPlan(folder);
  if (folder.faults.any) readRest(root, folder);
  folder.faults.throw();
  return planning;
}

/**
 * The checks that are overridden by name; none where the partnership has no `seeds/overrides.csv`.
 *
 * @throws UserError naming the line
 */
export function readOverrides(root: string): OverrideRow[] {
  const folder = folderOf(root);
  const { overrides } = folder.readAll(overrideSeeds);
  if (folder.faults.any) collectDecisions(root, folder);
  folder.faults.throw();
  return overrideRows(overrides);
}

/** What is wrong with files that only some commands read: named as well where another file is at fault. */
export function collectDecisions(root: string, folder: SeedFolder): void {
  readPlan(folder);
  readRest(root, folder);
}

function readRest(root: string, folder: SeedFolder): void {
  folder.readAll({ ...overrideSeeds, ...otherSeeds });
  if (existsSync(folder.file("plan_returns.yaml"))) folder.faults.attempt(() => readPlanReturnsFile(root));
}

const folderOf = (root: string): SeedFolder => new SeedFolder(path.join(root, "seeds"), new Faults());

function readPlan(folder: SeedFolder): Planning {
  const read = folder.readAll(planningSeeds);
  checkCountedOnce(folder, read.priorityMeasures);
  return {
    criteria: rowsOf(read.criteria),
    priorityMeasures: rowsOf(read.priorityMeasures),
    lineage: rowsOf(read.lineage),
    judgements: rowsOf(read.judgements),
    schemes: readSchemes(folder),
    successMeasures: rowsOf(read.successMeasures),
    actions: rowsOf(read.actions),
    funding: rowsOf(read.funding),
  };
}

function readSchemes(folder: SeedFolder): Scheme[] {
  const schemes = folder.file("schemes");
  if (!existsSync(schemes)) return [];
  return readdirSync(schemes)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .flatMap((name) => folder.faults.attempt(() => readScheme(path.join(schemes, name), folder)) ?? []);
}

function readScheme(file: string, folder: SeedFolder): Scheme {
  const { data: scheme, lineOf } = readYamlPlaced(file, SchemeFile);
  if (scheme.id !== path.parse(file).name)
    throw faultAt(file, lineOf(["id"]), `id is "${scheme.id}"`, "the id must be the file's name");
  const criteria = folder.known("criteria");
  if (criteria !== null && criteria.size > 0)
    for (const [index, field] of scheme.fields.entries())
      for (const [at, criterion] of field.criteria.entries())
        if (!criteria.has(criterion))
          folder.faults.add(
            file,
            lineOf(["fields", index, "criteria", at]),
            `criterion "${criterion}" is not in seeds/criteria.csv`,
            `use ${[...criteria].join(", ")}`,
          );
  return { ...scheme, grades: scheme.grades.toSorted((a, b) => b.from - a.from) };
}
