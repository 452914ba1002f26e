import { inThread } from "../../pipeline/thread.js";
import type { ChartRow } from "../document.js";
import type { Drawing } from "./drawChart.js";

/** Vega is as slow to load as it is to draw a dozen charts: it never is in the main thread. */
export const drawing = inThread<Drawing, string>(
  new URL("./drawThread.js", import.meta.url),
  async () => (await import("./drawChart.js")).drawChart,
);

/** One document is written in several formats from the same rows: what was drawn for one serves the other. */
const drawn = new WeakMap<readonly ChartRow[], Map<string, Promise<string>>>();

/**
 * Draws rows with a specification of reports/charts and returns the SVG element, without title or colours of
 * its own background. The same rows give the same bytes; `id` keeps the inner ids apart on one page.
 */
export async function renderChart(chart: string, rows: readonly ChartRow[], id: string, accent?: string) {
  const known = drawn.get(rows) ?? new Map<string, Promise<string>>();
  drawn.set(rows, known);
  const key = `${chart} ${accent}`;
  const svg = known.get(key) ?? drawing.ask({ chart, rows, accent });
  known.set(key, svg);
  return (await svg).replaceAll(/(id="|url\(#)(clip|gradient_)/g, `$1${id}-$2`);
}
