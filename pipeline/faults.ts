import { addAll } from "./bulk.js";
import { faultAt, UserError } from "./errors.js";

/** More faults than this help nobody: the first ones are printed, the rest counted. */
const mostFaults = 50;

/** The faults of several files, so that one run names all of them. */
export class Faults {
  readonly #found: UserError[] = [];

  get any(): boolean {
    return this.#found.length > 0;
  }

  add(file: string, line: number | null, what: string, hint: string): void {
    this.#found.push(faultAt(file, line, what, hint));
  }

  take(error: UserError): void {
    addAll(this.#found, [error, ...error.others]);
  }

  /** What `read` gives, or undefined where it ends in a fault of the user's, which is kept. */
  attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.take(error);
      return undefined;
    }
  }

  /** @throws UserError the first in the order of files and lines, with the others; nothing is thrown where none was found */
  throw(): void {
    const seen = new Set<string>();
    const once = this.#found.filter(({ message }) => !seen.has(message) && seen.add(message));
    const [first, ...others] = once.toSorted(byPlace);
    if (first === undefined) return;
    const { message, hint, place, cause } = first;
    throw new UserError(message, {
      others,
      cause,
      ...(hint === undefined ? {} : { hint }),
      ...(place === undefined ? {} : { place }),
    });
  }
}

/** What is wrong, one line a fault. */
export function faultLines(error: UserError): string[] {
  const all = [error, ...error.others];
  const lines = all
    .slice(0, mostFaults)
    .map(({ message, hint }) => (hint === undefined || hint === "" ? message : `${message}: ${hint}`))
    .map((line) => line.replaceAll(/\s*[\r\n]+\s*/g, " ")); // a value may hold line ends
  return all.length > mostFaults ? [...lines, `and ${all.length - mostFaults} more`] : lines;
}

/** Faults of one line keep the order in which they were found, which is that of its columns. */
function byPlace(one: UserError, other: UserError): number {
  const [a, b] = [one.place?.file ?? "", other.place?.file ?? ""];
  if (a !== b) return a < b ? -1 : 1;
  return (one.place?.line ?? 0) - (other.place?.line ?? 0);
}
