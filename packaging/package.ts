import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { type Installed, install } from "./install.js";
import { licencesOf } from "./licences.js";
import { needed } from "./needed.js";
import { type Platform, platforms } from "./platforms.js";
import { productFiles } from "./productFiles.js";
import { windowsFaults } from "./windowsNames.js";
import { type Packed, writeZip } from "./zipFile.js";

const repository = path.resolve(import.meta.dirname, "..", "..");
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")));

/** What a package came to. Sizes in bytes. */
interface Made {
  file: string;
  packed: number;
  unpacked: number;
  files: number;
}

/** All files of the package of one platform; `scratch` is an empty folder. */
function filesOf(platform: Platform, product: ReadonlyMap<string, Uint8Array>, scratch: string): Packed[] {
  const dependencies = install(repository, path.join(scratch, "product"), platform);
  const manifest = path.join(repository, "packaging", "runtime");
  const [runtime] = install(manifest, path.join(scratch, "runtime"), platform);
  const node = runtime?.files.get(platform.node);
  if (runtime === undefined || node === undefined) throw new Error(`${platform.runtime} brings no Node`);
  const files: Packed[] = [];
  const put = (at: string, bytes: Uint8Array, runs = false): void =>
    void files.push({ path: at, bytes, runs });
  for (const [at, bytes] of product) put(at, bytes);
  for (const { at, files: own } of dependencies)
    for (const [inPackage, bytes] of own) if (needed(inPackage)) put(`${at}/${inPackage}`, bytes);
  put(`runtime/${path.posix.basename(platform.node)}`, node, true);
  put("LICENCES.txt", Buffer.from(licencesOf([...dependencies, nodeTerms(runtime, scratch)])));
  for (const name of platform.launchers) {
    const text = readFileSync(path.join(repository, "packaging", "launch", name), "utf8").replaceAll(
      "\r\n",
      "\n",
    );
    put(name, Buffer.from(name.endsWith(".cmd") ? text.replaceAll("\n", "\r\n") : text), true);
  }
  const sums = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  put("SHA256SUMS", Buffer.from(sums.map(({ path: at, bytes }) => `${sha256(bytes)}  ${at}\n`).join("")));
  return files;
}

/** The runtime with the terms of Node, which the package for Windows leaves out and that for Linux has. */
function nodeTerms(runtime: Installed, scratch: string): Installed {
  if (runtime.files.has("LICENSE")) return runtime;
  const linux = platforms["linux-x64"];
  const manifest = path.join(repository, "packaging", "runtime");
  const [other] = linux === undefined ? [] : install(manifest, path.join(scratch, "terms"), linux);
  const terms = other?.files.get("LICENSE");
  if (terms === undefined) throw new Error("no runtime brings the licence of Node");
  return { ...runtime, files: new Map([...runtime.files, ["LICENSE", terms]]) };
}

/**
 * Writes `csp-VERSION-PLATFORM.zip` and its SHA-256 into a folder.
 *
 * @throws Error where a name is none that Windows' disks can hold
 */
async function makePackage(
  name: string,
  platform: Platform,
  product: ReadonlyMap<string, Uint8Array>,
  into: string,
): Promise<Made> {
  const scratch = mkdtempSync(path.join(tmpdir(), "csp-package-"));
  try {
    const files = filesOf(platform, product, scratch);
    const faults = windowsFaults(files.map(({ path: at }) => at));
    if (faults.length > 0) throw new Error(faults.join("\n"));
    const folder = `csp-${version}-${name}`;
    const file = path.join(into, `${folder}.zip`);
    mkdirSync(into, { recursive: true });
    await writeZip(file, folder, files);
    writeFileSync(`${file}.sha256`, `${sha256(readFileSync(file))}  ${folder}.zip\n`);
    return {
      file,
      packed: statSync(file).size,
      unpacked: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
      files: files.length,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const asked = process.argv.slice(2);
const unknown = asked.find((name) => platforms[name] === undefined);
if (unknown !== undefined) {
  process.stderr.write(`${unknown} is no platform: ${Object.keys(platforms).join(", ")}\n`);
  process.exitCode = 1;
} else {
  const compiled = mkdtempSync(path.join(tmpdir(), "csp-compiled-"));
  try {
    const product = productFiles(repository, compiled);
    for (const [name, platform] of Object.entries(platforms)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const made = await makePackage(name, platform, product, path.join(repository, "packages"));
      const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
      process.stdout.write(
        `${path.relative(process.cwd(), made.file)}: ${megabytes(made.packed)} MB, unpacked ${megabytes(made.unpacked)} MB in ${made.files} files\n`,
      );
    }
  } finally {
    rmSync(compiled, { recursive: true, force: true });
  }
}
