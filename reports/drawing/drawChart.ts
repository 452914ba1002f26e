import { readFileSync } from "node:fs";
import * as vega from "vega";
import { type Config, compile, type TopLevelSpec } from "vega-lite";
import { packageFile } from "../../pipeline/packageFiles.js";
import type { ChartRow } from "../document.js";
import { letterWidths, plainSvg, type TextMetrics } from "./plainSvg.js";

/** The theme's own accent, which the house colour replaces. */
const themeAccent = "#1f4e79";

/** A specification of reports/charts as Vega draws it. */
export interface ChartSpec {
  spec: vega.Spec;
  /** the name under which it takes its rows */
  dataset: string;
  /** what Vega-Lite had to say; a test holds this to nothing */
  warnings: string[];
}

export interface CompiledChart extends Omit<ChartSpec, "spec"> {
  runtime: vega.Runtime;
}

const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
letterWidths(textMetrics);

const compiled = new Map<string, CompiledChart>();

/** Reads and compiles a specification of reports/charts; `accent` takes the place of the theme's own colour. */
export function chartSpec(chart: string, accent: string = themeAccent): ChartSpec {
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
  return { spec: compile(spec, { config, logger: logger as never }).spec, dataset, warnings };
}

/** The same, made ready to draw and kept: many charts of one kind cost one compilation. */
export function compileChart(chart: string, accent: string = themeAccent): CompiledChart {
  const key = `${chart} ${accent}`;
  const known = compiled.get(key);
  if (known) return known;
  const { spec, dataset, warnings } = chartSpec(chart, accent);
  const made = { runtime: vega.parse(spec), dataset, warnings };
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
  return plainSvg(svg);
}
