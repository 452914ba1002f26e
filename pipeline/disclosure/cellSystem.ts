import { addDays } from "../calendar/day.js";
/** A count as a document prints it: which area, which days. `value` is the true figure. */
export interface CountCell {
  source: string;
  measure: string;
  area: string;
  /** ISO days */
  period_start: string;
  period_end: string;
  value: number;
}

/** What a name stands for: a measure its parts, an area the areas within it. One that is not a key stands for itself. */
export type Within = ReadonlyMap<string, readonly string[]>;

/** A figure as the sum of atoms, the smallest pieces that the figures of a system tell apart. */
export interface Sum {
  key: string;
  /** ascending numbers of atoms */
  atoms: number[];
  value: number;
}

/** The one name of a figure within a document. */
export const cellKey = (cell: Omit<CountCell, "value">): string =>
  [cell.source, cell.measure, cell.area, cell.period_start, cell.period_end].join("|");

/**
 * The figures of one source as sums of atoms. An atom is what one part of a measure, one piece of the map and one
 * stretch of days have in common, each dimension being cut no finer than the figures cut it: a county and one of its
 * districts make two pieces, the district and the rest. All that figures say about one another is then that they
 * share atoms: rows and totals, quarters and years, parts and wholes alike.
 */
export function sumsOf(cells: readonly CountCell[], areas: Within, parts: Within): Sum[] {
  const bounds = [
    ...new Set(cells.flatMap((cell) => [cell.period_start, addDays(cell.period_end, 1)])),
  ].sort();
  const dimensions: ((cell: CountCell) => readonly string[])[] = [
    ({ measure }) => parts.get(measure) ?? [measure],
    ({ area }) => areas.get(area) ?? [area],
    ({ period_start, period_end }) => bounds.filter((day) => day >= period_start && day <= period_end),
  ];
  const pieces = dimensions.map((elements) => classesOf(cells, elements));
  const atoms = new Map<string, number>();
  return cells.map((cell) => {
    const [ofMeasure = [], ofArea = [], ofPeriod = []] = pieces.map((of) => of.get(cell) ?? []);
    const within = ofMeasure.flatMap((m) => ofArea.flatMap((a) => ofPeriod.map((p) => `${m}/${a}/${p}`)));
    const numbers = within.map((atom) => {
      const known = atoms.get(atom) ?? atoms.size;
      atoms.set(atom, known);
      return known;
    });
    return { key: cellKey(cell), atoms: numbers.sort((x, y) => x - y), value: cell.value };
  });
}

/** Elements that the same figures share are one piece. */
function classesOf(
  cells: readonly CountCell[],
  elements: (cell: CountCell) => readonly string[],
): Map<CountCell, number[]> {
  const sets = new Map<string, number>();
  const setOf = cells.map((cell) => {
    const name = elements(cell).join(" ");
    const number = sets.get(name) ?? sets.size;
    sets.set(name, number);
    return number;
  });
  const members = new Map<string, Set<number>>();
  for (const [index, cell] of cells.entries()) {
    for (const element of elements(cell)) {
      const of = members.get(element) ?? new Set();
      of.add(setOf[index] ?? -1);
      members.set(element, of);
    }
  }
  const classes = new Map<string, number>();
  const classOf = new Map<string, number>();
  for (const [element, of] of members) {
    const signature = [...of].sort((a, b) => a - b).join(" ");
    const number = classes.get(signature) ?? classes.size;
    classes.set(signature, number);
    classOf.set(element, number);
  }
  return new Map(
    cells.map((cell) => [cell, [...new Set(elements(cell).map((element) => classOf.get(element) ?? -1))]]),
  );
}
