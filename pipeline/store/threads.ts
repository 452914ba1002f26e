import { statSync } from "node:fs";
import { UserError } from "../errors.js";

/**
 * How many threads the store takes where its user says none: `CSP_THREADS`, or else all of the machine's. Programs that run
 * side by side, as tests do, take one each.
 *
 * @throws UserError when `CSP_THREADS` is no number
 */
export function threadsSet(): number | undefined {
  const set = process.env.CSP_THREADS?.trim();
  if (!set) return undefined;
  if (/^[1-9]\d{0,2}$/.test(set)) return Number(set);
  throw new UserError(`CSP_THREADS is "${set}", which is no number of threads`, {
    hint: "write a whole number such as CSP_THREADS=2, or take the setting away",
  });
}

/** A store of so many bytes holds some years of a force's street-level files. */
const small = 128_000_000;

/**
 * One thread for a small store, and all of the machine's for others. Each step of a statement is set up for every thread, and
 * of few rows the setting up is most of the work: the build of the sample took two threads 1.3 times the processor time of
 * one, and no less time (DuckDB 1.5.5).
 */
export const usualThreads = (file: string): 1 | "all" =>
  file !== ":memory:" && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) < small ? 1 : "all";
