import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { escapeHtml } from "../../writers/escapeHtml.js";
import type { ExplorerState } from "../explorerState.js";
import { areasOf, type Figures, hasRates, periodsOf } from "./figures.js";
import type { Selection } from "./selection.js";

/** The choices of each control, the chosen one selected; the page has the controls themselves. */
export function choices(
  state: ExplorerState,
  figures: Figures,
  selection: Selection,
): Record<keyof Selection, string> {
  const option = (value: string, words: string, chosen: string) =>
    `<option value="${escapeHtml(value)}"${value === chosen ? " selected" : ""}>${escapeHtml(words)}</option>`;
  const group = (label: string, options: readonly string[]) =>
    options.length === 0 ? "" : `<optgroup label="${escapeHtml(label)}">${options.join("")}</optgroup>`;
  const issues = [...new Set(state.measures.map(({ issue }) => issue))];
  const measures = issues.map((issue) =>
    group(
      issue,
      state.measures
        .filter((measure) => measure.issue === issue)
        .map((measure) => option(measure.key, measureName(state, measure), selection.measure)),
    ),
  );
  const has = areasOf(figures);
  const areas = (["own", "ward", "other"] as const).map((kind) =>
    group(
      { own: "Ours", ward: "Wards", other: "Others" }[kind],
      state.areas
        .filter((area) => area.kind === kind && has.has(area.area))
        .map(({ area, name }) => option(area, name, selection.area)),
    ),
  );
  return {
    measure: measures.join(""),
    area: areas.join(""),
    period: periodsOf(figures)
      .map(({ start, end }) => option(`${start}.${end}`, formatPeriod(start, end), selection.period))
      .join(""),
    basis: [
      ...(hasRates(figures) ? [option("rate", "Rate", selection.basis)] : []),
      option("count", "Number", selection.basis),
    ].join(""),
  };
}

/** Where two sources supply one measure, the source is named too. */
function measureName(
  { measures }: ExplorerState,
  { measure, supplier, source }: ExplorerState["measures"][number],
): string {
  const others = measures.filter((other) => other.measure.name === measure.name);
  if (others.length === 1) return measure.name;
  const suppliers = new Set(others.map((other) => other.supplier));
  return `${measure.name} (${suppliers.size === others.length ? supplier : source})`;
}
