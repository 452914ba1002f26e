import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../pipeline/errors.js";
import type { HouseStyle } from "../pipeline/workspace/workspace.js";
import type { Logo } from "./document.js";

/** A page carries the logo inside it: more would make every copy heavy. */
const mostBytes = 500_000;

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The logo that partnership.yaml names, from the partnership's own folder.
 *
 * @throws UserError where it is missing, elsewhere, too large, or neither a PNG nor an SVG
 */
export function readLogo(root: string, style: HouseStyle | undefined): Logo | undefined {
  if (style?.logo === undefined) return undefined;
  const { file: name, text } = style.logo;
  const file = path.resolve(root, name);
  const fault = (what: string, hint: string) => new UserError(`logo ${name} ${what}`, { hint });
  const inside = path.relative(path.resolve(root), file);
  if (inside.startsWith("..") || path.isAbsolute(inside)) {
    throw fault("lies outside the partnership's folder", "copy it into the folder");
  }
  if (!existsSync(file)) throw fault("is not there", "house_style.logo.file in partnership.yaml names it");
  const bytes = readFileSync(file);
  if (bytes.length > mostBytes) {
    throw fault(`has ${bytes.length} bytes`, `use one of at most ${mostBytes}`);
  }
  if (bytes.subarray(0, 8).equals(pngSignature) && bytes.length > 24) return { type: "png", bytes, text };
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(bytes.toString("utf8"))) {
    return { type: "svg", bytes, text };
  }
  throw fault("is neither a PNG nor an SVG", "save it as one of these");
}
