import { createRequire } from "node:module";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";

const fontFolder = path.join(
  path.dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")),
  "ttf",
);
const fontFiles = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((file) => path.join(fontFolder, file));

/** A picture and its size as drawn, in CSS pixels (96 to the inch). */
export interface Png {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** The work of `renderPng`, in whichever thread it is done. */
export function rasterise({ svg, scale }: { svg: string; scale: number }): Png {
  const drawn = new Resvg(svg, {
    background: "#ffffff",
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
    fitTo: { mode: "zoom", value: scale },
  }).render();
  return { bytes: drawn.asPng(), width: drawn.width / scale, height: drawn.height / scale };
}
