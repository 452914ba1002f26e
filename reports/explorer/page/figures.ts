import type { PlaceFigure, YearFigure } from "../explorerData.js";
import type { ExplorerMeasure, ExplorerState } from "../explorerState.js";
import { unpackRows } from "../packRows.js";
import type { Selection } from "./selection.js";

/** A measure with its rows unpacked. */
export interface Figures {
  measure: ExplorerMeasure;
  years: YearFigure[];
  places: PlaceFigure[];
}

/** The rows of a measure, unpacked once. */
export function figuresOf(measure: ExplorerMeasure): Figures {
  const made = known.get(measure) ?? {
    measure,
    years: unpackRows<YearFigure>(measure.years),
    places: unpackRows<PlaceFigure>(measure.places),
  };
  known.set(measure, made);
  return made;
}

const known = new WeakMap<ExplorerMeasure, Figures>();

/** The years of which the measure has any figure, by their last day, the last first. */
export function periodsOf({ years }: Figures): { start: string; end: string }[] {
  const periods = [...new Set(years.map(({ period }) => period))].map((period) => {
    const [start = "", end = ""] = period.split(".");
    return { start, end };
  });
  return periods.sort((a, b) => (a.end === b.end ? 0 : a.end < b.end ? 1 : -1));
}

/** The areas of which it has any figure. */
export const areasOf = ({ years }: Figures): Set<string> => new Set(years.map(({ area }) => area));

/**
 * What the page shows of what is asked for: the measure, else the first; the area, else one of its name, else ours; the
 * period, else the last; by rate, where there is one.
 */
export function chosen(
  state: ExplorerState,
  asked: Partial<Record<keyof Selection, string>>,
): { figures: Figures; selection: Selection } {
  const measure = state.measures.find(({ key }) => key === asked.measure) ?? state.measures[0];
  if (measure === undefined) throw new Error("the page has no measure");
  const figures = figuresOf(measure);
  const has = areasOf(figures);
  const name = state.areas.find(({ area }) => area === asked.area)?.name;
  const area =
    [
      state.areas.find((one) => one.area === asked.area && has.has(one.area)),
      state.areas.find((one) => one.name === name && has.has(one.area)),
      state.areas.find((one) => one.kind === "own" && has.has(one.area)),
      state.areas.find((one) => has.has(one.area)),
    ].find((one) => one !== undefined)?.area ?? "";
  const periods = periodsOf(figures).map(({ start, end }) => `${start}.${end}`);
  const period =
    periods.find((one) => one === asked.period) ??
    periods.find((one) => one.endsWith(`.${state.end}`)) ??
    periods[0] ??
    "";
  const basis = asked.basis === "count" || !hasRates(figures) ? "count" : "rate";
  return { figures, selection: { measure: measure.key, area, period, basis } };
}

export const hasRates = ({ years }: Figures): boolean => years.some(({ rate }) => rate !== null);
