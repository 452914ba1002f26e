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
