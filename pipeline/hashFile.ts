import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { fileFault } from "./fileFault.js";

/**
 * SHA-256 of a file's bytes, read in blocks.
 *
 * @throws UserError where it cannot be read
 */
export function hashFile(file: string): string {
  try {
    return hashOf(file);
  } catch (cause) {
    throw fileFault(file, cause);
  }
}

function hashOf(file: string): string {
  const hash = createHash("sha256");
  const block = Buffer.allocUnsafe(1 << 20);
  const handle = openSync(file, "r");
  try {
    for (let read = readSync(handle, block); read > 0; read = readSync(handle, block)) {
      hash.update(block.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest("hex");
}
