import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isNoExtract } from "../archives/noExtract.js";
import { damaged, encrypted, Zip } from "../archives/zip.js";
import { inOrder } from "../doubts/fileNames.js";
import { type Container, containerOf, isPacked } from "../workbooks/openWorkbook.js";
import { headerIn } from "../workbooks/sheetHeader.js";
import { type Part, refusedPart, type Unpacking } from "./part.js";

type Parts = (file: string, name: string, kind: Container | null) => AsyncGenerator<Part>;

const headBytes = 1 << 18;

/**
 * What a contract knows among the files of a ZIP, in the order of the dates in their names. Of each only the first
 * part is unpacked until its header is known.
 *
 * @param parts what a member holds, once it is unpacked
 */
export async function* membersOf(
  file: string,
  name: string,
  asked: Unpacking,
  parts: Parts,
): AsyncGenerator<Part> {
  const zip = await Zip.open(file);
  try {
    const members = zip.members.filter((member) => !isNoExtract(member.name));
    if (members.some((member) => member.encrypted)) throw encrypted();
    const unread: Part[] = [];
    let read = 0;
    for (const [number, member] of inOrder(members.map((each) => each.name)).entries()) {
      const shown = `${name}/${member}`;
      const target = fileFor(member, number, asked.folder);
      for await (const part of memberParts(zip, member, shown, target, asked, parts)) {
        if (part.kind === "refused") unread.push(part);
        else {
          if (part.kind !== "passed") read += 1;
          yield part;
        }
      }
    }
    for (const part of unread) yield read > 0 ? passedOver(part) : part;
    if (read === 0 && unread.length === 0 && members.length === 0)
      throw damaged(new Error("it holds no files"));
  } finally {
    zip.close();
  }
}

async function* memberParts(
  zip: Zip,
  member: string,
  shown: string,
  target: string,
  asked: Unpacking,
  parts: Parts,
): AsyncGenerator<Part> {
  try {
    await extract(zip, member, target, headBytes);
    if (!isPacked(target)) {
      const found = headerIn(target, asked.contracts, asked.named);
      const why = "header" in found ? asked.unwanted(target, found.header) : null;
      if ("refusal" in found || why !== null) {
        rmSync(target, { force: true });
        if (why !== null) yield { name: shown, kind: "passed", why };
        else if ("refusal" in found) {
          const { refusal } = found;
          yield refusal.reason === "not-wanted"
            ? { name: shown, kind: "passed", why: refusal.message }
            : { name: shown, kind: "refused", refusal };
        }
        return;
      }
    }
    await extract(zip, member, target);
    yield* parts(target, shown, await containerOf(target));
  } catch (error) {
    yield refusedPart(shown, error);
  }
}

/** A member that no contract knows is no fault of an archive of which others are read. */
function passedOver(part: Part): Part {
  if (part.kind !== "refused" || part.refusal.reason !== "unknown-header") return part;
  return { name: part.name, kind: "passed", why: "no contract asks for it" };
}

/** A file under the member's own last name, at which contracts may look, in a folder that the name does not choose. */
export function fileFor(member: string, number: number, folder: string): string {
  const own = path.join(folder, `member-${number + 1}`);
  mkdirSync(own, { recursive: true });
  const last = path.posix.basename(member).replace(/[^\p{L}\p{N} ._()&'+-]/gu, "_");
  return path.join(own, /^\.*$/.test(last) ? "file" : last.slice(-200));
}

/** @param most bytes after which no more is unpacked */
export async function extract(zip: Zip, member: string, target: string, most?: number): Promise<void> {
  const stream = await zip.read(member);
  let left = most ?? Number.POSITIVE_INFINITY;
  const first = new Transform({
    transform(block: Buffer, _encoding, done) {
      const kept = block.subarray(0, left);
      left -= kept.length;
      done(null, kept);
      if (left <= 0) stream.destroy();
    },
  });
  try {
    await pipeline(stream, first, createWriteStream(target));
  } catch (cause) {
    if (left > 0) throw damaged(cause);
  }
}
