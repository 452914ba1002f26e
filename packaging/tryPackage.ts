import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { contentsOf } from "./contents.js";
import { type Platform, platforms } from "./platforms.js";
import { productFiles } from "./productFiles.js";
import { compare } from "./try/compare.js";
import { shortDay, wholeDay } from "./try/days.js";
import { layOut } from "./try/layOut.js";
import { hasWine, onLinux, underWine } from "./try/packed.js";
import { unpack } from "./try/unpack.js";

const repository = path.resolve(import.meta.dirname, "..", "..");

/** The package of a platform as a folder, without packing it, which takes longer than all that is tried. */
function laidOut(platform: Platform, scratch: string): string {
  const into = path.join(scratch, "program");
  const product = productFiles(repository, path.join(scratch, "compiled"));
  for (const { files } of contentsOf(repository, platform, product, path.join(scratch, "installed")))
    layOut(files, into);
  return into;
}

const asked = process.argv.slice(2);
const [first] = asked;
if (first === undefined)
  throw new Error(
    "name a platform for a short day, or the ZIPs of one for a whole day: npm run package:try -- windows-x64",
  );
const windows = path.basename(first).includes("windows");
const scratch = mkdtempSync(path.join(tmpdir(), "csp-try-"));
try {
  if (windows && !hasWine(scratch)) {
    process.stdout.write(
      "Wine is not on this machine, or does not run: the package for Windows is not tried\n",
    );
  } else {
    const platform = platforms[first];
    const zips = asked.map((zip) => path.resolve(zip));
    const program =
      platform === undefined
        ? await unpack(zips, path.join(scratch, "unpacked"))
        : laidOut(platform, scratch);
    const packed = (windows ? underWine : onLinux)(program, scratch);
    const unlike = compare(packed, platform === undefined ? wholeDay : shortDay, repository, scratch);
    for (const line of unlike) process.stderr.write(`${line}\n`);
    process.stdout.write(
      unlike.length === 0 ? "the same as from the sources\n" : `${unlike.length} are not the same\n`,
    );
    if (unlike.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
