import type { Order } from "./order.js";

/** So many types of so many records, on so many days, that in an honest file their dates would have to begin again. */
const enough = [
  { types: 3, records: 6, days: 3, inAll: 30 },
  { types: 2, records: 20, days: 10, inAll: 60 },
];

/**
 * The columns of kinds and places, by their roles, that were sorted without the others: the days are in order through
 * the whole file, and so are the texts, each in one run. A file sorted by its types begins its days again at each of them.
 */
export function sortedApart({ rows, kinds }: Order): string[] {
  const dated = rows.flatMap(({ day, read, words }) => (day !== null && read ? [{ day, words }] : []));
  let [rises, falls] = [false, false];
  let before: number | null = null;
  for (const { day } of dated) {
    if (before !== null && day > before) rises = true;
    if (before !== null && day < before) falls = true;
    before = day;
  }
  if (rises && falls) return [];
  return kinds.filter((_, kind) => {
    const types = new Map<string, { records: number; days: Set<number> }>();
    let changes = 0;
    let last: string | null = null;
    for (const { day, words } of dated) {
      const word = words[kind] ?? "";
      if (last !== null && word !== last) changes += 1;
      last = word;
      const type = types.get(word) ?? { records: 0, days: new Set() };
      types.set(word, type);
      type.records += 1;
      type.days.add(day);
    }
    return (
      changes < types.size &&
      enough.some(
        ({ types: many, records, days, inAll }) =>
          dated.length >= inAll &&
          [...types.values()].filter((type) => type.records >= records && type.days.size >= days).length >=
            many,
      )
    );
  });
}
