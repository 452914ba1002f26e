import { sumOf } from "../../../bulk.js";
import { byText } from "../../../byText.js";
import { groupBy } from "../../../groupBy.js";
import { cellOf, periodOf } from "../past/figures.js";
import { besideUsual } from "../series/usual.js";
import type { HeldCells } from "./heldCells.js";

/** Where so many are usual, none at all is chance once in a hundred thousand. */
const usually = 12;

/** A word of a column whose cells of a new period are all nought. */
export interface NoneOfWord {
  /** the place of the column among those that name rows */
  at: number;
  /** hashed */
  word: string;
  first: number;
}

/**
 * A word of a column (a landlord, a hospital) of which all cells of a new period are nought, where together many are usual,
 * none of its periods before was so, and others have some: a return that was not in. The figure, which is a sum, is only a little lower.
 */
export function noneOfWord({ own, past }: HeldCells): NoneOfWord | null {
  const usual = new Map(
    besideUsual({ own, past }).flatMap((each) => (each.fresh ? [[cellOf(each), each.usual] as const] : [])),
  );
  const columns = own[0]?.words.keys() ?? [];
  const found = [...columns].flatMap((at) => {
    const before = groupBy(past, ({ words }) => words[at]);
    return [...groupBy(own, ({ words }) => words[at])].flatMap(([word, cells]) => {
      if (word === undefined || [...groupBy(before.get(word) ?? [], periodOf).values()].some(isNone))
        return [];
      const none = [...groupBy(cells, periodOf).values()].find(
        (period) => isNone(period) && sumOf(period, (cell) => usual.get(cellOf(cell)) ?? 0) >= usually,
      );
      return none?.[0] ? [{ at, word, first: none[0].first, cells: none.length }] : [];
    });
  });
  // the word that says most: a landlord rather than each of its towns
  const [most] = found
    .filter(({ first }) => own.some((cell) => cell.first === first && cell.value > 0))
    .sort((a, b) => b.cells - a.cells || a.at - b.at || byText(a.word, b.word));
  return most ? { at: most.at, word: most.word, first: most.first } : null;
}

const isNone = (period: readonly { value: number }[]): boolean => period.every(({ value }) => value === 0);
