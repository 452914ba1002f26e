import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { contentsOf, sha256 } from "./contents.js";
import { type Platform, platforms } from "./platforms.js";
import { productFiles } from "./productFiles.js";
import { strayFaults } from "./strays.js";
import { windowsFaults } from "./windowsNames.js";
import { writeZip } from "./zipFile.js";

const repository = path.resolve(import.meta.dirname, "..", "..");
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")));
const lock = readFileSync(path.join(repository, "package-lock.json"), "utf8");

/** What a ZIP may be at most, so that a portal or a mailbox of a council still takes it. */
const most = 90e6;
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/**
 * Writes `csp-VERSION-PLATFORM.zip` and its SHA-256 into a folder, and says what it came to.
 *
 * @throws Error where a name is none that Windows' disks can hold, a file does not belong there, or a ZIP passes 90 MB
 */
async function makePackage(
  name: string,
  platform: Platform,
  product: ReadonlyMap<string, Uint8Array>,
  into: string,
): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), "csp-package-"));
  try {
    for (const { ending, files } of contentsOf(repository, platform, product, scratch)) {
      const paths = files.map(({ path: at }) => at);
      const faults = [...windowsFaults(paths), ...strayFaults(paths, lock)];
      if (faults.length > 0) throw new Error(faults.join("\n"));
      const folder = `csp-${version}-${name}`;
      const file = path.join(into, `${folder}${ending}.zip`);
      mkdirSync(into, { recursive: true });
      await writeZip(file, folder, files);
      const packed = statSync(file).size;
      if (packed > most) throw new Error(`${file} has ${megabytes(packed)} MB, more than ${megabytes(most)}`);
      writeFileSync(`${file}.sha256`, `${sha256(readFileSync(file))}  ${path.basename(file)}\n`);
      const unpacked = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
      process.stdout.write(
        `${path.relative(process.cwd(), file)}: ${megabytes(packed)} MB, unpacked ${megabytes(unpacked)} MB in ${files.length} files\n`,
      );
    }
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
    for (const [name, platform] of Object.entries(platforms))
      if (asked.length === 0 || asked.includes(name))
        await makePackage(name, platform, product, path.join(repository, "packages"));
  } finally {
    rmSync(compiled, { recursive: true, force: true });
  }
}
