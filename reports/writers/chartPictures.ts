import type { Document } from "../document.js";
import { renderChart } from "../drawing/renderChart.js";
import { type Png, renderPng } from "../drawing/renderPng.js";

/** The most that a picture is wide on the page, in CSS pixels; 143 mm of the 170 between the margins. */
export const pictureWidth = 500;

/** 202 dots an inch as the picture stands on the page: a wider drawing is made smaller there. */
const dots = 2.1;

/** Every chart of a document as a picture, by the chart's id. */
export async function chartPictures({ blocks, accent }: Document): Promise<ReadonlyMap<string, Png>> {
  const charts = blocks.filter((block) => block.kind === "chart");
  const pictures = charts.map(async ({ id, chart, rows }): Promise<[string, Png]> => {
    const svg = await renderChart(chart, rows, id, accent);
    return [id, await renderPng(svg, scaleOf(svg))];
  });
  return new Map(await Promise.all(pictures));
}

function scaleOf(svg: string): number {
  const width = Number(/^<svg\b[^>]*? width="([\d.]+)"/.exec(svg)?.[1]);
  return width > pictureWidth ? (dots * pictureWidth) / width : dots;
}
