import { totalmem } from "node:os";
import { UserError } from "../errors.js";

/** How much memory the store takes: what nearly all work needs, or as much as this machine can spare. */
export type Amount = "usual" | "most";

/** In bytes: with the program around it, a gigabyte of extracts in one file is read in less than 400 MB. */
const usual = 256e6;
const units: Record<string, number> = {
  mb: 1e6,
  mib: 2 ** 20,
  gb: 1e9,
  gib: 2 ** 30,
  tb: 1e12,
  tib: 2 ** 40,
};

/**
 * The limit of the store's memory in bytes: `CSP_MEMORY` where it is set, for every command; else the usual amount, or at
 * most half of what the machine (or the container) has.
 *
 * @throws UserError when `CSP_MEMORY` is no amount
 */
export function memoryLimit(amount: Amount): number {
  const set = process.env.CSP_MEMORY?.trim();
  if (!set) return amount === "usual" ? usual : Math.max(usual, machineMemory() / 2);
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/i.exec(set) ?? [];
  const bytes = Number(number) * (units[unit.toLowerCase()] ?? Number.NaN);
  if (bytes > 0) return bytes;
  throw new UserError(`CSP_MEMORY is "${set}", which is no amount of memory`, {
    hint: "write a number and MB or GB, such as CSP_MEMORY=2GB, or take the setting away",
  });
}

/** The work needs more memory than the store may take. */
export class OutOfMemory extends UserError {
  /** @param memory the limit that was met, in bytes */
  constructor(memory: number, cause: unknown) {
    const machine = machineMemory();
    const more = Math.min(memory * 2, machine * 0.8);
    super(
      `not enough memory: this needs more than the ${sizeSaid(memory)} that the store may take, of the ${sizeSaid(machine)} of this machine`,
      {
        hint:
          more > memory
            ? `close other programs, set CSP_MEMORY=${Math.floor(more / 1e6)}MB in the environment and run the command again`
            : "take a machine with more memory, or contracts that load fewer measures; nothing is half done",
        cause,
      },
    );
    this.name = "OutOfMemory";
  }
}

/** Does `work` with the memory that nearly all of it needs, and where that is not enough again with the most. */
export async function withEnough<T>(work: (memory: Amount) => Promise<T>): Promise<T> {
  try {
    return await work("usual");
  } catch (error) {
    if (!(error instanceof OutOfMemory) || memoryLimit("most") <= memoryLimit("usual")) throw error;
    return work("most");
  }
}

/** What the machine has, or the container that the program runs in where that has less. */
function machineMemory(): number {
  const container = process.constrainedMemory() ?? 0;
  return container > 0 ? Math.min(container, totalmem()) : totalmem();
}

/** "256 MB", "12.6 GB" */
const sizeSaid = (bytes: number): string =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${Math.round(bytes / 1e8) / 10} GB`;
