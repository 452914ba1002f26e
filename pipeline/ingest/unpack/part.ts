import type { Contract } from "../../workspace/contracts/contract.js";
import type { Refusal, SheetOrigin } from "../read/examination.js";
import { FileRefused } from "../reasons/fileRefused.js";

/** A table that a received file is, or one of those that it holds. */
export type Part = {
  /** the file's name, with that of the member and the sheet */
  name: string;
} & (
  | { kind: "table"; file: string; sheet?: { origin: SheetOrigin; contract: Contract }; notes: string[] }
  /** loaded before, as its bytes show */
  | { kind: "known"; sha256: string }
  /** why nothing of it is wanted */
  | { kind: "passed"; why: string }
  | { kind: "refused"; refusal: Refusal }
);

/** What is asked while a received file is taken apart. */
export interface Unpacking {
  contracts: readonly Contract[];
  /** the analyst named the one contract */
  named: boolean;
  /** a folder of its own, for what is unpacked */
  folder: string;
  /** whether a supply is here already, by its SHA-256 */
  known(sha256: string): boolean;
  /** whether a file of so many bytes may be known: what none is as large as need not be hashed */
  sizeKnown(bytes: number): boolean;
  /** why a table that a contract knows is not wanted all the same; null where it is */
  unwanted(file: string, header: import("../read/header.js").Header): string | null;
}

/** A refusal of what a container holds, or that of a fault while it was read. */
export function refusedPart(name: string, error: unknown): Part {
  if (!(error instanceof FileRefused)) throw error;
  const { reason, message, hint = "", line } = error;
  return { name, kind: "refused", refusal: { reason, message, hint, line } };
}
