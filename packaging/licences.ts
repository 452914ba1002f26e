import { readFileSync } from "node:fs";
import { z } from "zod";
import { packageFile } from "../pipeline/packageFiles.js";
import { compiledIn, licenceText, type Part, takenLicences } from "./compiledIn.js";
import type { Installed } from "./install.js";
import { isLicence } from "./needed.js";

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** What else is in a native file and has terms of its own, fonts among it: the text is in `terms/`. */
const besides = [{ packages: /^@myriaddreamin\/typst-ts-node-compiler-/, file: "typst.txt" }];

/**
 * The terms of packages, one after the other by name: the licence that each declares, its own licence files word for
 * word, and the terms of what is compiled into it; then the licences of what is compiled into any of them, each once.
 *
 * @throws ZodError where a package declares no licence
 */
export function licencesOf(installed: readonly Installed[]): string {
  const byPackage = new Map<string, string>();
  const parts: Part[] = [];
  for (const { files } of installed) {
    const { name, version, license } = Manifest.parse(JSON.parse(textOf(files.get("package.json"))));
    const own = [...files].filter(([at]) => isLicence(at)).sort(([a], [b]) => (a < b ? -1 : 1));
    const compiled = compiledIn(name, files);
    parts.push(...compiled);
    const within = besides.filter(({ packages }) => packages.test(name));
    const texts = [
      ...own.map(([, bytes]) => bytes),
      ...within.map(({ file }) => readFileSync(packageFile("packaging", "terms", file))),
    ];
    byPackage.set(
      `${name} ${version}`,
      [
        `${name} ${version}: ${license}`,
        ...texts.map((bytes) => textOf(bytes).trim()),
        ...(compiled.length > 0 ? [`Compiled into it:\n\n${compiled.map(partLine).join("\n")}`] : []),
      ].join("\n\n"),
    );
  }
  const sorted = [...byPackage].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, words]) => words);
  const licences = [...new Set(parts.flatMap(({ licence }) => takenLicences(licence)))].sort();
  const texts = licences.map((licence) => `${licence}\n\n${licenceText(licence)}`);
  return `${[...sorted, ...texts].join(`\n\n${"=".repeat(80)}\n\n`)}\n`;
}

const partLine = ({ name, version, licence, notice }: Part): string =>
  `${[name, version].join(" ").trim()}: ${licence}${notice === "" ? "" : `. ${notice}`}`;

const textOf = (bytes: Uint8Array | undefined): string =>
  Buffer.from(bytes ?? [])
    .toString("utf8")
    .replaceAll("\r\n", "\n");
