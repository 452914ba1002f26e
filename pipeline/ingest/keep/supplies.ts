import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import { placesOf } from "../../store/places.js";
import { counted } from "../../words/plural.js";
import { readWorkspace, settingsFile } from "../../workspace/workspace.js";
import { figuresMoved } from "./figuresMoved.js";
import { recordEvent } from "./ledger.js";
import { openForReading } from "./openForReading.js";
import { openForWriting } from "./openForWriting.js";
import { replaySource } from "./replaySource.js";
import { nextReceived } from "./supplyRow.js";

/** One supply, and what of it still counts. */
export interface SupplyRow {
  received: number;
  extract: string;
  source: string;
  file: string;
  /** all of it counts, part, nothing; or it was removed */
  state: "current" | "partly replaced" | "replaced" | "removed" | "nothing in it";
  /** YYYY-MM */
  from: string | null;
  to: string | null;
  records: number;
  quarantined: number;
  released: number;
  /** of corrected lines: the extract that they belong to */
  supplements: string | null;
  kept: string;
  sha256: string;
}

/** Every supply in the order in which they came. */
export async function listSupplies(root: string, source?: string): Promise<SupplyRow[]> {
  settingsFile(root);
  const store = await openForReading(placesOf(root));
  try {
    return await store.rows<SupplyRow>(suppliesSql, { source: source ?? null });
  } finally {
    store.close();
  }
}

const suppliesSql = `with current as (
    select extract, min(period_start) as first, max(period_end) as last, count(distinct period_start) as periods
    from (select extract, period_start, period_end from observations union select extract, period_start, period_end from coverage)
    group by extract),
  aside as (select extract, count(*) filter (released_by is null) as held, count(released_by) as released from quarantine group by extract),
  standing as (
    select s.*, base.removed as base_removed, coalesce(current.periods, 0) as periods, current.first, current.last,
      coalesce(aside.held, 0) as held, coalesce(aside.released, 0) as released
    from supplies s left join supplies base on base.extract = s.supplements
      left join current on current.extract = coalesce(s.supplements, s.extract) left join aside on aside.extract = s.extract)
  select received, extract, source, file,
    case when removed or base_removed then 'removed' when accepted = 0 then 'nothing in it' when periods = 0 then 'replaced'
      when first > covers_from or last < covers_to then 'partly replaced' else 'current' end as state,
    strftime(covers_from, '%Y-%m') as "from", strftime(covers_to, '%Y-%m') as "to", accepted as records,
    held as quarantined, released, supplements, kept, sha256
  from standing where $source::varchar is null or source = $source order by received`;

/** Takes a supply out: what older ones of its source said comes back, as if it had never come. */
export const removeSupply = (root: string, name: string): Promise<string> => change(root, name, "remove");

/** Brings a removed supply back to its place among the others. */
export const restoreSupply = (root: string, name: string): Promise<string> => change(root, name, "restore");

/** Makes a supply the newest of its source, for files that came in the wrong order. */
export const latestSupply = (root: string, name: string): Promise<string> => change(root, name, "latest");

interface Named {
  extract: string;
  sha256: string;
  received: number;
  source: string;
  file: string;
  kept: "whole" | "mapped" | "released";
  supplements: string | null;
  removed: boolean;
}

async function change(root: string, name: string, verb: "remove" | "restore" | "latest"): Promise<string> {
  const workspace = readWorkspace(root);
  const places = placesOf(root);
  const store = await openForWriting(workspace, places);
  try {
    const { supplements, removed, ...supply } = await supplyNamed(store, name, verb);
    const shown = `${supply.file} (${supply.extract})`;
    if (verb === "remove" && removed) return `${shown} is removed already, nothing changed`;
    if (verb === "restore" && !removed) return `${shown} is in the store already, nothing changed`;
    const next = await nextReceived(store);
    if (verb === "latest" && supplements !== null) {
      throw new UserError(`${shown} holds corrected lines of ${supplements}`, {
        hint: "name that supply instead",
      });
    }
    if (verb === "latest" && supply.received === next - 1 && !removed) {
      return `${shown} is the latest already, nothing changed`;
    }
    const received = verb === "latest" ? next : supply.received;
    const moved = await recordEvent(store, places, async () => {
      await store.run(
        "update supplies set removed = $removed::boolean, received = $received::integer where extract = $extract",
        {
          removed: verb === "remove",
          received,
          extract: supply.extract,
        },
      );
      const moved = await figuresMoved(store, supply.source, () =>
        replaySource(store, workspace, places, supply.source),
      );
      await store.run("drop table if exists built"); // the marts are of what stood before
      const event = verb === "remove" ? ("remove" as const) : ("restore" as const);
      return {
        line: { event, ...supply, received, ...(supplements === null ? {} : { supplements }) },
        result: moved,
      };
    });
    await store.checkpoint();
    const done = { remove: "removed", restore: "restored", latest: "made the latest of its source" }[verb];
    return `${shown} ${done}: ${counted(moved, "figure")} of ${supply.source} changed`;
  } finally {
    store.close();
  }
}

/** The one supply that an extract, its beginning, or a file's name means. */
export async function supplyNamed(store: Store, name: string, verb: string): Promise<Named> {
  const found = await store.rows<Named>(
    `select extract, sha256, received, source, file, kept, supplements, removed from supplies
    where (length($name) >= 6 and starts_with(sha256, lower($name))) or file = $name or regexp_extract(file, '[^/]*$') = $name
    order by received`,
    { name: name.replaceAll("\\", "/").replace(/^\.\//, "") },
  );
  // of two files of one name, the one that the verb can do something to
  const fitting = found.filter(({ removed }) => verb === "latest" || removed === (verb === "restore"));
  const [only, other] = fitting.length > 0 ? fitting : found;
  if (!only) {
    throw new UserError(`there is no supply "${name}"`, {
      hint: "csp supply list shows them: name an extract or a file",
    });
  }
  if (other) {
    const extracts = (fitting.length > 0 ? fitting : found).map(({ extract }) => extract).join(", ");
    throw new UserError(`several supplies came as "${name}"`, {
      hint: `name one by its extract: ${extracts}`,
    });
  }
  return only;
}
