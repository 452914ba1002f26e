import type { Sum } from "./cellSystem.js";
import { type Constraint, type Extreme, linearProgramme } from "./linearProgramme.js";

/** What an outsider works out: a figure, and the shown figures it follows from. */
export interface Deduced {
  key: string;
  value: number;
  from: string[];
}

/**
 * Which of `secrets` follow from the figures shown, by linear programming (Fischetti & Salazar 2001, "Solving the cell
 * suppression problem on tabular data with linear constraints", Management Science 47): a secret follows where the least
 * and the most it can be leave room for one whole number only. Tried by two outsiders: one knows that counts are not
 * negative, the other takes every figure that stands as hidden for 1 at least.
 *
 * Sees what is shown only, however it was chosen: the attack that `hide` has to withstand.
 *
 * @param shown figures with their values
 * @param secrets figures wanted; their values are not looked at
 * @param marked figures that stand in the document as hidden
 */
export function deduce(
  shown: readonly Sum[],
  secrets: readonly Omit<Sum, "value">[],
  marked: readonly Omit<Sum, "value">[],
): Deduced[] {
  if (secrets.length === 0) return [];
  const equal: Constraint[] = shown.map(({ atoms, value }) => ({ unknowns: atoms, value }));
  const least: Constraint[] = marked.map(({ atoms }) => ({ unknowns: atoms, value: 1, atLeast: true }));
  const found = new Map<string, Deduced>();
  for (const constraints of least.length > 0 ? [equal, [...equal, ...least]] : [equal]) {
    const most = linearProgramme(constraints, atomsOf([...shown, ...secrets, ...marked]));
    // nothing fits: a nought was hidden, and who believes in none is misled
    if (most === null) continue;
    for (const { key, atoms } of secrets) {
      if (found.has(key)) continue;
      const upper = most(atoms, 1);
      if (upper.value === Number.POSITIVE_INFINITY) continue;
      const lower = most(atoms, -1);
      const value = Math.floor(upper.value + 1e-6);
      if (value - Math.ceil(-lower.value - 1e-6) >= 1) continue;
      found.set(key, { key, value, from: shownIn(shown, upper, lower) });
    }
  }
  return secrets.flatMap(({ key }) => found.get(key) ?? []);
}

const atomsOf = (sums: readonly Pick<Sum, "atoms">[]): number =>
  1 + Math.max(-1, ...sums.map(({ atoms }) => atoms.at(-1) ?? -1));

function shownIn(shown: readonly Sum[], ...extremes: readonly Extreme[]): string[] {
  const rows = new Set(extremes.flatMap(({ proof }) => proof));
  return shown.filter((_, row) => rows.has(row)).map(({ key }) => key);
}
