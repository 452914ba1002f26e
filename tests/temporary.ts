import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import path from "node:path";

const memory = "/dev/shm";
/** More than all folders of two workers' tests together. */
const enough = 4e9;

/**
 * Has the run's temporary folders in memory where there is room: stores are committed to a disk several times in each test,
 * and waiting for it takes as long as the rest. The folders are gone when the run ends.
 */
export default function setup(): (() => void) | undefined {
  if (process.env.TMPDIR !== undefined || !existsSync(memory)) return undefined;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < enough) return undefined;
  const folder = mkdtempSync(path.join(memory, "csp-tests-"));
  // a test runs a command as another user
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
