import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const faces = ["", "-Bold", "-Oblique", "-BoldOblique"];

/** The fonts that documents are set in, of the 22 of DejaVu: a package of the program has no others. */
export const fontFiles: readonly string[] = ["DejaVuSans", "DejaVuSansCondensed"].flatMap((family) =>
  faces.map((face) => `${family}${face}.ttf`),
);

export function readFonts(): Buffer[] {
  const manifest = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json");
  return fontFiles.map((name) => readFileSync(path.join(path.dirname(manifest), "ttf", name)));
}
