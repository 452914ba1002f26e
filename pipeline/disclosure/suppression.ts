import { addAll } from "../bulk.js";
import { groupBy } from "../groupBy.js";
import { type CountCell, cellKey, type Sum, sumsOf, type Within } from "./cellSystem.js";
import { type Deduced, deduce, type Secret } from "./deduce.js";
import { settle } from "./settle.js";
import { isSmall, roomOf } from "./smallCounts.js";
import { unrevised } from "./unrevised.js";

/** A figure of an earlier publication, which cannot be taken back; see `published.ts`. */
export interface EarlierCell extends CountCell {
  /** it stood there as [c] */
  hidden: boolean;
  /** what whoever publishes it has to be told, see `Hidden`; not kept */
  doubt?: Doubt;
}

/** `revised`: a figure of an earlier publication that no longer agrees with today's, and is left aside. */
export type Doubt = "contradicted" | "exposed" | "revised";

export interface SuppressionOptions {
  /** counts of 1 to threshold − 1 are small; 5 in GSS practice */
  threshold: number;
  /** area → the smallest areas it is made of */
  areas: Within;
  /** measure → its parts */
  parts?: Within;
  /** measures whose small counts are to be hidden; all of them unless told */
  small?: ReadonlySet<string>;
  /** what went out before, of the same sources */
  earlier?: readonly EarlierCell[];
  /** figures that are to be hidden only where nothing else helps, by key: the headline */
  spare?: ReadonlySet<string>;
}

export interface Hidden {
  /** keys (`cellKey`) of all figures to be printed as [c] */
  hidden: Set<string>;
  primary: Set<string>;
  secondary: Set<string>;
  /** small figures that what went out before gives away already: hiding them now does not protect them */
  exposed: string[];
  /** figures that are too large for the others of the document: small ones are hidden as though all agreed */
  contradicted: string[];
  /** figures of earlier publications that no longer agree with the document's, and were left aside */
  revised: EarlierCell[];
}

/**
 * The counts of one document, over all of its tables, that must not be printed: those of 1 to threshold − 1, then
 * others until none of these follows from what is printed now and what was printed before. Give it every count of the
 * sensitive measures that the document prints or from which a printed figure is made; measures that are not sensitive
 * only where they are parts or wholes of those that are. Zeros are not small; they are hidden last.
 *
 * Chosen one by one: the shown figures from which a secret follows are known (`deduce`), and of these the smallest
 * piece is hidden, small before large, totals late, headline figures later; what turns out not to be needed is shown
 * after all. Protected are the small figures themselves, of which three whole numbers are left (`roomOf`) to whoever knows
 * that counts are not negative and to whoever takes every hidden figure for a small one, and the smallest pieces that all
 * figures together would give away, which are not known. Not promised is more than that. Figures that contradict one another (a
 * county's count that holds records of no district) are taken as `settle` leaves them, and named.
 */
