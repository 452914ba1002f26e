import type { Document } from "../document.js";
import { renderChart } from "../renderChart.js";
import { type Png, renderPng } from "../renderPng.js";

/** Every chart of a document as a picture, by the chart's id. */
export async function chartPictures({ blocks, accent }: Document): Promise<ReadonlyMap<string, Png>> {
  const charts = blocks.filter((block) => block.kind === "chart");
  const pictures = charts.map(async ({ id, chart, rows }): Promise<[string, Png]> => {
    const svg = await renderChart(chart, rows, id, accent);
    return [id, await renderPng(svg)];
  });
  return new Map(await Promise.all(pictures));
}
