import { availableParallelism } from "node:os";
import { inThread } from "../../pipeline/thread.js";
import type { Png } from "./rasterise.js";

export type { Png } from "./rasterise.js";

/** Pictures are made in threads of their own. */
export const rasterising = inThread<{ svg: string; scale: number }, Png>(
  new URL("./rasteriseThread.js", import.meta.url),
  async () => (await import("./rasterise.js")).rasterise,
  Math.min(availableParallelism(), 4),
);

/**
 * Rasterises a chart on white, with the font of the dependencies and never one of the machine: the same SVG
 * gives the same picture everywhere.
 *
 * @param scale pixels for each CSS pixel, 96 of which are an inch
 */
export const renderPng = (svg: string, scale: number): Promise<Png> => rasterising.ask({ svg, scale });
