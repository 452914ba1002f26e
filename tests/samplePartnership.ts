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

/** What its documents are made from besides. */
const published = [...sources, "reports"];

const cache = path.join(repository, "node_modules", ".cache", "csp-sample");
/** The month to which the sample's documents are written. */
export const publishedTo = "2023-09";

/**
 * The sample partnership in a folder of its own, loaded and built; the caller removes it.
 *
 * @param returns with the lead agencies' returns and the analyst's paragraphs
 */
export async function samplePartnership({ returns = true } = {}): Promise<string> {
  return copyOf(await sampleFolder({ returns }));
}

/** The same with the whole set to {@link publishedTo} in `out`, in every format, and in the ledger of publications. */
export async function publishedSample(): Promise<string> {
  publishedMade ??= kept("published", published, publish);
  return copyOf(await publishedMade);
}

function copyOf(folder: string): string {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-sample-"));
  cpSync(folder, root, { recursive: true });
  return root;
}

let made: Promise<string> | undefined;
let bareMade: Promise<string> | undefined;
let publishedMade: Promise<string> | undefined;

/** The folder that is copied: to be read alone. */
export function sampleFolder({ returns = true } = {}): Promise<string> {
  made ??= kept("built", sources, async (folder) => {
    for (const part of parts)
      cpSync(path.join(repository, part), path.join(folder, part), { recursive: true });
    const { refusals } = await ingest(folder, []);
    if (refusals.length > 0) throw new Error(refusals.join("\n"));
    await importReturns(folder, await newReturns(folder));
    await build(folder);
  });
  const whole = made;
  if (returns) return whole;
  bareMade ??= kept("bare", sources, async (folder) => {
    const left = ["returns", "reports", path.join("data", ".store", "plan")];
    const root = await whole;
    cpSync(root, folder, {
      recursive: true,
      filter: (source) => !left.includes(path.relative(root, source)),
    });
  });
  return bareMade;
}

async function publish(folder: string): Promise<void> {
  cpSync(await sampleFolder(), folder, { recursive: true });
  const { publishSet } = await import("../reports/publish/publishSet.js");
  const { formats } = await import("../reports/publish/writeDocument.js");
  const { left } = await publishSet(publishedTo, { root: folder, format: formats });
  if (left.length > 0) throw new Error(left.join("\n"));
}

/** A folder made by whichever test asks first, and kept for as long as what it is made from stays as it is. */
async function kept(
  name: string,
  from: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(cache, `${name}-${hashOf(from)}`);
  mkdirSync(cache, { recursive: true });
  const release = await locked(path.join(cache, `lock-${name}.duckdb`));
  try {
    if (existsSync(folder)) return folder;
    for (const earlier of readdirSync(cache))
      if (earlier.startsWith(`${name}-`)) rmSync(path.join(cache, earlier), { recursive: true });
    const making = `${folder}.part`;
    await make(making);
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
