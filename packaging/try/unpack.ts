import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { layOut } from "./layOut.js";

/** Unpacks ZIPs of one platform over one another, and returns the folder that all of them have at their top. */
export async function unpack(zips: readonly string[], into: string): Promise<string> {
  for (const zip of zips) {
    const archive = await JSZip.loadAsync(readFileSync(zip));
    for (const [name, entry] of Object.entries(archive.files)) {
      const runs = (Number(entry.unixPermissions ?? 0) & 0o100) !== 0;
      layOut([{ path: name, bytes: await entry.async("nodebuffer"), runs }], into);
    }
  }
  const [folder, ...others] = readdirSync(into);
  if (folder === undefined || others.length > 0)
    throw new Error(`${zips.join(", ")}: not one folder at the top`);
  return path.join(into, folder);
}
