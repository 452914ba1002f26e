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

/**
 * Rasterises a chart on white, with the font of the dependencies and never one of the machine: the same SVG
 * gives the same picture everywhere. `scale` pixels for each CSS pixel; 2.5 is 240 dots an inch at full size.
 */
export function renderPng(svg: string, scale = 2.5): Png {
  const drawn = new Resvg(svg, {
    background: "#ffffff",
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
    fitTo: { mode: "zoom", value: scale },
  });
  const { width, height } = drawn;
  return { bytes: drawn.render().asPng(), width, height };
}
