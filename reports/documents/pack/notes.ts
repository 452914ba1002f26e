import type { Register } from "../../provenance.js";
import { notedFigures } from "../parts/notesFigures.js";
import type { NotedFigure } from "../parts/notesFill.js";
import type { CitePeriod } from "./cite.js";
import type { TrendPackData } from "./data.js";
import { placesOf } from "./table.js";

/** What a note of the pack may call: a measure's figure of the quarter, and figures by full name. */
export function packFigures(
  data: TrendPackData,
  cite: CitePeriod,
  register: Register,
): (name: string) => NotedFigure[] {
  const all = data.priorities.flatMap(({ measures, scarce = [] }) => [...measures, ...scarce]);
  const measures = all.map(({ measure }) => measure);
  const { supplies, origins, notes } = data;
  const named = notedFigures(
    { measures, supplies, origins, ...(notes === undefined ? {} : { notes }) },
    [],
    register,
  );
  return (name) => {
    const own = all.filter(({ measure }) => measure.measure === name);
    const once = own.filter((of, at) => own.findIndex(({ source }) => source === of.source) === at);
    if (once.length === 0) return named(name);
    return once.map((of): NotedFigure => {
      const { quarter: row, measure } = of;
      return {
        name: measure.name,
        row,
        places: placesOf(of.places),
        cite: (words, which) =>
          which === "current"
            ? cite(words, of, row.period_start, row.period_end, row.value ?? 0)
            : cite(words, of, row.previous_start, row.previous_end, row.previous ?? 0),
      };
    });
  };
}
