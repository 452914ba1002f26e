import { readFileSync } from "node:fs";
import * as vega from "vega";
import { type Config, compile, type TopLevelSpec } from "vega-lite";
import { packageFile } from "../../pipeline/packageFiles.js";
import type { ChartRow } from "../document.js";

/** The theme's own accent, which the house colour replaces. */
const themeAccent = "#1f4e79";

export interface CompiledChart {
  runtime: vega.Runtime;
  dataset: string;
  /** what Vega-Lite had to say; a test holds this to nothing */
  warnings: string[];
}

/**
 * Without a canvas vega takes every letter for 0.8 em wide, and leaves room accordingly. 0.58 em is DejaVu Sans,
 * the widest of the theme's fonts, on English place names.
 */
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: TextItem, words?: string) => number; height: (item: TextItem) => number };
};
textMetrics.width = (item, words) =>
  0.58 * String(words ?? item.text ?? "").length * textMetrics.height(item);

type TextItem = { text?: unknown };

const compiled = new Map<string, CompiledChart>();

/** Reads, compiles and keeps a specification of reports/charts: many charts of one kind cost one compilation. */
export function compileChart(chart: string, accent: string = themeAccent): CompiledChart {
  const key = `${chart} ${accent}`;
  const known = compiled.get(key);
  if (known) return known;
  const themed = (file: string) =>
    readFileSync(packageFile("reports", "charts", file), "utf8").replaceAll(themeAccent, accent);
  const spec = JSON.parse(themed(`${chart}.vl.json`)) as TopLevelSpec;
  const config = JSON.parse(themed("theme.json")) as Config;
  const dataset = (spec as { data?: { name?: string } }).data?.name;
  if (dataset === undefined) throw new Error(`reports/charts/${chart}.vl.json names no dataset`);
  const warnings: string[] = [];
  const warn = (...words: readonly unknown[]) => {
    warnings.push(words.join(" "));
    return logger;
  };
  const quiet = () => logger;
  const logger = { level: quiet, warn, error: warn, info: quiet, debug: quiet };
  const { spec: drawing } = compile(spec, { config, logger: logger as never });
  const made = { runtime: vega.parse(drawing), dataset, warnings };
  compiled.set(key, made);
  return made;
}

/** A drawing to be made: the specification's name, its rows, the house colour. */
export interface Drawing {
  chart: string;
  rows: readonly ChartRow[];
  accent: string | undefined;
}

/** The work of `renderChart`, in whichever thread it is done: the SVG element of a chart. */
export async function drawChart({ chart, rows, accent }: Drawing): Promise<string> {
  const { runtime, dataset } = compileChart(chart, accent);
  vega.resetSVGDefIds();
  const view = new vega.View(runtime, { renderer: "none", logLevel: vega.Warn }).data(
    dataset,
    rows.map((row) => ({ ...row })),
  );
  const svg = await view.toSVG();
  view.finalize();
  return svg
    .replaceAll(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
    .replaceAll(/ (aria-\w+|role|pointer-events|xmlns:xlink)="[^"]*"/g, "");
}
