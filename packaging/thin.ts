/** The mark of a file that holds a program for several processors, and how many bytes say where each of them lies. */
const universal = 0xcafebabe;
const entry = 20;

/** Processors by npm's words. */
const processors: Readonly<Record<"x64" | "arm64", number>> = { x64: 0x01000007, arm64: 0x0100000c };

/**
 * Of a file of macOS that holds a program for several processors, the program for one, as `lipo -thin` takes it out, with the
 * signature that is its own; any other file as it is.
 * Source: Apple, `mach-o/fat.h`.
 *
 * @throws Error where it holds none for that processor
 */
export function thin(bytes: Uint8Array, cpu: keyof typeof processors): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 8 || file.readUInt32BE(0) !== universal) return bytes;
  for (let index = 0; index < file.readUInt32BE(4); index += 1) {
    const at = 8 + index * entry;
    const [offset, size] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    if (file.readUInt32BE(at) === processors[cpu]) return file.subarray(offset, offset + size);
  }
  throw new Error(`a native file holds no program for ${cpu}`);
}
