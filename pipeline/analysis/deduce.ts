import type { Sum } from "./cellSystem.js";
import { groupBy } from "./groupBy.js";
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
  options: { firstOnly?: boolean } = {},
): Deduced[] {
  if (secrets.length === 0) return [];
  // a partnership that is one district says the same twice
  const told = once(shown);
  const equal: Constraint[] = told.map(({ atoms, value }) => ({ unknowns: atoms, value }));
  const least: Constraint[] = once(marked).map(({ atoms }) => ({ unknowns: atoms, value: 1, atLeast: true }));
  const found = new Map<string, Deduced>();
  const alike = groupBy(secrets, ({ atoms }) => atoms.join(" "));
  for (const constraints of least.length > 0 ? [equal, [...equal, ...least]] : [equal]) {
    const most = linearProgramme(constraints, atomsOf([...shown, ...secrets, ...marked]));
    // nothing fits: a nought was hidden, and who believes in none is misled
    if (most === null) continue;
    for (const [{ key, atoms } = { key: "", atoms: [] }, ...others] of alike.values()) {
      if (found.has(key)) continue;
      const upper = most(atoms, 1);
      if (upper.value === Number.POSITIVE_INFINITY) continue;
      const lower = most(atoms, -1);
      const value = Math.floor(upper.value + 1e-6);
      if (value - Math.ceil(-lower.value - 1e-6) >= 1) continue;
      const from = shownIn(told, shown, upper, lower);
      for (const one of [key, ...others.map((other) => other.key)]) found.set(one, { key: one, value, from });
      if (options.firstOnly) return [...found.values()];
    }
  }
  return secrets.flatMap(({ key }) => found.get(key) ?? []);
}

const atomsOf = (sums: readonly Pick<Sum, "atoms">[]): number =>
  1 + Math.max(-1, ...sums.map(({ atoms }) => atoms.at(-1) ?? -1));

/** Every shown figure that says what a proof rests on. */
function shownIn(told: readonly Sum[], shown: readonly Sum[], ...extremes: readonly Extreme[]): string[] {
  const rows = new Set(extremes.flatMap(({ proof }) => proof));
  const used = new Set(told.filter((_, row) => rows.has(row)).map(({ atoms }) => atoms.join(" ")));
  return shown.filter(({ atoms }) => used.has(atoms.join(" "))).map(({ key }) => key);
}

const once = <Known extends Pick<Sum, "atoms">>(sums: readonly Known[]): Known[] => [
  ...new Map(sums.map((sum) => [sum.atoms.join(" "), sum])).values(),
];
