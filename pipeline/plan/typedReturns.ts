import { dayIn } from "../calendar/day.js";
import type { Examination } from "../ingest/read/examine.js";
import { locate } from "../ingest/read/locate.js";
import type { PlanReturnsContract, ReturnState } from "../workspace/planReturnsFile.js";
import type { ReturnsSupply } from "./planLedger.js";

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
    const returned = dayIn(cell("returned"));
    const fault =
      actions && !actions.has(number)
        ? `${number === "" ? "no number" : `${number} is no action`} of ${supply.plan_year}`
        : seen.has(number)
          ? `${number} appears twice`
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
