import { statSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import type { FileTrouble } from "../fileFault.js";
import { hashFile } from "../hashFile.js";
import type { Places } from "../store/places.js";
import type { Contract } from "../workspace/contracts/contract.js";
import type { Workspace } from "../workspace/workspace.js";
import { otherForces } from "./unpack/otherForces.js";
import type { Part, Unpacking } from "./unpack/part.js";
import { receive, troubleWith } from "./unpack/receive.js";
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

/** A file's copy, why there is none, or the SHA-256 of what is here already. */
type Taken = string | FileTrouble | { sha256: string };

/** Takes a copy of a file; not of one that is here already, of which nothing is read again. */
async function take(
  file: string,
  places: Places,
  index: number,
  { known, sizeKnown }: Pick<Options, "known" | "sizeKnown">,
): Promise<Taken> {
  if (
    troubleWith(file, places) === null &&
    sizeKnown(statSync(file, { throwIfNoEntry: false })?.size ?? -1)
  ) {
    const sha256 = readableHash(file);
    if (sha256 !== null && known(sha256)) return { sha256 };
  }
  return receive(file, places, index);
}

/** A file's SHA-256; null where it cannot be read, which is told when it is copied. */
function readableHash(file: string): string | null {
  try {
    return hashFile(file);
  } catch (fault) {
    if (fault instanceof UserError) return null;
    throw fault;
  }
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
  let coming: Promise<Taken> | null = null;
  try {
    for (const [index, file] of files.entries()) {
      progress?.(index);
      await pause();
      const copy = await (coming ?? take(file, places, index, { known, sizeKnown }));
      const following = files[index + 1];
      coming = following === undefined ? null : take(following, places, index + 1, { known, sizeKnown });
      coming?.catch(() => undefined); // awaited, and thrown, in its turn
      const name = shownName(workspace.root, file);
      if (typeof copy === "object" && "sha256" in copy) {
        yield { name, kind: "known", sha256: copy.sha256 };
        continue;
      }
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
