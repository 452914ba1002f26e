import { rmSync, statSync } from "node:fs";
import { hashFile } from "../../hashFile.js";
import { unpackGzip } from "../archives/gzip.js";
import { type Container, containerOf } from "../workbooks/openWorkbook.js";
import { type Part, refusedPart, type Unpacking } from "./part.js";

/**
 * The tables in a received file: the file itself, where it is text; the sheets of a workbook, and the members of an
 * archive, that a contract knows. What else they hold is named, and is refused only where nothing of them is read.
 *
 * @param name under which the file is known
 */
export async function* unpack(file: string, name: string, asked: Unpacking): AsyncGenerator<Part> {
  try {
    const kind = await containerOf(file);
    if (kind === "gz") {
      const unpacked = await unpackGzip(file, asked.folder);
      const inner = await containerOf(unpacked);
      yield* inner === "gz" || inner === "zip" ? [nested(name)] : partsOf(unpacked, inner, name, asked);
    } else if (kind === "zip") {
      const { membersOf } = await import("./members.js");
      yield* membersOf(file, name, asked, (member, memberName, inner) =>
        partsOf(member, inner, memberName, asked),
      );
    } else yield* partsOf(file, kind, name, asked);
  } catch (error) {
    yield refusedPart(name, error);
  }
}

/** What a file holds that is no archive. */
async function* partsOf(
  file: string,
  kind: Container | null,
  name: string,
  asked: Unpacking,
): AsyncGenerator<Part> {
  if (kind === "zip" || kind === "gz") yield nested(name);
  else if (kind === null) {
    const sha256 = asked.sizeKnown(statSync(file).size) ? hashFile(file) : null;
    if (sha256 !== null && asked.known(sha256)) {
      rmSync(file, { force: true });
      yield { name, kind: "known", sha256 };
    } else yield { name, kind: "table", file, notes: [] };
  } else {
    const { sheetsOf } = await import("./sheetsOf.js");
    yield* sheetsOf(file, kind, name, asked);
  }
}

const nested = (name: string): Part => ({
  name,
  kind: "refused",
  refusal: {
    reason: "format-error",
    message: "is an archive within an archive",
    hint: "unpack the outer one and put what it holds into data",
    line: null,
  },
});
