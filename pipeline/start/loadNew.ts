import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { faultLines } from "../faults.js";
import { filesIn } from "../ingest/filesIn.js";
import { ingest } from "../ingest/ingest.js";
import { today } from "../ingest/today.js";
import { importReturns, newReturns } from "../plan/importReturns.js";
import { placesOf } from "../store/places.js";
import type { Terminal } from "../terminal.js";

/**
 * Loads what is new in `data/` and `returns/` before a document is written, and says so; with nothing new, it says nothing.
 * What is refused is named, and the document is written without it.
 */
export async function loadNew(root: string, terminal: Terminal): Promise<void> {
  await loadExtracts(root, terminal);
  await loadReturns(root, terminal);
}

async function loadExtracts(root: string, terminal: Terminal): Promise<void> {
  if (filesIn(placesOf(root).data).files.length === 0) return;
  await ingest(root, [], {
    receivedOn: today(),
    tell: ({ lines, refusals, loaded }) => {
      if (loaded > 0) for (const line of lines) terminal.stdout.write(`${line}\n`);
      for (const line of refusals) terminal.stderr.write(`csp: ${line}\n`);
    },
  });
}

async function loadReturns(root: string, terminal: Terminal): Promise<void> {
  if (!existsSync(path.join(root, "returns"))) return;
  try {
    for (const { file, plan_year, quarter, outcome } of await importReturns(root, await newReturns(root)))
      terminal.stdout.write(`returns/${file}: ${plan_year}, quarter ${quarter}, ${outcome}\n`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const line of faultLines(error)) terminal.stderr.write(`csp: ${line}\n`);
  }
}
