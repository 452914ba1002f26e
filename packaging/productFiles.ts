import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const Manifest = z.object({ files: z.array(z.string()) });

/** For whoever unpacks it. */
const documents = ["LICENSE", "README.md", "CHANGELOG.md", "docs", "package.json"];

/**
 * The product's own files by their paths in the package: the sources compiled without types and source maps, and what
 * they read.
 *
 * @param repository its folder, with the development dependencies installed
 * @param scratch an empty folder for the compiler
 */
export function productFiles(repository: string, scratch: string): Map<string, Uint8Array> {
  execFileSync(
    process.execPath,
    [
      path.join(repository, "node_modules", "typescript", "bin", "tsc"),
      ...["-p", path.join(repository, "tsconfig.build.json"), "--outDir", path.join(scratch, "dist")],
      ...["--declaration", "false"],
    ],
    { stdio: "inherit" },
  );
  // what the product reads when it runs is what the npm package of it would hold
  const manifest = Manifest.parse(JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")));
  const folders = manifest.files.filter((name) => name !== "dist");
  const files = new Map<string, Uint8Array>();
  for (const [root, at] of [
    [scratch, "dist"],
    ...[...folders, ...documents].map((name) => [repository, name]),
  ] as [string, string][])
    add(files, root, at);
  return files;
}

function add(files: Map<string, Uint8Array>, root: string, at: string): void {
  const here = path.join(root, at);
  if (/\.tsx?$/.test(at)) return;
  const entries = readdirSync(path.dirname(here), { withFileTypes: true });
  if (entries.find(({ name }) => name === path.basename(here))?.isDirectory())
    for (const name of readdirSync(here)) add(files, root, `${at}/${name}`);
  else files.set(at, readFileSync(here));
}
