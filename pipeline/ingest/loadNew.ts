import { placesOf } from "../store/places.js";
import type { Terminal } from "../terminal.js";
import { filesIn } from "./filesIn.js";
import { ingest } from "./ingest.js";

/** The one look at the clock: a record cannot be of a later day than the file came. The ledger keeps the day. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Loads what is new in `data/` before a document is written, and says so; with nothing new, it says nothing. */
export async function loadNew(root: string, terminal: Terminal): Promise<void> {
  if (filesIn(placesOf(root).data).files.length === 0) return;
  await ingest(root, [], {
    receivedOn: today(),
    tell: ({ lines, refusals, loaded }) => {
      if (loaded > 0) for (const line of lines) terminal.stdout.write(`${line}\n`);
      for (const line of refusals) terminal.stderr.write(`csp: ${line}\n`);
    },
  });
}
