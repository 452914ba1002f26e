import { groupBy } from "../groupBy.js";
import type { Sum } from "./cellSystem.js";
import { type Constraint, type Extreme, linearProgramme, type Programme } from "./linearProgramme.js";
import { connected, numbered, settle } from "./settle.js";

/** What an outsider works out: the least and the most that a figure can be, and the shown figures these follow from. */
export interface Deduced {
  key: string;
  least: number;
  /** the most that it can be: where it is known, its value */
  value: number;
  /** it is something else: hidden figures that are not small were taken for small ones */
  misled: boolean;
  from: string[];
}

/** A figure wanted. */
export type Secret = Omit<Sum, "value"> & {
  /** how far the most that it can be has to lie above the least; 1 unless told, so that it is not known */
  room?: number;
  /** its value, by which `misled` is known */
  truth?: number;
  /** one that can be this or more is of no interest */
  below?: number;
  /** that the third outsider is misled is known, and is no finding */
  misleads?: boolean;
};

/** What an outsider takes a figure for that stands as hidden: any count, one of 1 at least, a small one. */
type Belief = "any" | "some" | "small";

/**
 * Which of `secrets` the figures shown narrow too far, by linear programming (Fischetti & Salazar 2001, "Solving the cell
 * suppression problem on tabular data with linear constraints", Management Science 47): the least and the most that a
 * secret can be lie nearer than its `room`, their sliding protection level. Tried by three outsiders: one knows that counts
 * are not negative, the second takes every figure that stands as hidden for 1 at least, the third for one of 1 to
 * `largestSmall`. Figures that contradict one another are settled first (`settle`), or nothing would be seen to follow from any
 * of them.
 *
 * Sees what is shown only, however it was chosen: the attack that `hide` has to withstand.
 *
 * @param shown figures with their values
 * @param secrets figures wanted
 * @param marked figures that stand in the document as hidden
 * @param options `largestSmall`, by which the third outsider goes, who is not tried without it
 */
export function deduce(
  shown: readonly Sum[],
  secrets: readonly Secret[],
  marked: readonly Omit<Sum, "value">[],
  { firstOnly = false, largestSmall }: { firstOnly?: boolean; largestSmall?: number } = {},
): Deduced[] {
  const found = new Map<string, Deduced>();
  const systems = systemsOf(shown, secrets, marked, largestSmall);
  const alike = groupBy(
    secrets,
    ({ atoms, room = 1, truth = "", misleads = false }) => `${room} ${truth} ${misleads} ${atoms.join(" ")}`,
  );
  const beliefs: Belief[] = ["any", ...(marked.length > 0 ? (["some"] as const) : [])];
  // of 1 alone a mark says the number itself
  if (marked.length > 0 && largestSmall !== undefined && largestSmall > 1) beliefs.push("small");
  for (const belief of beliefs) {
    for (const [{ key, ...wanted } = { key: "", atoms: [] }, ...others] of alike.values()) {
      if (found.has(key)) continue;
      const narrowed = systems.get(wanted.atoms[0] ?? -1)?.(wanted, belief);
      if (!narrowed || (narrowed.misled && wanted.misleads)) continue;
      for (const one of [key, ...others.map((other) => other.key)]) found.set(one, { ...narrowed, key: one });
      if (firstOnly) return [...found.values()];
    }
  }
  return secrets.flatMap(({ key }) => found.get(key) ?? []);
}

/** What a secret can only be, to one who believes so of the hidden figures; null where room is left. */
type System = (wanted: Omit<Secret, "key">, belief: Belief) => Omit<Deduced, "key"> | null;

/** By atom the figures that say something about it: one system each, made where a secret is among them. */
function systemsOf(
  shown: readonly Sum[],
  secrets: readonly Secret[],
  marked: readonly Omit<Sum, "value">[],
  largestSmall?: number,
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
      largestSmall,
    );
    for (const atom of numbers.keys()) systems.set(atom, system);
  }
  return systems;
}

function systemOf(
  shown: readonly Sum[],
  marked: readonly Pick<Sum, "atoms">[],
  numbers: ReadonlyMap<number, number>,
  largestSmall = Number.POSITIVE_INFINITY,
): System {
  const among = (atoms: readonly number[]) => atoms.map((atom) => numbers.get(atom) ?? 0);
  // a partnership that is one district says the same twice
  let told = once(shown, ({ atoms, value }) => `${atoms.join(" ")}=${value}`);
  const solve = (more: readonly Constraint[]): Programme =>
    linearProgramme(
      [...told.map(({ atoms, value }) => ({ unknowns: among(atoms), value })), ...more],
      numbers.size,
    );
  let plain = solve([]);
  if (plain.most === null) {
    told = settle(told).sums;
    plain = solve([]);
  }
  const { most } = plain;
  if (most === null) throw new Error("figures that were settled contradict one another");
  const programmes = new Map<Belief, Programme>([["any", plain]]);
  const believing = (belief: Belief): Programme => {
    const limits = { least: 1, most: belief === "small" ? largestSmall : Number.POSITIVE_INFINITY };
    // no one believes of a hidden figure what the others rule out
    const hidden = once(marked, ({ atoms }) => atoms.join(" "))
      .map(({ atoms }) => among(atoms))
      .filter(
        (sum) => most(sum, 1).value >= limits.least - 1e-6 && -most(sum, -1).value <= limits.most + 1e-6,
      );
    return solve(
      hidden.flatMap((unknowns): Constraint[] => [
        { unknowns, value: limits.least, bound: "least" },
        ...(belief === "small" ? [{ unknowns, value: limits.most, bound: "most" as const }] : []),
      ]),
    );
  };
  return ({ atoms, room = 1, truth, below = Number.POSITIVE_INFINITY }, belief) => {
    const programme = programmes.get(belief) ?? believing(belief);
    programmes.set(belief, programme);
    // nothing fits: together they are not what they are taken for, and who believes it is misled
    if (!programme.most) return null;
    const upper = programme.most(among(atoms), 1, below);
    if (upper.value === Number.POSITIVE_INFINITY || upper.value + 1e-6 >= below) return null;
    const lower = programme.most(among(atoms), -1);
    const [least, value] = [Math.ceil(-lower.value - 1e-6), Math.floor(upper.value + 1e-6)];
    if (value - least >= room) return null;
    const misled = belief === "small" && truth !== undefined && (truth < least || truth > value);
    return { least, value, misled, from: shownIn(told, shown, upper, lower) };
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