export function hide(cells: readonly CountCell[], options: SuppressionOptions): Hidden {
  const result: Hidden = {
    hidden: new Set(),
    primary: new Set(),
    secondary: new Set(),
    exposed: [],
    contradicted: [],
    revised: [],
  };
  const unique = [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
  const earlier = [...new Map((options.earlier ?? []).map((cell) => [cellKey(cell), cell])).values()];
  const now = new Set(unique);
  for (const [, own] of groupBy([...unique, ...earlier], (cell) => cell.source)) {
    for (const group of related(own, options.parts ?? new Map())) {
      const members = new Set<CountCell>(group);
      hideIn(
        group.filter((cell) => now.has(cell)),
        earlier.filter((cell) => members.has(cell)),
        options,
        result,
      );
    }
  }
  result.exposed.sort();
  result.contradicted.sort();
  return result;
}

/** Measures that share parts belong together; others say nothing about one another. */
function related(cells: readonly CountCell[], parts: Within): CountCell[][] {
  const groups: { parts: Set<string>; cells: CountCell[] }[] = [];
  for (const [measure, own] of groupBy(cells, (cell) => cell.measure)) {
    const of = new Set(parts.get(measure) ?? [measure]);
    const touching = groups.filter((group) => [...of].some((part) => group.parts.has(part)));
    const rest = groups.filter((group) => !touching.includes(group));
    groups.length = 0;
    addAll(groups, [
      ...rest,
      {
        parts: new Set([...of, ...touching.flatMap((group) => [...group.parts])]),
        cells: [...touching.flatMap((group) => group.cells), ...own],
      },
    ]);
  }
  return groups.map((group) => group.cells);
}

function hideIn(
  cells: readonly CountCell[],
  earlier: readonly EarlierCell[],
  { threshold, areas, parts = new Map(), spare = new Set(), small }: SuppressionOptions,
  result: Hidden,
): void {
  const now = new Map(cells.map((cell) => [cellKey(cell), cell.value]));
  const others = earlier.filter((cell) => !now.has(cellKey(cell)));
  const before = unrevised(cells, others, areas, parts);
  const kept = new Set<CountCell>(before);
  addAll(
    result.revised,
    others.filter((cell) => !kept.has(cell)),
  );
  // A figure that was shown and has been revised since is not known as it is now.
  const same = (cell: EarlierCell) => (now.get(cellKey(cell)) ?? cell.value) === cell.value;
  const out = new Map(earlier.filter(same).map((cell) => [cellKey(cell), cell.hidden]));
  const all = [...cells, ...before];
  const sums = sumsOf(all, areas, parts);
  const sensitive = new Set(all.filter(({ measure }) => !small || small.has(measure)).map(cellKey));
  const fixed = (key: string) => out.get(key) === false;
  addAll(
    result.contradicted,
    settle(sums).contradicted.filter((key) => now.has(key)),
  );

  const secrets = secretsOf(sums, sensitive, threshold);
  const primary = sums
    .filter(({ key, value }) => isSmall(value, threshold) && now.has(key) && sensitive.has(key))
    .map(({ key }) => key);
  const hidden = new Set(primary);
  // what stood hidden before and is no figure of this document stays hidden
  for (const cell of before) if (cell.hidden) hidden.add(cellKey(cell));
  for (const key of hidden) if (fixed(key)) result.exposed.push(key);
  const shownNow = (without: ReadonlySet<string>) =>
    sums.filter(({ key }) => !without.has(key) || fixed(key));
  const given = new Set<string>();
  const misleading = new Set<string>();
  const leaks = (without: ReadonlySet<string>, wanted?: string): Deduced[] =>
    deduce(
      shownNow(without),
      secrets
        .filter(({ key }) => !fixed(key) && !given.has(key) && (wanted ?? key) === key)
        .map((secret) => ({ ...secret, misleads: misleading.has(secret.key) })),
      sums.filter(({ key }) => without.has(key) && !fixed(key)),
      { firstOnly: true, largestSmall: threshold - 1 },
    );

  const byKey = new Map(sums.map((sum) => [sum.key, sum]));
  const cost = (key: string): number => {
    const sum = byKey.get(key);
    const value = sum?.value ?? 0;
    return (
      (sum?.atoms.length ?? 1) * 10 +
      value / (value + 1e6) +
      (value === 0 ? 1e6 : 0) +
      (spare.has(key) ? 1e5 : 0)
    );
  };
  // a figure that stands in two places is hidden in both, or in neither
  const places = groupBy(sums, ({ atoms }) => atoms.join(" "));
  const sameAs = (key: string) =>
    (places.get(byKey.get(key)?.atoms.join(" ") ?? "") ?? []).map((sum) => sum.key);
  const canHide = (key: string) =>
    now.has(key) &&
    !hidden.has(key) &&
    sameAs(key).every((same) => !fixed(same) && (now.has(same) || hidden.has(same)));
  for (;;) {
    const [leak] = leaks(hidden);
    if (!leak) break;
    const byCost = (keys: readonly string[]) =>
      keys.filter(canHide).sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1));
    const helps = (key: string) => leaks(new Set([...hidden, ...sameAs(key)]), leak.key).length === 0;
    const cheapest = byCost(leak.from)[0] ?? byCost(sums.map(({ key }) => key)).find(helps);
    // whoever is misled knows nothing; the two others still must not
    if (cheapest === undefined && leak.misled) misleading.add(leak.key);
    else if (cheapest === undefined) {
      given.add(leak.key);
      result.exposed.push(leak.key);
    } else for (const key of sameAs(cheapest)) hidden.add(key);
  }
  const first = new Set(primary);
  const secondary = [...hidden].filter((key) => !first.has(key) && now.has(key));
  for (const key of secondary.sort((a, b) => cost(b) - cost(a))) {
    const same = sameAs(key).filter((one) => hidden.has(one));
    for (const one of same) hidden.delete(one);
    if (leaks(hidden).length > 0) for (const one of same) hidden.add(one);
  }
  for (const key of hidden) {
    if (!now.has(key)) continue;
    result.hidden.add(key);
    (first.has(key) ? result.primary : result.secondary).add(key);
  }
}

/** A small figure as it is to be kept: three numbers are left. */
export const secretOf = ({ key, atoms, value }: Sum, threshold: number): Secret => ({
  key,
  atoms,
  room: roomOf(threshold),
  truth: value,
});

/** Small figures, and small pieces that the figures would give away if all of them were shown. */
function secretsOf(sums: readonly Sum[], sensitive: ReadonlySet<string>, threshold: number): Secret[] {
  const own = sums.filter(({ key }) => sensitive.has(key));
  const small = own.filter(({ value }) => isSmall(value, threshold));
  const atoms = [...new Set(own.flatMap((sum) => sum.atoms))].map((atom) => ({
    key: `piece ${atom}`,
    atoms: [atom],
    below: threshold,
  }));
  const alone = new Set(sums.filter((sum) => sum.atoms.length === 1).map((sum) => sum.atoms[0]));
  const pieces = atoms.filter(({ atoms: [atom] }) => !alone.has(atom));
  const given = deduce(sums, pieces, []);
  return [
    ...small.map((sum) => secretOf(sum, threshold)),
    ...pieces.filter(({ key }) =>
      given.some((piece) => piece.key === key && isSmall(piece.value, threshold)),
    ),
  ];
}
