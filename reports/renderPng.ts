import { createRequire } from "node:module";
import path from "node:path";
import { renderAsync } from "@resvg/resvg-js";

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
 * gives the same picture everywhere. `scale` pixels for each CSS pixel; 2.2 is 211 dots an inch at full size.
 */
export async function renderPng(svg: string, scale = 2.2): Promise<Png> {
  const drawn = await renderAsync(svg, {
    background: "#ffffff",
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
    fitTo: { mode: "zoom", value: scale },
  });
  return { bytes: drawn.asPng(), width: drawn.width / scale, height: drawn.height / scale };
}
