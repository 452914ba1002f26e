import { copyFileSync, mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Copies a folder with all that is in it. Node's own `cpSync` loses the files on Windows where the target's name has a letter
 * that is not ASCII (seen with Node 22.23).
 */
export function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).sort()) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    if (statSync(source).isDirectory()) copyFolder(source, target);
    else copyFileSync(source, target);
  }
}
