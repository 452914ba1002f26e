import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { PassThrough, Writable } from "node:stream";
import { run } from "../pipeline/run.js";

export const repository = path.resolve(import.meta.dirname, "..");

/** The compiled command line, for what a process of its own shows; `npm test` builds it first. */
export const cli = process.env.CSP_CLI ?? path.join(repository, "dist", "pipeline", "cli.js");

/** A process of its own has what a person's has. */
const env = { ...process.env, CSP_THREADS: undefined };

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

let before: Promise<unknown> = Promise.resolve();

/** Runs the command in this process, as a person would in `folder`; one run after another. */
export function csp(folder: string, ...words: readonly string[]): Promise<Ran> {
  const ran = before.then(() => inFolder(folder, words));
  before = ran.catch(() => undefined);
  return ran;
}

/** The working folder is the process's, and names in messages are those that were typed: it is changed and put back. */
async function inFolder(folder: string, words: readonly string[]): Promise<Ran> {
  const ran: Ran = { code: null, out: "", err: "" };
  const kept = (stream: "out" | "err"): Writable =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        ran[stream] += text;
        done();
      },
    });
  const working = process.cwd();
  process.chdir(folder);
  try {
    const stdin = new PassThrough();
    stdin.end();
    ran.code = await run(words, { stdout: kept("out"), stderr: kept("err"), stdin, env: process.env });
    return ran;
  } finally {
    process.chdir(working);
  }
}

/** The same in a process of its own: for exit codes and locks, and what ends with the process. */
export function cspProcess(folder: string, ...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A process without waiting, for two at once. */
export function cspBeside(folder: string, ...words: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...words], { cwd: folder, env });
    const ran: Ran = { code: null, out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      ran.out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      ran.err += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ ...ran, code }));
  });
}

/** A process with a reader that goes away before the first line: `csp … | head -0`. */
export function cspUnread(folder: string, ...words: readonly string[]): Promise<Omit<Ran, "out">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...words], { cwd: folder, env });
    child.stdout.destroy();
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, err }));
  });
}

/** Starts a process and kills it after some milliseconds; true where it had not finished by then. */
export function cspKilled(folder: string, milliseconds: number, ...words: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(process.execPath, [cli, ...words], {
      cwd: folder,
      env,
      stdio: "ignore",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("exit", (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === "SIGKILL");
    });
  });
}

/** The rows of a command that was asked for JSON; what it had to say on stderr where it failed. */
export function rowsOf<Row>(ran: Ran): Row[] {
  if (ran.code !== 0) throw new Error(ran.err);
  return JSON.parse(ran.out) as Row[];
}
