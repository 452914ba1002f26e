import { appendFileSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { receive } from "../ingest/receive.js";
import { extractOf } from "../ingest/supplyRow.js";
import { archivedFile, type Places, placesOf } from "../store/places.js";
import { readPlanning } from "../workspace/planning.js";
import { readPlanReturnsFile } from "../workspace/planReturnsFile.js";
import { readWorkspace } from "../workspace/workspace.js";
import {
  examined,
  planLedger,
  type ReturnFault,
  type ReturnsSupply,
  readPlanLedger,
  typedReturns,
} from "./readReturns.js";

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

/**
 * Takes lead agencies' returns through the same gate as extracts: kept whole in the archive, read by the contract in
 * seeds/plan_returns.yaml. A later file of the same quarter replaces the earlier one. A file that is refused changes nothing.
 *
 * @throws UserError naming file and line where the gate refuses it or it does not say its plan year and quarter
 */
export async function importReturns(root: string, files: readonly string[]): Promise<ImportedReturns[]> {
  const workspace = readWorkspace(root);
  const planning = readPlanning(workspace);
  const contract = readPlanReturnsFile(root);
  const places = placesOf(root);
  const imported: ImportedReturns[] = [];
  for (const given of files) {
    const copy = receive(path.resolve(given), places);
    if (typeof copy !== "string") throw new UserError(`${given} ${copy.message}`, { hint: copy.hint });
    const { examination, release } = await examined(copy, contract, places);
    try {
      const name = path.basename(given);
      if (examination.refused) {
        const { line, message, hint } = examination.refused;
        throw new UserError(`${name}${line === null ? "" : `:${line}`}: ${message}`, { hint });
      }
      const supply: ReturnsSupply = {
        extract: extractOf(examination.sha256),
        sha256: examination.sha256,
        file: name,
        ...titled(examination.preamble, contract, name),
      };
      const actions = planning.actions.filter(({ plan_year }) => plan_year === supply.plan_year);
      if (actions.length === 0) {
        throw new UserError(`${name}: there is no plan ${supply.plan_year}`, {
          hint: "add its actions to seeds/actions.csv",
        });
      }
      const { rows, faults } = await typedReturns(
        examination,
        contract,
        supply,
        new Set(actions.map(({ number }) => number)),
      );
      const quarantined = examination.quarantine.map(({ line, reason }) => ({
        line,
        reason: String(reason),
      }));
      const before = readPlanLedger(places).filter(
        ({ plan_year, quarter }) => plan_year === supply.plan_year && quarter === supply.quarter,
      );
      const known = before.at(-1)?.sha256 === supply.sha256;
      if (!known) keep(places, copy, supply);
      imported.push({
        file: name,
        plan_year: supply.plan_year,
        quarter: supply.quarter,
        returned: rows.length,
        missing: actions
          .map(({ number }) => number)
          .filter((number) => !rows.some((row) => row.number === number)),
        faults: [...faults, ...quarantined].sort((a, b) => a.line - b.line),
        outcome: known ? "already imported" : before.length > 0 ? "replaces an earlier return" : "imported",
      });
    } finally {
      release();
      rmSync(copy, { force: true });
    }
  }
  return imported;
}

function titled(
  preamble: readonly string[],
  contract: ReturnType<typeof readPlanReturnsFile>,
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

/** The bytes into the archive, made beside and renamed; then the line in the ledger. */
function keep(places: Places, copy: string, supply: ReturnsSupply): void {
  mkdirSync(places.archive, { recursive: true });
  const target = archivedFile(places, supply.sha256);
  if (!existsSync(target)) {
    const beside = `${target}.${process.pid}.part`;
    copyFileSync(copy, beside);
    renameSync(beside, target);
  }
  appendFileSync(planLedger(places), `${JSON.stringify(supply)}\n`);
}
