import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkWholeFile } from "../../pipeline/ingest/keep/enterSupply.js";
import { examine } from "../../pipeline/ingest/read/examine.js";
import { locate } from "../../pipeline/ingest/read/locate.js";
import { periodColumns } from "../../pipeline/ingest/type/periodColumns.js";
import { faults, type Typing, typeRecords } from "../../pipeline/ingest/type/typing.js";
import { checkUnreadStatus } from "../../pipeline/ingest/type/unreadStatus.js";
import type { Store } from "../../pipeline/store/open.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { modelStore } from "../queries/modelStore.js";

export interface Typed {
  typing: Typing;
  /** "measure area first month..last month value", a line an observation; `!` and the status instead of a value */
  observations: string[];
  /** "line reason column", a line a record quarantined */
  quarantined: string[];
}

/** A store with the repository's seeds, which may read the system's temporary folder. */
export const typingStore = (): Promise<Store> => modelStore([], [realpathSync(tmpdir())]);

/** Types a file's text under a contract, the parts that every contract needs filled in. */
export async function typed(
  store: Store,
  text: string | Buffer,
  given: Record<string, unknown>,
  { whole = false } = {},
): Promise<Typed> {
  const contract = Contract.parse({ source: "test", title: "Test", supplier: "Test", ...given });
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-typing-"));
  try {
    const file = path.join(folder, "extract.csv");
    writeFileSync(file, text);
    const examination = await examine(file, [contract], { temporary: folder, contract: "test" });
    if (examination.refused) throw new Error(`refused: ${examination.refused.message}`);
    const typing = await typeRecords(store, examination, contract, "E07000111");
    if (whole) {
      await checkWholeFile(store, examination, contract, typing);
      await checkUnreadStatus(store, examination, contract);
    }
    const rows = await store.rows<{ line: string }>(`
      select measure || ' ' || area || ' ' || strftime(e.period_start, '%Y-%m') || '..' || strftime(e.period_end, '%Y-%m') || ' '
        || case when bool_and(status = 'final') then sum(value * kept)::varchar else '!' || min(status) filter (status <> 'final') end as line
      from entries e join judged j using (gid) where outcome = 'accepted'
      group by measure, area, e.period_start, e.period_end order by all`);
    const found = await faults(store, examination, await periodColumns(store, examination, contract));
    const places = await locate(
      examination,
      found.map(({ ordinal }) => ordinal),
    );
    return {
      typing,
      observations: rows.map(({ line }) => line.replace(/\.0$/, "")),
      quarantined: found.map(({ reason, column }, index) => `${places[index]?.line} ${reason} ${column}`),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
