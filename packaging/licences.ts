import { readFileSync } from "node:fs";
import { z } from "zod";
import { packageFile } from "../pipeline/packageFiles.js";
import type { Installed } from "./install.js";
import { isLicence } from "./needed.js";

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** What is compiled into a native file and has terms of its own, which its package does not bring: the text is in `terms/`. */
const compiledIn = [{ packages: /^@myriaddreamin\/typst-ts-node-compiler-/, file: "typst.txt" }];

/**
 * The terms of packages, one after the other by name: the licence that each declares, its own licence files word for
 * word, and the terms of what is compiled into it.
 *
 * @throws ZodError where a package declares no licence
 */
export function licencesOf(installed: readonly Installed[]): string {
  const byPackage = new Map<string, string>();
  for (const { files } of installed) {
    const { name, version, license } = Manifest.parse(JSON.parse(textOf(files.get("package.json"))));
    const own = [...files].filter(([at]) => isLicence(at)).sort(([a], [b]) => (a < b ? -1 : 1));
    const within = compiledIn.filter(({ packages }) => packages.test(name));
    const texts = [
      ...own.map(([, bytes]) => bytes),
      ...within.map(({ file }) => readFileSync(packageFile("packaging", "terms", file))),
    ];
    byPackage.set(
      `${name} ${version}`,
      [`${name} ${version}: ${license}`, ...texts.map((bytes) => textOf(bytes).trim())].join("\n\n"),
    );
  }
  const sorted = [...byPackage].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, words]) => words);
  return `${sorted.join(`\n\n${"=".repeat(80)}\n\n`)}\n`;
}

const textOf = (bytes: Uint8Array | undefined): string =>
  Buffer.from(bytes ?? [])
    .toString("utf8")
    .replaceAll("\r\n", "\n");
