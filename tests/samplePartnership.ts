import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { build } from "../pipeline/build/build.js";
import { UserError } from "../pipeline/errors.js";
import { ingest } from "../pipeline/ingest/ingest.js";
import { importReturns, newReturns } from "../pipeline/plan/importReturns.js";
import { holdLock } from "../pipeline/store/lock.js";
import { repository } from "./csp.js";

/** The parts of the repository that are the sample partnership's folder. */
const parts = ["seeds", "partnership.yaml", "returns", "reports/notes", "data/sample"];
/** All that its store is made from: where one of these files changes, it is made again. */
const sources = [
  ...parts,
  "national",
  "pipeline",
  "queries",
  "package-lock.json",
  "tests/samplePartnership.ts",
];

const cache = path.join(repository, "node_modules", ".cache", "csp-sample");

/**
 * The sample partnership in a folder of its own, loaded and built; the caller removes it.
 *
 * @param returns with the lead agencies' returns and the analyst's paragraphs
 */
export async function samplePartnership({ returns = true } = {}): Promise<string> {
  made ??= makeSample();
  const folder = await made;
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-sample-"));
  const left = returns ? [] : ["returns", "reports", path.join("data", ".store", "plan")];
  cpSync(folder, root, {
    recursive: true,
    filter: (source) => !left.includes(path.relative(folder, source)),
  });
  return root;
}

let made: Promise<string> | undefined;

/** The folder that is copied: made by whichever test asks first, and kept for as long as its sources stay as they are. */
async function makeSample(): Promise<string> {
  const folder = path.join(cache, hashOf(sources));
  mkdirSync(cache, { recursive: true });
  const release = await locked(path.join(cache, "lock.duckdb"));
  try {
    if (existsSync(folder)) return folder;
    for (const earlier of readdirSync(cache))
      if (!earlier.startsWith("lock.")) rmSync(path.join(cache, earlier), { recursive: true });
    const making = `${folder}.part`;
    for (const part of parts)
      cpSync(path.join(repository, part), path.join(making, part), { recursive: true });
    const { refusals } = await ingest(making, []);
    if (refusals.length > 0) throw new Error(refusals.join("\n"));
    await importReturns(making, await newReturns(making));
    await build(making);
    renameSync(making, folder);
    return folder;
  } finally {
    release();
  }
}

/** Holds the lock, waiting for as long as another process of this run makes the sample. */
async function locked(file: string): Promise<() => void> {
  for (;;) {
    try {
      return await holdLock(file);
    } catch (error) {
      if (!(error instanceof UserError && /in use by another program/.test(error.message))) throw error;
      await setTimeout(100);
    }
  }
}

/** Changes with the name or the bytes of any file of these. */
function hashOf(places: readonly string[]): string {
  const hash = createHash("sha256");
  for (const place of places) {
    const whole = path.join(repository, place);
    const names = statSync(whole).isDirectory()
      ? readdirSync(whole, { recursive: true, encoding: "utf8" }).sort()
      : [""];
    for (const name of names) {
      const file = path.join(whole, name);
      if (statSync(file).isFile()) hash.update(`${place}/${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
