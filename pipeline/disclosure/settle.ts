import type { Sum } from "./cellSystem.js";
import { linearProgramme } from "./linearProgramme.js";

/** Sums that say something about one another: they share atoms, or there are others between them that do. */
export function connected<Known extends Pick<Sum, "atoms">>(sums: readonly Known[]): Known[][] {
  const root: number[] = [];
  const find = (atom: number): number => {
    let at = atom;
    while ((root[at] ?? at) !== at) at = root[at] ?? at;
    root[atom] = at;
    return at;
  };
  for (const { atoms } of sums) for (const atom of atoms) root[find(atom)] = find(atoms[0] ?? atom);
  const groups = new Map<number, Known[]>();
  for (const sum of sums) {
    const at = find(sum.atoms[0] ?? -1);
    groups.set(at, [...(groups.get(at) ?? []), sum]);
  }
  return [...groups.values()];
}

/** The atoms of some sums, numbered among themselves. */
export function numbered(sums: readonly Pick<Sum, "atoms">[]): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const { atoms } of sums) {
    for (const atom of atoms) if (!numbers.has(atom)) numbers.set(atom, numbers.size);
  }
  return numbers;
}

/**
 * Figures as they would stand if they agreed: no counts of 0 or more add up to a total of 64 whose parts come to 63.
 * Such figures have no solution, so that nothing at all would be seen to follow from them, though a reader subtracts
 * them all the same. Those that are too large for the others are lowered by as little as can be, over all figures
 * together; what follows from the settled figures then follows from these but for the difference.
 */
export function settle<Known extends Sum>(sums: readonly Known[]): { sums: Known[]; contradicted: string[] } {
  const settled = new Map<Known, number>();
  for (const group of connected(sums)) {
    const numbers = numbered(group);
    const { unmet } = linearProgramme(
      group.map(({ atoms, value }) => ({ unknowns: atoms.map((atom) => numbers.get(atom) ?? 0), value })),
      numbers.size,
    );
    for (const [index, lack] of unmet.entries()) {
      const sum = group[index];
      if (lack > 0 && sum !== undefined) settled.set(sum, sum.value - lack);
    }
  }
  return {
    sums: sums.map((sum) => ({ ...sum, value: settled.get(sum) ?? sum.value })),
    contradicted: [...settled.keys()].map(({ key }) => key),
  };
}
