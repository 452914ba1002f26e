import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import JSZip from "jszip";

/** A file of the package: its path with `/`, its bytes, and whether it is a program. */
export interface Packed {
  path: string;
  bytes: Uint8Array;
  runs: boolean;
}

/** The first moment that a ZIP archive can tell; JSZip writes it in UTC, whatever the zone of the machine. */
const still = new Date(Date.UTC(1980, 0, 1));

/**
 * Writes a ZIP archive under one folder; the same files give the same bytes, on every machine (pako's deflate is
 * JavaScript, the order is that of the paths, the time is always the same).
 */
export async function writeZip(target: string, folder: string, files: readonly Packed[]): Promise<void> {
  const zip = new JSZip();
  for (const { path, bytes, runs } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1)))
    zip.file(`${folder}/${path}`, bytes, {
      date: still,
      unixPermissions: runs ? 0o755 : 0o644,
      createFolders: false,
    });
  await pipeline(
    zip.generateNodeStream({
      platform: "UNIX",
      compression: "DEFLATE",
      compressionOptions: { level: 9 },
      streamFiles: true,
    }),
    createWriteStream(target),
  );
}
