import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Packed } from "../zipFile.js";

/** Writes the files of a package into a folder, as unpacking its ZIP would. */
export function layOut(files: readonly Packed[], into: string): void {
  for (const { path: at, bytes, runs } of files) {
    const file = path.join(into, at);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes, { mode: runs ? 0o755 : 0o644 });
  }
}
