import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Ran, runCommand } from "./command.js";
import { processPrng } from "./processPrng.js";

/** A package that was unpacked, as a person has it: without Node on the path. */
export interface PackedProgram {
  /** runs `csp` with these words */
  csp(words: readonly string[], folder: string): Ran;
  /** double-clicks what opens the menu, and types the lines of a file */
  open(typed: string, folder: string): Ran;
  /** what a console shows that is set to an old code page, and after it the page that it is left with; null where none can be had */
  console(words: readonly string[], folder: string): { shown: string; page: string } | null;
  /** a path as the system of the package has it */
  place(file: string): string;
}

export function onLinux(program: string, scratch: string): PackedProgram {
  const env = { HOME: path.join(scratch, "home"), PATH: "/usr/bin:/bin" };
  const csp = path.join(program, "csp");
  return {
    csp: (words, folder) => runCommand(csp, words, folder, env),
    open: (typed, folder) => runCommand(csp, ["start"], folder, env, typed),
    console: () => null,
    place: (file) => file,
  };
}

/** Where Wine keeps its settings and its drive C: in `scratch` alone. */
function wineIn(scratch: string): NodeJS.ProcessEnv & { WINEPREFIX: string } {
  return {
    ...process.env,
    WINEPREFIX: path.join(scratch, "wine"),
    WINEDEBUG: "-all",
    WINEDLLOVERRIDES: "mscoree,mshtml=",
  };
}

/** Whether Wine is on this machine, and runs a program of its own. */
export function hasWine(scratch: string): boolean {
  const env = wineIn(scratch);
  if (spawnSync("wine", ["--version"]).error !== undefined) return false;
  spawnSync("wine", ["wineboot", "-i"], { env, stdio: "ignore" });
  return spawnSync("wine", ["cmd", "/c", "exit", "7"], { env, stdio: "ignore" }).status === 7;
}

/** Runs a line in a console of code page 850, which Wine makes of a terminal; that is had from `script` of util-linux. */
function inConsole(
  line: string,
  cwd: string,
  scratch: string,
  env: NodeJS.ProcessEnv,
): { shown: string; page: string } | null {
  const lines = path.join(scratch, "console.cmd");
  writeFileSync(lines, ["@echo off", "chcp 850 >nul", line, "chcp", ""].join("\r\n"));
  const { stdout, error } = spawnSync("script", ["-qc", `wine cmd /c ${lines}`, "/dev/null"], {
    cwd,
    env,
    encoding: "utf8",
    input: "",
  });
  if (error !== undefined) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's own
  const shown = stdout.replace(/\x1b\[[?\d;]*[A-Za-z]/g, "").replaceAll("\r", "");
  return { shown, page: /code page: (\d+)\s*$/.exec(shown)?.[1] ?? "" };
}

/** @param scratch that of `hasWine` */
export function underWine(program: string, scratch: string): PackedProgram {
  const env = wineIn(scratch);
  // Node 22 refuses to run on the Windows 7 that Wine is at first
  spawnSync("wine", ["winecfg", "/v", "win10"], { env, stdio: "ignore" });
  const random = path.join(env.WINEPREFIX, "drive_c", "windows", "system32", "bcryptprimitives.dll");
  if (!existsSync(random)) writeFileSync(random, processPrng());
  const place = (file: string): string => `Z:${file.replaceAll("/", "\\")}`;
  const script = (name: string): string => path.join(program, name).replaceAll("/", "\\");
  return {
    csp: (words, folder) => runCommand("wine", ["cmd", "/c", script("csp.cmd"), ...words], folder, env),
    open: (typed, folder) => runCommand("wine", ["cmd", "/c", script("Open csp.cmd")], folder, env, typed),
    console: (words, folder) =>
      inConsole(`call ${place(script("csp.cmd"))} ${words.join(" ")}`, folder, scratch, env),
    place,
  };
}
