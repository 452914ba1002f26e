import { createReadStream, createWriteStream, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { damaged, tooSmallFor } from "./zip.js";

/**
 * Unpacks a file of gzip (RFC 1952) into `folder`; how long it becomes is counted, since what it says of that is not to
 * be trusted.
 *
 * @returns the unpacked file, under the name without `.gz`
 * @throws FileRefused where it is damaged, or longer than any extract
 */
export async function unpackGzip(file: string, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, path.basename(file).replace(/\.gz$/i, "") || "file");
  const packed = statSync(file).size;
  let bytes = 0;
  const counted = new Transform({
    transform(block: Buffer, _encoding, done) {
      bytes += block.length;
      done(tooSmallFor(bytes, packed), block);
    },
  });
  try {
    await pipeline(createReadStream(file), createGunzip(), counted, createWriteStream(target));
  } catch (cause) {
    throw damaged(cause);
  }
  return target;
}
