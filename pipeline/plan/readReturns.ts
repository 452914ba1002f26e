import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { addAll } from "../bulk.js";
import { UserError } from "../errors.js";
import { type Examination, examine } from "../ingest/read/examine.js";
import { type Places, placesOf } from "../store/places.js";
import { type PlanReturnsContract, readPlanReturnsFile } from "../workspace/planReturnsFile.js";
import type { Workspace } from "../workspace/workspace.js";
import { keptReturns, type ReturnsSupply, readPlanLedger } from "./planLedger.js";
import { type ActionReturn, typedReturns } from "./typedReturns.js";

/**
 * The returns in force, read back from the archived files: of each plan year and quarter the last supply. In the order
 * of plan year, quarter and line.
 *
 * @param planYear "2023-24", where those of one plan are enough: each file is read through the gate again
 */
export async function readReturns(workspace: Workspace, planYear?: string): Promise<ActionReturn[]> {
  const places = placesOf(workspace.root);
  const supplies = readPlanLedger(places).filter(
    ({ plan_year }) => planYear === undefined || plan_year === planYear,
  );
  if (supplies.length === 0) return [];
  const contract = readPlanReturnsFile(workspace.root);
  const inForce = supplies.filter(
    (supply, index) =>
      !supplies
        .slice(index + 1)
        .some((later) => later.plan_year === supply.plan_year && later.quarter === supply.quarter),
  );
  const rows: ActionReturn[] = [];
  for (const supply of inForce.sort(
    (a, b) => a.plan_year.localeCompare(b.plan_year) || a.quarter - b.quarter,
  )) {
    addAll(rows, await rowsOf(supply, contract, places));
  }
  return rows;
}

/** A kept file does not change, and several documents of one set ask for the same. */
const known = new Map<string, Promise<ActionReturn[]>>();

function rowsOf(
  supply: ReturnsSupply,
  contract: PlanReturnsContract,
  places: Places,
): Promise<ActionReturn[]> {
  const key = JSON.stringify([places.folder, supply]);
  const rows = known.get(key) ?? readRows(supply, contract, places);
  known.set(key, rows);
  return rows;
}

async function readRows(
  supply: ReturnsSupply,
  contract: PlanReturnsContract,
  places: Places,
): Promise<ActionReturn[]> {
  const file = keptReturns(places, supply.sha256);
  if (!existsSync(file)) {
    throw new UserError(`${supply.file} is no longer kept (${file})`, {
      hint: "restore the file from a copy",
    });
  }
  const { examination, release } = await examined(file, contract, places);
  try {
    return (await typedReturns(examination, contract, supply)).rows;
  } finally {
    release();
  }
}

let reading = 0;

/** A file through the gate, with the copies that it made to be released. */
export async function examined(
  file: string,
  { contract }: PlanReturnsContract,
  places: Places,
): Promise<{ examination: Examination; release: () => void }> {
  // several documents may read at once, and each takes its copies away
  reading += 1;
  const temporary = path.join(places.temporary, `plan-${process.pid}-${reading}`);
  const examination = await examine(file, [contract], { temporary, contract: contract.source });
  return { examination, release: () => rmSync(temporary, { recursive: true, force: true }) };
}
