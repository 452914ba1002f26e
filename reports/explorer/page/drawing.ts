import { expressionInterpreter } from "vega-interpreter";
import type { ChartRow } from "../../document.js";
import { letterWidths, plainSvg, type TextMetrics } from "../../drawing/plainSvg.js";
import type { ExplorerState } from "../explorerState.js";

interface VegaView {
  data(name: string, rows: readonly ChartRow[]): VegaView;
  toSVG(): Promise<string>;
  finalize(): void;
}

/** What the page has of Vega, which is put into it whole. */
declare const vega: {
  parse(spec: unknown, config: unknown, options: { ast: boolean }): unknown;
  View: new (runtime: unknown, options: object) => VegaView;
  textMetrics: TextMetrics;
  resetSVGDefIds(): void;
};

const parsed = new Map<string, unknown>();

/**
 * Draws rows with a specification of the documents and returns the SVG that they have. Expressions are interpreted, not
 * compiled, since the page lets no text become a program.
 */
export async function drawInPage(
  charts: ExplorerState["charts"],
  chart: string,
  rows: readonly ChartRow[],
  id: string,
): Promise<string> {
  const found = charts[chart];
  if (found === undefined) throw new Error(`the page has no specification ${chart}`);
  letterWidths(vega.textMetrics);
  const runtime = parsed.get(chart) ?? vega.parse(found.spec, null, { ast: true });
  parsed.set(chart, runtime);
  vega.resetSVGDefIds();
  const view = new vega.View(runtime, { renderer: "none", expr: expressionInterpreter }).data(
    found.dataset,
    rows.map((row) => ({ ...row })),
  );
  const svg = await view.toSVG();
  view.finalize();
  return plainSvg(svg).replaceAll(/(id="|url\(#)(clip|gradient_)/g, `$1${id}-$2`);
}
