import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import { nameOf } from "../../type/knownNames.js";
import { type Cell, keyOf } from "./cells.js";

/** So many figures above 3 of an area must be the same under two of its names, or fewer so large that it is no chance (in nats). */
const [fewest, small, proof] = [3, 3, 2.5];

/**
 * An area that a file has under two of its names (a district and what it was called before), with the same figures: they
 * are added up. Rows that differ in another column are of two types.
 *
 * @param names the places of the columns that name areas, among the words of a cell
 */
export async function namedTwice(
  store: Store,
  cells: readonly Cell[],
  names: ReadonlySet<number>,
): Promise<string[]> {
  const figures = groupBy(
    cells.filter(({ parts }) => parts === 2),
    ({ file, measure, area, start, end }) => keyOf(file, measure, area, start, end),
  );
  const pairs = [...figures.values()].flatMap(([one, other]) =>
    one && other && differInName(one, other, names)
      ? [
          {
            area: one.area,
            words: [one.row, other.row].sort().join("\n"),
            same: one.value === other.value,
            value: one.value,
          },
        ]
      : [],
  );
  const found = [...groupBy(pairs, ({ area, words }) => keyOf(area, words)).values()].find((alike) => {
    const large = alike.filter(({ value }) => value > small);
    return (
      alike.every(({ same }) => same) &&
      (large.length >= fewest || sumOf(large, ({ value }) => Math.log(4 * Math.PI * value) / 2) >= proof)
    );
  });
  if (!found?.[0]) return [];
  return [
    `${await nameOf(store, "area", found[0].area)} is in two rows of other names and the same figures: they would be added up`,
  ];
}

/** Whether of their words only one differs, which names an area. */
function differInName(one: Cell, other: Cell, names: ReadonlySet<number>): boolean {
  const different = [...one.words.keys()].filter((at) => one.words[at] !== other.words[at]);
  return different.length === 1 && different.every((at) => names.has(at));
}
