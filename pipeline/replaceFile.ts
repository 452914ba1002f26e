import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { UserError } from "./errors.js";
import { heldHint, isHeld } from "./fileFault.js";

/** A virus scanner lets go of a new file within moments; Word holds the one that it has open until it is closed. In milliseconds. */
const waits = [50, 100, 200, 400, 800] as const;

/**
 * Writes a file beside its place and renames it, so that a reader never meets half of one; its folder is made.
 *
 * @param content what is to stand there, or the file to copy
 * @throws UserError where the folder cannot be written to, or the file is open elsewhere
 */
export function replaceFile(file: string, content: string | Uint8Array | { from: string }): void {
  const beside = `${file}.${process.pid}.part`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(beside, content);
    else copyFileSync(content.from, beside);
    moveFile(beside, file);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw new UserError(`${file} cannot be written`, {
      hint: isHeld(cause) ? heldHint : (cause as Error).message,
      cause,
    });
  }
}

/** Renames a file or folder, in the place of what has the name. */
export function moveFile(from: string, to: string): void {
  whenFree(() => renameSync(from, to));
}

/** The same once its bytes are on the disk: where the machine goes off in between, there is the whole file or none. */
export function settleFile(from: string, to: string): void {
  const handle = openSync(from, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  moveFile(from, to);
}

/** Does a thing to a file; where another program holds it, again after a moment, a second and a half in all. */
export function whenFree(act: () => void, pause: (milliseconds: number) => void = sleep): void {
  for (const wait of waits) {
    try {
      act();
      return;
    } catch (cause) {
      if (!isHeld(cause)) throw cause;
      pause(wait);
    }
  }
  act();
}

/** Nothing else is to be done meanwhile, and what calls this is not asynchronous. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
