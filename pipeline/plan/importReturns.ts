import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { hashFile } from "../hashFile.js";
import { isForeign } from "../ingest/archives/noExtract.js";
import { extractOf } from "../ingest/keep/supplyRow.js";
import { receive } from "../ingest/unpack/receive.js";
import { sheetName } from "../ingest/unpack/sheetsOf.js";
import { headerIn } from "../ingest/workbooks/sheetHeader.js";
import { type Table, tableOf } from "../ingest/workbooks/tableOf.js";
import { moveFile } from "../replaceFile.js";
import { type Places, placesOf } from "../store/places.js";
import { type Planning, readPlanning } from "../workspace/planning.js";
import { type PlanReturnsContract, readPlanReturnsFile } from "../workspace/planReturnsFile.js";
import { readWorkspace } from "../workspace/workspace.js";
import { keptReturns, planFolder, planLedger, type ReturnsSupply, readPlanLedger } from "./planLedger.js";
import { examined } from "./readReturns.js";
import { type ReturnFault, typedReturns } from "./typedReturns.js";

/** What became of one file of returns. */
export interface ImportedReturns {
  file: string;
  plan_year: string;
  quarter: number;
  returned: number;
  /** actions of the plan that the file says nothing of */
  missing: string[];
  faults: ReturnFault[];
  outcome: "imported" | "already imported" | "replaces an earlier return";
}

interface Prepared extends Omit<ImportedReturns, "outcome"> {
  copy: string;
  supply: ReturnsSupply;
}

/**
 * Takes lead agencies' returns through the same gate as extracts: kept whole, read by the contract in
 * seeds/plan_returns.yaml. A later file of the same quarter replaces the earlier one. All of the files are taken or none.
 *
 * @throws UserError naming file and line where the gate refuses one or it does not say its plan year and quarter
 */
export async function importReturns(root: string, files: readonly string[]): Promise<ImportedReturns[]> {
  const workspace = readWorkspace(root);
  const planning = readPlanning(workspace);
  const contract = readPlanReturnsFile(root);
  const places = placesOf(root);
  const folders = new Set<string>();
  try {
    const prepared: Prepared[] = [];
    for (const given of files) {
      const copy = await receive(path.resolve(given), places);
      if (typeof copy !== "string") throw new UserError(`${given}: ${copy.message}`, { hint: copy.hint });
      folders.add(path.dirname(copy));
      const name = path.basename(given);
      const table = await tableOf(copy, name, `${copy}.sheets`, (file) => hasHeader(file, contract));
      const ready = await prepare(table, name, planning, contract, places);
      // two folders may hold files of one name
      const own = `${copy}.${prepared.length}`;
      moveFile(table.file, own);
      prepared.push({ ...ready, copy: own });
    }
    return prepared.map(({ copy, supply, ...rest }) => ({ ...rest, outcome: keep(places, copy, supply) }));
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The files in the partnership's folder `returns` that were never taken in, by name; where a quarter has several, the last
 * name counts.
 *
 * @throws UserError where there is no such folder
 */
export async function newReturns(root: string): Promise<string[]> {
  const folder = path.join(root, "returns");
  if (!existsSync(folder)) {
    throw new UserError("there is no folder returns", {
      hint: "put the lead agencies' files there, or name them: csp plan import FILE",
    });
  }
  const ledger = readPlanLedger(placesOf(root));
  const known = new Set(ledger.flatMap(({ sha256, workbook }) => [sha256, workbook ?? sha256]));
  const files = readdirSync(folder)
    .filter((name) => /\.(csv|txt|xlsx|xlsm|xls|ods)$/i.test(name) && !isForeign(name))
    .sort()
    .map((name) => path.join(folder, name));
  const hashes = await Promise.all(files.map((file) => hashFile(file)));
  return files.filter((_, index) => !known.has(hashes[index] ?? ""));
}

const hasHeader = (file: string, { contract }: PlanReturnsContract): boolean =>
  "header" in headerIn(file, [contract], true);

async function prepare(
  { file: copy, sheet }: Table,
  given: string,
  planning: Planning,
  contract: PlanReturnsContract,
  places: Places,
): Promise<Prepared> {
  const name = sheet === null ? given : sheetName(given, sheet.name);
  const { examination, release } = await examined(copy, contract, places);
  try {
    if (examination.refused) {
      const { line, message, hint } = examination.refused;
      throw new UserError(`${name}${line === null ? "" : `:${line}`}: ${message}`, { hint });
    }
    const supply: ReturnsSupply = {
      extract: extractOf(examination.sha256),
      sha256: examination.sha256,
      file: name,
      ...titled(examination.preamble, contract, name),
      ...(sheet === null ? {} : { workbook: sheet.sha256 }),
    };
    const { plan_year, quarter } = supply;
    const actions = planning.actions
      .filter((action) => action.plan_year === plan_year)
      .map(({ number }) => number);
    if (actions.length === 0) {
      throw new UserError(`${name}: there is no plan ${plan_year}`, {
        hint: "add its actions to seeds/actions.csv",
      });
    }
    const { rows, faults } = await typedReturns(examination, contract, supply, new Set(actions));
    const quarantined = examination.quarantine.map(({ line, reason }) => ({ line, reason: String(reason) }));
    return {
      copy,
      supply,
      file: name,
      plan_year,
      quarter,
      returned: rows.length,
      missing: actions.filter((number) => !rows.some((row) => row.number === number)),
      faults: [...faults, ...quarantined].sort((x, y) => x.line - y.line),
    };
  } finally {
    release();
  }
}

function titled(
  preamble: readonly string[],
  contract: PlanReturnsContract,
  file: string,
): { plan_year: string; quarter: number } {
  const above = preamble.join("\n");
  const year = contract.planYear.exec(above)?.[1]?.replace("/", "-");
  const quarter = contract.quarter.exec(above)?.[1];
  if (year === undefined || quarter === undefined) {
    throw new UserError(
      `${file}: the lines above its header do not say which ${year === undefined ? "plan year" : "quarter"} it is of`,
      {
        hint: 'write a line like "Action plan 2024/25: returns for Q1" above the header, or mend seeds/plan_returns.yaml',
      },
    );
  }
  return { plan_year: year, quarter: Number(quarter) };
}

/** The bytes into the plan's folder, as a temporary file that is renamed; then the line in the ledger. */
function keep(places: Places, copy: string, supply: ReturnsSupply): ImportedReturns["outcome"] {
  const before = readPlanLedger(places).filter(
    ({ plan_year, quarter }) => plan_year === supply.plan_year && quarter === supply.quarter,
  );
  const line = `${JSON.stringify(supply)}\n`;
  const last = before.at(-1);
  if (last?.sha256 === supply.sha256) {
    // the same sheet of a workbook that was saved again: its bytes are known from now on
    if (supply.workbook !== last.workbook) appendFileSync(planLedger(places), line);
    return "already imported";
  }
  mkdirSync(planFolder(places), { recursive: true });
  const target = keptReturns(places, supply.sha256);
  if (!existsSync(target)) {
    const temporary = `${target}.${process.pid}.part`;
    copyFileSync(copy, temporary);
    moveFile(temporary, target);
  }
  appendFileSync(planLedger(places), line);
  return before.length > 0 ? "replaces an earlier return" : "imported";
}
