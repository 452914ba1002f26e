import { createRequire } from "node:module";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";

const fontFolder = path.join(
  path.dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")),
  "ttf",
);
const regular = path.join(fontFolder, "DejaVuSans.ttf");
const bold = path.join(fontFolder, "DejaVuSans-Bold.ttf");

/** A picture and its size as drawn, in CSS pixels (96 to the inch). */
export interface Png {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** The work of `renderPng`, in whichever thread it is done. */
export function rasterise({ svg, scale }: { svg: string; scale: number }): Png {
  // a font is read again for each picture, and most charts have no bold words
  const fontFiles = /font-weight(=|:)\s*["']?(bold|[6-9]00)/.test(svg) ? [regular, bold] : [regular];
  const drawn = new Resvg(svg, {
    background: "#ffffff",
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
    fitTo: { mode: "zoom", value: scale },
  }).render();
  return { bytes: drawn.asPng(), width: drawn.width / scale, height: drawn.height / scale };
}
