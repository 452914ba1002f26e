import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Platform } from "./platforms.js";

/** A package as npm installed it: where (`node_modules/a/node_modules/b`), and its files by their paths within it. */
export interface Installed {
  at: string;
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Installs what a manifest and its lock file need to run on a platform, whatever this machine is: no scripts run, no
 * development dependency, and the lock file's checksums hold.
 *
 * @param manifest the folder of `package.json` and `package-lock.json`
 * @param into an empty folder
 * @returns the packages in the order of their places
 */
export function install(manifest: string, into: string, { os, cpu }: Platform): Installed[] {
  mkdirSync(into, { recursive: true });
  for (const name of ["package.json", "package-lock.json"])
    copyFileSync(path.join(manifest, name), path.join(into, name));
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("packages are made by npm: npm run package");
  execFileSync(
    process.execPath,
    [npm, "ci", "--omit=dev", `--os=${os}`, `--cpu=${cpu}`, "--ignore-scripts", "--no-audit", "--no-fund"],
    { cwd: into, stdio: ["ignore", "ignore", "inherit"] },
  );
  return packagesIn(into, "node_modules");
}

/** The packages below a `node_modules`, those within packages among them. */
function packagesIn(root: string, at: string): Installed[] {
  const names = readdirSync(path.join(root, at)).filter((name) => !name.startsWith("."));
  const places = names.flatMap((name) =>
    name.startsWith("@")
      ? readdirSync(path.join(root, at, name)).map((inner) => `${at}/${name}/${inner}`)
      : [`${at}/${name}`],
  );
  return places.sort().flatMap((place) => packageAt(root, place));
}

function packageAt(root: string, at: string): Installed[] {
  const files = new Map<string, Uint8Array>();
  const within: Installed[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, at, folder), { withFileTypes: true })) {
      const inPackage = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (inPackage === "node_modules") {
        for (const inner of packagesIn(root, `${at}/${inPackage}`)) within.push(inner);
      } else if (entry.isDirectory()) walk(inPackage);
      else files.set(inPackage, readFileSync(path.join(root, at, inPackage)));
    }
  };
  walk("");
  return [{ at, files }, ...within];
}
