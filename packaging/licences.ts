import { z } from "zod";
import type { Installed } from "./install.js";
import { isLicence } from "./needed.js";

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

/**
 * The terms of packages, one after the other by name: the licence that each declares, and its own licence files word for
 * word.
 *
 * @throws ZodError where a package declares no licence
 */
export function licencesOf(installed: readonly Installed[]): string {
  const terms = new Map<string, string>();
  for (const { files } of installed) {
    const { name, version, license } = Manifest.parse(JSON.parse(textOf(files.get("package.json"))));
    const texts = [...files].filter(([path]) => isLicence(path)).sort(([a], [b]) => (a < b ? -1 : 1));
    terms.set(
      `${name} ${version}`,
      [`${name} ${version}: ${license}`, ...texts.map(([, bytes]) => textOf(bytes).trim())].join("\n\n"),
    );
  }
  const sorted = [...terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, words]) => words);
  return `${sorted.join(`\n\n${"=".repeat(80)}\n\n`)}\n`;
}

const textOf = (bytes: Uint8Array | undefined): string =>
  Buffer.from(bytes ?? [])
    .toString("utf8")
    .replaceAll("\r\n", "\n");
