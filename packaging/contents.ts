import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Installed, install } from "./install.js";
import { licencesOf } from "./licences.js";
import { needed } from "./needed.js";
import { type Platform, platforms } from "./platforms.js";
import { thin } from "./thin.js";
import type { Packed } from "./zipFile.js";

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The native file of what writes PDFs. */
const writesPdf = /^node_modules\/@myriaddreamin\/typst-ts-node-compiler-/;

/** A ZIP: what its name ends in, and its files. */
export interface Contents {
  ending: "" | "-pdf";
  files: readonly Packed[];
}

/**
 * The files of a platform's ZIPs: the program, and what writes PDFs where that is a ZIP of its own, to be unpacked over it.
 *
 * @param repository the folder of the sources
 * @param product the product's own files, by their paths in the package
 * @param scratch an empty folder
 */
export function contentsOf(
  repository: string,
  platform: Platform,
  product: ReadonlyMap<string, Uint8Array>,
  scratch: string,
): Contents[] {
  const manifest = path.join(repository, "packaging", "runtime");
  const dependencies = install(repository, path.join(scratch, "product"), platform);
  const apart = dependencies.filter(({ at }) => platform.pdfApart && writesPdf.test(at));
  const within = dependencies.filter((dependency) => !apart.includes(dependency));
  const [runtime] = install(manifest, path.join(scratch, "runtime"), platform);
  const node = runtime?.files.get(platform.node);
  if (runtime === undefined || node === undefined) throw new Error(`${platform.runtime} brings no Node`);
  const program = [
    ...[...product].map(([at, bytes]) => ({ path: at, bytes, runs: false })),
    ...filesOf(within, platform),
    { path: `runtime/${path.posix.basename(platform.node)}`, bytes: node, runs: true },
    ...platform.launchers.map((name) => launcher(repository, name)),
  ];
  const terms = nodeTerms(runtime, manifest, scratch);
  const contents: Contents[] = [{ ending: "", files: described(program, [...within, terms], "") }];
  if (apart.length > 0)
    contents.push({ ending: "-pdf", files: described(filesOf(apart, platform), apart, "-pdf") });
  return contents;
}

function filesOf(installed: readonly Installed[], { os, cpu }: Platform): Packed[] {
  return installed.flatMap(({ at, files }) =>
    [...files]
      .filter(([inPackage]) => needed(inPackage))
      .map(([inPackage, bytes]) => ({
        path: `${at}/${inPackage}`,
        bytes: os === "darwin" && inPackage.endsWith(".dylib") ? thin(bytes, cpu) : bytes,
        runs: false,
      })),
  );
}

/** With the licences of what is in them, and the checksum of each. */
function described(files: readonly Packed[], of: readonly Installed[], ending: string): Packed[] {
  const licences = { path: `LICENCES${ending}.txt`, bytes: Buffer.from(licencesOf(of)), runs: false };
  const all = [...files, licences].sort((a, b) => (a.path < b.path ? -1 : 1));
  const sums = all.map(({ path: at, bytes }) => `${sha256(bytes)}  ${at}\n`).join("");
  return [...all, { path: `SHA256SUMS${ending}`, bytes: Buffer.from(sums), runs: false }];
}

function launcher(repository: string, name: string): Packed {
  const text = readFileSync(path.join(repository, "packaging", "launch", name), "utf8").replaceAll(
    "\r\n",
    "\n",
  );
  // Windows' command interpreter misreads labels and blocks after line feeds alone
  const ends = name.endsWith(".cmd") ? text.replaceAll("\n", "\r\n") : text;
  return { path: name, bytes: Buffer.from(ends), runs: true };
}

/** The runtime with the terms of Node, which the package for Windows leaves out and that for Linux has. */
function nodeTerms(runtime: Installed, manifest: string, scratch: string): Installed {
  if (runtime.files.has("LICENSE")) return runtime;
  const linux = platforms["linux-x64"];
  const [other] = linux === undefined ? [] : install(manifest, path.join(scratch, "terms"), linux);
  const terms = other?.files.get("LICENSE");
  if (terms === undefined) throw new Error("no runtime brings the licence of Node");
  return { ...runtime, files: new Map([...runtime.files, ["LICENSE", terms]]) };
}
