import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What a command ended with, and what it printed: line ends and the marks between folders as on Linux. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/**
 * Runs a program with files for what it prints, since Wine's pipes are none that Node for Windows can write to.
 *
 * @param input the file that it reads from as from a keyboard
 */
export function runCommand(
  program: string,
  words: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  input?: string,
): Ran {
  const scratch = mkdtempSync(path.join(tmpdir(), "csp-ran-"));
  const [outFile, errFile] = [path.join(scratch, "out"), path.join(scratch, "err")];
  const [out, err] = [openSync(outFile, "w"), openSync(errFile, "w")];
  const typed = input === undefined ? "ignore" : openSync(input, "r");
  try {
    const { status, error } = spawnSync(program, words, { cwd, env, stdio: [typed, out, err] });
    if (error) throw error;
    return { code: status, out: asOnLinux(outFile), err: asOnLinux(errFile) };
  } finally {
    for (const file of [out, err, typed]) if (typeof file === "number") closeSync(file);
    rmSync(scratch, { recursive: true, force: true });
  }
}

const asOnLinux = (file: string): string =>
  readFileSync(file, "utf8").replaceAll("\r\n", "\n").replaceAll("\\", "/");
