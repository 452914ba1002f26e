import { addAll } from "../bulk.js";
import { type CountCell, cellKey, type Sum, sumsOf, type Within } from "./cellSystem.js";
import { linearProgramme } from "./linearProgramme.js";
import { connected, numbered, settle } from "./settle.js";

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
  // a document that contradicts itself holds what went before against its figures as they would agree
  const today = settle(sums.slice(0, cells.length)).sums;
  const before = sums.slice(cells.length);
  const isBefore = new Set(before);
  const agreed = connected([...today, ...before]).flatMap((group) => {
    const kept = group.filter((sum) => !isBefore.has(sum));
    const added: Sum[] = [];
    // Halves, so that a few revised figures among many cost a few trials.
    const add = (some: readonly Sum[]): void => {
      if (some.length === 0) return;
      if (agree([...kept, ...added, ...some])) addAll(added, some);
      else if (some.length > 1) {
        const half = Math.ceil(some.length / 2);
        add(some.slice(0, half));
        add(some.slice(half));
      }
    };
    add(group.filter((sum) => isBefore.has(sum)));
    return added;
  });
  const keys = new Set([...today, ...agreed].map(({ key }) => key));
  return earlier.filter((cell) => keys.has(cellKey(cell)));
}

/** Whether there are counts of 0 or more that add up to all of these. */
function agree(sums: readonly Sum[]): boolean {
  const numbers = numbered(sums);
  // a partnership that is one district says the same twice
  const told = new Map(sums.map(({ atoms, value }) => [`${atoms.join(" ")}=${value}`, { atoms, value }]));
  const constraints = [...told.values()].map(({ atoms, value }) => ({
    unknowns: atoms.map((atom) => numbers.get(atom) ?? 0),
    value,
  }));
  return linearProgramme(constraints, numbers.size).most !== null;
}
