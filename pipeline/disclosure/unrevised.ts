import { addAll, largest } from "../bulk.js";
import { type CountCell, cellKey, type Sum, sumsOf, type Within } from "./cellSystem.js";
import { linearProgramme } from "./linearProgramme.js";
import { settle } from "./settle.js";

/**
 * The figures of earlier publications that still agree with today's: forces revise, and a quarter of last year's table
 * may no longer add up to today's year. Figures that contradict one another prove nothing, so that a single revised one
 * would hide from us what an outsider learns from all the others; those are left aside, the rest is kept.
 *
 * @param cells every count of the document with its true value
 * @param earlier figures that went out before and are none of this document's, shown or hidden, of the same source
 */
export function unrevised<Earlier extends CountCell>(
  cells: readonly CountCell[],
  earlier: readonly Earlier[],
  areas: Within,
  parts: Within,
): Earlier[] {
  if (earlier.length === 0) return [];
  const sums = sumsOf([...cells, ...earlier], areas, parts);
  const unknowns = 1 + largest([-1, ...sums.map(({ atoms }) => atoms.at(-1) ?? -1)]);
  const fits = (some: readonly Sum[]) =>
    linearProgramme(
      some.map(({ atoms, value }) => ({ unknowns: atoms, value })),
      unknowns,
    ).most !== null;
  // a document that contradicts itself holds what went before against its figures as they would agree
  const kept: Sum[] = settle(sums.slice(0, cells.length)).sums;
  // Halves, so that a few revised figures among many cost a few trials.
  const add = (some: readonly Sum[]): void => {
    if (some.length === 0) return;
    if (fits([...kept, ...some])) addAll(kept, some);
    else if (some.length > 1) {
      const half = Math.ceil(some.length / 2);
      add(some.slice(0, half));
      add(some.slice(half));
    }
  };
  add(sums.slice(cells.length));
  const keys = new Set(kept.map(({ key }) => key));
  return earlier.filter((cell) => keys.has(cellKey(cell)));
}
