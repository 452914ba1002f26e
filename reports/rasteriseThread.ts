import { parentPort } from "node:worker_threads";
import { rasterise } from "./rasterise.js";

/** Started by `renderPng`: a drawing comes in, its picture goes back. */
parentPort?.on("message", ({ svg, scale }: { svg: string; scale: number }) => {
  try {
    parentPort?.postMessage({ png: rasterise(svg, scale) });
  } catch (fault) {
    parentPort?.postMessage({ fault });
  }
});
