import { spawnSync } from "node:child_process";
import { linkSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const here = import.meta.dirname;
const watch = pathToFileURL(path.join(here, "usage.js")).href;

/** The command of this build. */
export const cli = path.resolve(here, "..", "..", "pipeline", "cli.js");

/** What a program took from its start to its end. */
export interface Run {
  /** on the clock */
  seconds: number;
  /** of processor time in user mode, all threads */
  user: number;
  /** at its peak */
  megabytes: number;
  output: string;
}

/** A line of the table: what is measured against what. */
export interface Line {
  work: string;
  target: string;
  /** The ratio, or why there is none, and the figures behind it. `room` is an empty folder. */
  measure: (asked: Asked) => Measured;
}

export interface Asked {
  room: string;
  rounds: number;
  /** `dist/pipeline/cli.js` of an older build to compare with; null where none is named */
  before: string | null;
}

export interface Measured {
  ratio: string;
  detail: string;
}

/**
 * Runs a compiled program in a process of its own.
 *
 * @throws Error where it ends with another code than 0
 */
export function run(room: string, program: string, ...args: readonly string[]): Run {
  const usage = path.join(room, "usage.json");
  const begun = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", watch, program, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { ...process.env, CSP_USAGE: usage },
  });
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  if (status !== 0) throw new Error(`${path.basename(program)} ${args[0]} ended with ${status}: ${stderr}`);
  return {
    seconds,
    output: stdout,
    ...(JSON.parse(readFileSync(usage, "utf8")) as Pick<Run, "user" | "megabytes">),
  };
}

/** What each of `rounds` turns gives, one after the other. */
export const turns = <Given>(rounds: number, turn: (round: number) => Given): Given[] =>
  Array.from({ length: rounds }, (_, round) => turn(round));

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** "0.44" */
export const ratioOf = (pairs: readonly (readonly [ours: number, theirs: number])[]): string =>
  median(pairs.map(([ours, theirs]) => ours / theirs)).toFixed(2);

/** A folder of the sample's district with the files in `data/`, which stay where they are. */
export function workspaceOf(room: string, name: string, files: readonly string[]): string {
  const folder = path.join(room, name);
  run(room, cli, "init", folder, "--district", "E07000111", "--sample-plan");
  for (const file of files) linkSync(file, path.join(folder, "data", path.basename(file)));
  return folder;
}
