import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const repository = path.resolve(import.meta.dirname, "..", "..");
const cli = path.join(repository, "dist", "pipeline", "cli.js");

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the compiled command as a person would, in `folder`. */
export function csp(folder: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

/** The same without waiting, for two at once. */
export function cspBeside(folder: string, ...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder });
    const ran: Ran = { status: null, stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      ran.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      ran.stderr += text;
    });
    child.on("error", reject).on("close", (status) => resolve({ ...ran, status }));
  });
}

/** The same with a reader that goes away before the first line: `csp … | head -0`. */
export function cspUnread(folder: string, ...args: readonly string[]): Promise<Omit<Ran, "stdout">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject).on("close", (status) => resolve({ status, stderr }));
  });
}

/** The rows of a command that was asked for JSON; what it had to say on stderr where it failed. */
export function rowsOf<Row>(ran: Ran): Row[] {
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Row[];
}

/** An empty folder of its own; with its real path, as error messages give it. */
export const ownFolder = (): string => mkdtempSync(path.join(realpathSync(tmpdir()), "csp-test-"));

/** A new workspace for Sevenoaks under `folder`, made by `csp init`. */
export function newWorkspace(folder: string, name = "workspace"): string {
  const { status, stderr } = csp(folder, "init", name, "--district", "E07000111", "--sample-plan");
  if (status !== 0) throw new Error(stderr);
  return path.join(folder, name);
}

/** Copies the committed sample's extracts whose names match into the workspace's data folder. */
export function putSample(workspace: string, which: RegExp = /\.csv$/): string[] {
  const from = path.join(repository, "data", "sample");
  const names = readdirSync(from)
    .filter((name) => name.endsWith(".csv") && which.test(name))
    .sort();
  for (const name of names) cpSync(path.join(from, name), path.join(workspace, "data", name));
  return names;
}
