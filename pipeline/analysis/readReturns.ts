import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { type Examination, examine } from "../ingest/examine.js";
import { locate } from "../ingest/locate.js";
import { type Places, placesOf } from "../store/places.js";
import {
  type PlanReturnsContract,
  type ReturnState,
  readPlanReturnsFile,
} from "../workspace/planReturnsFile.js";
import type { Workspace } from "../workspace/workspace.js";

/** One row per action × quarter returned, as it was sent and where it stands. */
export interface ActionReturn {
  plan_year: string;
  /** 1 to 4, April to June being the first */
  quarter: number;
  number: string;
  lead: string;
  status: string;
  state: ReturnState;
  rag: string;
  evidence: string;
  /** ISO day */
  returned: string;
  extract: string;
  file: string;
  line: number;
}

/** A record that says nothing of the plan: where it stands, and why. */
export interface ReturnFault {
  line: number;
  reason: string;
}

/** One supply of returns, a line of `data/.store/plan/ledger.jsonl`; the bytes lie beside it. */
export interface ReturnsSupply {
  extract: string;
  sha256: string;
  file: string;
  plan_year: string;
  quarter: number;
}

/** Returns are no supplies of counts: they have a folder and a ledger of their own, which a rebuild leaves alone. */
export const planFolder = (places: Places): string => path.join(places.folder, "plan");
export const planLedger = (places: Places): string => path.join(planFolder(places), "ledger.jsonl");
export const keptReturns = (places: Places, sha256: string): string =>
  path.join(planFolder(places), `${sha256}.csv`);

export function readPlanLedger(places: Places): ReturnsSupply[] {
  const file = planLedger(places);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => {
      try {
        return JSON.parse(line) as ReturnsSupply;
      } catch (cause) {
        throw new UserError(`${file}:${index + 1}: not a line of the ledger`, {
          hint: "restore the file from a copy",
          cause,
        });
      }
    });
}

/**
 * The returns in force, read back from the archived files: of each plan year and quarter the last supply. In the order
 * of plan year, quarter and line.
 */
export async function readReturns(workspace: Workspace): Promise<ActionReturn[]> {
  const places = placesOf(workspace.root);
  const supplies = readPlanLedger(places);
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
    const file = keptReturns(places, supply.sha256);
    if (!existsSync(file)) {
      throw new UserError(`${supply.file} is no longer kept (${file})`, {
        hint: "restore the file from a copy",
      });
    }
    const { examination, release } = await examined(file, contract, places);
    try {
      rows.push(...(await typedReturns(examination, contract, supply)).rows);
    } finally {
      release();
    }
  }
  return rows;
}

/** A file through the gate, with the copies that it made to be released. */
export async function examined(
  file: string,
  { contract }: PlanReturnsContract,
  places: Places,
): Promise<{ examination: Examination; release: () => void }> {
  const temporary = path.join(places.temporary, `plan-${process.pid}`);
  const examination = await examine(file, [contract], { temporary, contract: contract.source });
  return { examination, release: () => rmSync(temporary, { recursive: true, force: true }) };
}

/** The records that the gate let through, typed; those that cannot be are faults and stay in the archived file. */
export async function typedReturns(
  examination: Examination,
  { statuses }: PlanReturnsContract,
  supply: ReturnsSupply,
  actions?: ReadonlySet<string>,
): Promise<{ rows: ActionReturn[]; faults: ReturnFault[] }> {
  const ordinals = Array.from({ length: examination.records }, (_, index) => index);
  const rows: ActionReturn[] = [];
  const faults: ReturnFault[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of await locate(examination, ordinals)) {
    const cell = (role: string): string => {
      const index = examination.columns[role];
      return index === undefined ? "" : (cells[index] ?? "").trim();
    };
    const [number, status] = [cell("number"), cell("status")];
    const state = statuses.get(status.toLowerCase());
    const returned = isoDay(cell("returned"));
    const fault =
      actions && !actions.has(number)
        ? `${number === "" ? "no number" : `${number} is no action`} of ${supply.plan_year}`
        : seen.has(number)
          ? `${number} stands twice`
          : state === undefined
            ? `status "${status}" is not in seeds/plan_returns.yaml`
            : returned === null
              ? `"${cell("returned")}" is no date like 12/07/2024`
              : null;
    if (fault !== null || state === undefined || returned === null) {
      faults.push({ line, reason: fault ?? "cannot be read" });
      continue;
    }
    seen.add(number);
    const { plan_year, quarter, extract, file } = supply;
    rows.push({
      plan_year,
      quarter,
      number,
      lead: cell("lead"),
      status,
      state,
      rag: cell("rag"),
      evidence: cell("evidence"),
      returned,
      extract,
      file,
      line,
    });
  }
  return { rows, faults };
}

/** dd/mm/yyyy or yyyy-mm-dd as an ISO day; null where it is neither or no day of the calendar. */
export function isoDay(text: string): string | null {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = slashed
    ? `${slashed[3]}-${(slashed[2] ?? "").padStart(2, "0")}-${(slashed[1] ?? "").padStart(2, "0")}`
    : text;
  const date = new Date(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === iso
    ? iso
    : null;
}
