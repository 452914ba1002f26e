import { groupBy } from "../groupBy.js";
import type { Sum } from "./cellSystem.js";
import { type Constraint, type Extreme, linearProgramme, type Programme } from "./linearProgramme.js";
import { connected, numbered, settle } from "./settle.js";

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
 * negative, the other takes every figure that stands as hidden for 1 at least. Figures that contradict one another are
 * settled first (`settle`), or nothing would be seen to follow from any of them.
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
  const found = new Map<string, Deduced>();
  const systems = systemsOf(shown, secrets, marked);
  const alike = groupBy(secrets, ({ atoms }) => atoms.join(" "));
  for (const believing of marked.length > 0 ? [false, true] : [false]) {
    for (const [{ key, atoms } = { key: "", atoms: [] }, ...others] of alike.values()) {
      if (found.has(key)) continue;
      const fixed = systems.get(atoms[0] ?? -1)?.(atoms, believing);
      if (!fixed) continue;
      for (const one of [key, ...others.map((other) => other.key)]) found.set(one, { ...fixed, key: one });
      if (options.firstOnly) return [...found.values()];
    }
  }
  return secrets.flatMap(({ key }) => found.get(key) ?? []);
}

/** What a sum can only be, to one who believes that no hidden figure is 0 or to one who does not; null where it is open. */
type System = (atoms: readonly number[], believing: boolean) => Omit<Deduced, "key"> | null;

/** By atom the figures that say something about it: one system each, made where a secret is among them. */
function systemsOf(
  shown: readonly Sum[],
  secrets: readonly Omit<Sum, "value">[],
  marked: readonly Omit<Sum, "value">[],
): Map<number, System> {
  const wanted = new Set(secrets.flatMap(({ atoms }) => atoms));
  const isShown = new Set<unknown>(shown);
  const isMarked = new Set<unknown>(marked);
  const systems = new Map<number, System>();
  for (const group of connected([...new Set([...shown, ...secrets, ...marked])])) {
    if (!group.some(({ atoms }) => atoms.some((atom) => wanted.has(atom)))) continue;
    const numbers = numbered(group);
    const system = systemOf(
      group.filter((sum): sum is Sum => isShown.has(sum)),
      group.filter((sum) => isMarked.has(sum)),
      numbers,
    );
    for (const atom of numbers.keys()) systems.set(atom, system);
  }
  return systems;
}

function systemOf(
  shown: readonly Sum[],
  marked: readonly Pick<Sum, "atoms">[],
  numbers: ReadonlyMap<number, number>,
): System {
  const among = (atoms: readonly number[]) => atoms.map((atom) => numbers.get(atom) ?? 0);
  const programme = (told: readonly Sum[], least: readonly Pick<Sum, "atoms">[]): Programme =>
    linearProgramme(
      [
        ...told.map(({ atoms, value }) => ({ unknowns: among(atoms), value })),
        ...least.map(({ atoms }): Constraint => ({ unknowns: among(atoms), value: 1, atLeast: true })),
      ],
      numbers.size,
    );
  // a partnership that is one district says the same twice
  let told = once(shown, ({ atoms, value }) => `${atoms.join(" ")}=${value}`);
  let plain = programme(told, []);
  if (plain.most === null) {
    told = settle(told).sums;
    plain = programme(told, []);
  }
  if (plain.most === null) throw new Error("figures that were settled contradict one another");
  let believed: Programme | undefined;
  return (atoms, believing) => {
    if (believing)
      believed ??= programme(
        told,
        once(marked, (sum) => sum.atoms.join(" ")),
      );
    // nothing fits: a nought was hidden, and who believes in none is misled
    const most = (believing ? believed : plain)?.most;
    if (!most) return null;
    const upper = most(among(atoms), 1);
    if (upper.value === Number.POSITIVE_INFINITY) return null;
    const lower = most(among(atoms), -1);
    const value = Math.floor(upper.value + 1e-6);
    if (value - Math.ceil(-lower.value - 1e-6) >= 1) return null;
    return { value, from: shownIn(told, shown, upper, lower) };
  };
}

/** Every shown figure that says what a proof rests on. */
function shownIn(told: readonly Sum[], shown: readonly Sum[], ...extremes: readonly Extreme[]): string[] {
  const rows = new Set(extremes.flatMap(({ proof }) => proof));
  const used = new Set(told.filter((_, row) => rows.has(row)).map(({ atoms }) => atoms.join(" ")));
  return shown.filter(({ atoms }) => used.has(atoms.join(" "))).map(({ key }) => key);
}

const once = <Known>(sums: readonly Known[], key: (sum: Known) => string): Known[] => [
  ...new Map(sums.map((sum) => [key(sum), sum])).values(),
];
