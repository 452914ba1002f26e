const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Sets the time of every entry of a ZIP archive to its first possible moment (1 January 1980), in place, so
 * that the same content gives the same bytes. Throws on bytes that are no plain archive.
 */
export function stillZip(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error("not a ZIP archive");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== directoryEntry)
      throw new Error("the ZIP archive's directory is damaged");
    const local = view.getUint32(at + 42, true);
    for (const time of [at + 12, local + 10]) view.setUint32(time, (0x0021 << 16) >>> 0, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
