import { isDeepStrictEqual } from "node:util";
import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import { counted } from "../../words/plural.js";
import { Contract } from "../../workspace/contracts/contract.js";
import type { Workspace } from "../../workspace/workspace.js";
import { readWithOtherAreas } from "../type/areaWords.js";
import { figuresMoved } from "./figuresMoved.js";
import { replaySource } from "./replaySource.js";

/** A source with supplies that would be read differently today. */
interface Outdated {
  contract: Contract;
  why: "contract" | "areas";
  files: number;
}

/** What was read again, a line a source; and what could not be, as for refused files. */
export interface ReadAgain {
  lines: string[];
  refusals: string[];
}

/**
 * Reads from the archive, under today's contracts and with today's areas, each source of which a supply was read
 * under others: what stands afterwards is what a rebuild makes. One transaction a source; where a file no longer fits,
 * the source stays as it was.
 */
export async function readAgain(store: Store, workspace: Workspace, places: Places): Promise<ReadAgain> {
  const done: ReadAgain = { lines: [], refusals: [] };
  for (const { contract, why, files } of await outdated(store, workspace)) {
    const { source } = contract;
    const under = why === "contract" ? "under the corrected contract" : "with the corrected areas";
    try {
      const before = await accepted(store, source);
      const moved = await store.transaction(async () => {
        const moved = await figuresMoved(store, source, () =>
          replaySource(store, workspace, places, source, () => contract),
        );
        await store.run("drop table if exists built"); // the marts are of what stood before
        return moved;
      });
      const more = (await accepted(store, source)) - before;
      done.lines.push(
        `read again ${under}: ${source} (${counted(files, "file")}): ${became(more)}, ${counted(moved, "figure")} changed`,
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      done.refusals.push(
        `${source} could not be read again ${under}, and stays as it was: ${error.message}: ${error.hint ?? ""}`,
      );
    }
  }
  return done;
}

async function outdated(store: Store, workspace: Workspace): Promise<Outdated[]> {
  const supplies = await store.rows<{ source: string; contract: string; extracts: string[] }>(
    `select s.source, s.contract::varchar as contract, list(s.extract order by s.received) as extracts
    from supplies s left join supplies base on base.extract = s.supplements
    where not s.removed and not coalesce(base.removed, false) group by all order by all`,
  );
  const found: Outdated[] = [];
  for (const contract of workspace.contracts) {
    const own = supplies.filter(({ source }) => source === contract.source);
    if (own.length === 0) continue;
    const then = own.filter((supply) => !readsAlike(supply.contract, contract));
    const files = then.reduce((sum, { extracts }) => sum + extracts.length, 0);
    if (files > 0) found.push({ contract, why: "contract", files });
    else {
      const named = await readWithOtherAreas(store, contract);
      if (named.length > 0) found.push({ contract, why: "areas", files: named.length });
    }
  }
  return found;
}

/** Whether a contract, as it was kept, reads a file as today's does; what only says whose it is and when it comes does not count. */
function readsAlike(then: string, today: Contract): boolean {
  const read = Contract.safeParse(JSON.parse(then));
  return read.success && isDeepStrictEqual(reading(read.data), reading(today));
}

function reading(contract: Contract): Partial<Contract> {
  const {
    title: _,
    supplier: __,
    synthetic: ___,
    match: ____,
    expected: _____,
    keep: ______,
    survey: _______,
    ...rest
  } = contract;
  return rest;
}

async function accepted(store: Store, source: string): Promise<number> {
  const [row] = await store.rows<{ records: number }>(
    "select coalesce(sum(accepted), 0) as records from supplies where source = $source and not removed",
    { source },
  );
  return row?.records ?? 0;
}

function became(more: number): string {
  if (more === 0) return "as many records count as before";
  const records = counted(Math.abs(more), "record");
  const one = Math.abs(more) === 1;
  return more > 0
    ? `${records} now ${one ? "counts" : "count"}`
    : `${records} no longer ${one ? "counts" : "count"}`;
}
