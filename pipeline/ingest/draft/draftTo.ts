import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../errors.js";
import { knownAreas } from "../../workspace/areas/knownAreas.js";
import { draftContract } from "./draftContract.js";

/**
 * Drafts a contract for a file, and writes it where `out` says so.
 *
 * @returns its text
 * @throws UserError where `out` is there already: an edited contract is not lost to a draft
 */
export async function draftTo(file: string, workspace: string, out: string | undefined): Promise<string> {
  if (out === undefined) return draftContract(file, knownAreas(workspace));
  if (existsSync(out)) throw taken(out);
  const { name } = path.parse(out);
  const source = /^[a-z][a-z0-9-]*$/.test(name) ? name : undefined;
  const text = await draftContract(file, knownAreas(workspace), source);
  try {
    writeFileSync(out, text, { flag: "wx" });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") throw taken(out);
    throw new UserError(`${out} cannot be written`, { hint: (cause as Error).message, cause });
  }
  return text;
}

const taken = (out: string): UserError =>
  new UserError(`${out} is there already, and a draft overwrites nothing`, {
    hint: "name another file, or remove that one first",
  });
