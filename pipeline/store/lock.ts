import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { storeFault } from "./storeFault.js";

/**
 * Holds `file` for this process until the function it returns is called or the process ends, however it ends.
 *
 * An empty database serves as the lock: the operating system forgets its lock with the process, so that a killed
 * one leaves nothing to clear away, and the error names the process that holds it.
 *
 * @throws UserError naming the process that holds it, or why the folder cannot be written to
 */
export async function holdLock(file: string): Promise<() => void> {
  try {
    if (!existsSync(file)) await makeLock(file);
    const instance = await DuckDBInstance.create(file);
    return () => instance.closeSync();
  } catch (cause) {
    throw storeFault(file, cause);
  }
}

/** Made beside and linked into place, so that it is never there half made. */
async function makeLock(file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const making = `${file}.${process.pid}`;
  rmSync(making, { force: true });
  try {
    (await DuckDBInstance.create(making)).closeSync();
    try {
      linkSync(making, file);
    } catch (error) {
      // some file systems have no links; what another process has made meanwhile stays
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" && !existsSync(file)) renameSync(making, file);
    }
  } finally {
    rmSync(making, { force: true });
  }
}
