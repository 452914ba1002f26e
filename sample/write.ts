import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { planReturns, returnsSoFar } from "./planReturns.js";
import { sampleFiles } from "./sampleFiles.js";

/** The three sets that the generator makes: partners' extracts, a year's plan files, and the returns so far. */
const sets = { extracts: sampleFiles, plan: planReturns, returns: returnsSoFar };

/**
 * Writes one of the synthetic sets into a folder, replacing files of the same names; how many files it wrote.
 *
 * @throws {Error} where the folder cannot be made or written to
 */
export function writeSample(folder: string, set: keyof typeof sets = "extracts"): number {
  const files = sets[set]();
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(path.join(folder, name), bytes);
  return files.length;
}

const isSet = (word: string): word is keyof typeof sets => Object.hasOwn(sets, word);

if (process.argv[1] === import.meta.filename) {
  const [folder, set = "extracts"] = process.argv.slice(2);
  if (folder === undefined || !isSet(set)) {
    process.stderr.write(`npm run sample -- FOLDER [${Object.keys(sets).join("|")}]\n`);
    process.exitCode = 1;
  } else process.stdout.write(`${writeSample(folder, set)} synthetic files in ${folder}\n`);
}
