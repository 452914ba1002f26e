import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import type { Places } from "../store/places.js";

/** One supply of returns, a line of `data/.store/plan/ledger.jsonl`; the bytes lie beside it. */
export interface ReturnsSupply {
  extract: string;
  sha256: string;
  file: string;
  plan_year: string;
  quarter: number;
  /** SHA-256 of the workbook of which this is a sheet; the sheet is kept as CSV */
  workbook?: string;
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
