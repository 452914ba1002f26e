import path from "node:path";
import type { FileTrouble } from "../fileFault.js";
import { hashFile } from "../hashFile.js";
import type { Places } from "../store/places.js";
import type { Contract } from "../workspace/contracts/contract.js";
import type { Workspace } from "../workspace/workspace.js";
import { otherForces } from "./unpack/otherForces.js";
import type { Part, Unpacking } from "./unpack/part.js";
import { receive } from "./unpack/receive.js";
import { unpack } from "./unpack/unpack.js";
import { isPacked } from "./workbooks/openWorkbook.js";

/** A table on its way in, or why there is none. */
export type Arriving = Part | { name: string; kind: "trouble"; trouble: FileTrouble };

interface Options {
  contract?: string | undefined;
  neverMind?: ReadonlySet<string> | undefined;
  progress?: ((index: number) => void) | undefined;
  known: Unpacking["known"];
  sizeKnown: Unpacking["sizeKnown"];
}

/**
 * Receives files one after another, each copied while the one before is read, and takes apart those that hold
 * several tables.
 */
export async function* arriving(
  workspace: Workspace,
  places: Places,
  files: readonly string[],
  { contract, neverMind, progress, known, sizeKnown }: Options,
): AsyncGenerator<Arriving> {
  const contracts = readable(workspace).filter(({ source }) => contract === undefined || source === contract);
  const unwanted = otherForces(workspace);
  let coming: ReturnType<typeof receive> | null = null;
  try {
    for (const [index, file] of files.entries()) {
      progress?.(index);
      await pause();
      const copy = await (coming ?? receive(file, places, index));
      const following = files[index + 1];
      coming = following === undefined ? null : receive(following, places, index + 1);
      coming?.catch(() => undefined); // awaited, and thrown, in its turn
      const name = shownName(workspace.root, file);
      if (typeof copy !== "string") {
        yield { name, kind: "trouble", trouble: copy };
        continue;
      }
      if (neverMind && neverMind.size > 0 && isPacked(copy) && neverMind.has(hashFile(copy))) {
        yield { name, kind: "passed", why: "seeds/never_mind.csv has them" };
        continue;
      }
      const folder = path.join(path.dirname(copy), "unpacked");
      yield* unpack(copy, name, {
        contracts,
        named: contract !== undefined,
        folder,
        known,
        sizeKnown,
        unwanted,
      });
    }
  } finally {
    await coming?.catch(() => undefined);
  }
}

/** What files are held against: the contracts, and the drafts, which say why a file waits. */
export const readable = ({ contracts, drafts }: Workspace): Contract[] => [...contracts, ...drafts];

/** Examining keeps the thread; the store's next statement waits for several turns of the event loop. */
async function pause(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The name to remember a file by: within the workspace, or its own alone. */
export function shownName(root: string, file: string): string {
  const relative = path.relative(root, file);
  const shown = relative.startsWith("..") || path.isAbsolute(relative) ? path.basename(file) : relative;
  return shown.split(path.sep).join("/");
}
