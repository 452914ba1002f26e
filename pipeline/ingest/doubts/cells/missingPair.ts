import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { literal, type Store } from "../../../store/open.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import { cellColumn } from "../../type/cellColumn.js";
import { nameKey } from "../../type/nameKey.js";
import { type Cell, keyOf } from "./cells.js";

/** Of so many labels of the one column, and of the other; of larger tables some pairs are missing with reason. */
const [rows, columns, most] = [3, 2, 5_000];
/** One pair is missing, or so small a share; and so many would be expected of it in all of the file's periods. */
const [few, enough] = [0.02, 20];

/** A row of an area and type that a table lacks, where the rows that it has are not merely hidden or quarantined. */
export async function missingRow(
  store: Store,
  contract: Contract,
  words: readonly string[],
  cells: readonly Cell[],
): Promise<string[]> {
  for (const { file, columns: places, labels } of missingPairs(cells)) {
    const roles = places.map((place) => words[place] ?? "");
    const is = roles.map(
      (role, at) => `${nameKey(`coalesce(${cellColumn(role)}, '')`)} = ${literal(labels[at] ?? "")}`,
    );
    const there = await store.rows(
      `select 1 from judged where file_no = ${file} and ${is.join(" and ")} limit 1`,
    );
    if (there.length > 0) continue;
    const named = cells.find((cell) => cell.file === file && cell.words[places[0]] === labels[0]);
    const [area] =
      named && contract.area.columns.includes(roles[0] ?? "")
        ? await store.rows<{ name: string }>("select name from areas where code = $code", {
            code: named.area,
          })
        : [];
    const [one, other] = roles.map((role) => `“${contract.columns[role]?.names[0] ?? role}”`);
    return [
      `it has no row of one ${other} for ${area ? area.name : `one ${one}`}, though each ${one} has a row of each ${other} otherwise`,
    ];
  }
  return [];
}

/** Two labels of two columns that no row has together, though each has a row with all others. */
export interface MissingPair {
  /** the place of the file among those typed */
  file: number;
  /** the places of their columns among the words of a cell */
  columns: readonly [one: number, other: number];
  labels: readonly [one: string, other: string];
  /** in all periods together, by the sums of both labels */
  expected: number;
}

/**
 * Rows that are missing from a table that has one for each area and type otherwise: a line that was lost. By how much each label
 * has, so many would be expected of it that it was not left out for being nought. The one of which most are expected
 * comes first.
 */
function missingPairs(cells: readonly Cell[]): MissingPair[] {
  const width = cells[0]?.words.length ?? 0;
  const pairs = Array.from({ length: width }, (_, one) =>
    Array.from({ length: width - one - 1 }, (_, at) => [one, one + 1 + at] as const),
  ).flat();
  return [...groupBy(cells, ({ file }) => file).values()]
    .flatMap((file) => pairs.flatMap((pair) => missingIn(file, pair)))
    .sort((a, b) => b.expected - a.expected || (keyOf(...a.labels) < keyOf(...b.labels) ? -1 : 1));
}

function missingIn(cells: readonly Cell[], [one, other]: readonly [number, number]): MissingPair[] {
  const sumsBy = (of: (cell: Cell) => string): Map<string, number> =>
    new Map([...groupBy(cells, of)].map(([label, alike]) => [label, sumOf(alike, ({ value }) => value)]));
  const label = (cell: Cell, column: number): string => cell.words[column] ?? "";
  const [ofOne, ofOther] = [sumsBy((cell) => label(cell, one)), sumsBy((cell) => label(cell, other))];
  const size = ofOne.size * ofOther.size;
  const [least, greatest] = [Math.min(ofOne.size, ofOther.size), Math.max(ofOne.size, ofOther.size)];
  if (least < columns || greatest < rows || size > most) return [];
  const there = new Set(cells.map((cell) => keyOf(label(cell, one), label(cell, other))));
  if (there.size === size || size - there.size > Math.max(1, few * size)) return [];
  const total = sumOf(cells, ({ value }) => value);
  return [...ofOne].flatMap(([a, sumOfA]) =>
    [...ofOther].flatMap(([b, sumOfB]) => {
      const expected = (sumOfA * sumOfB) / total;
      return !there.has(keyOf(a, b)) && expected >= enough
        ? [{ file: cells[0]?.file ?? 0, columns: [one, other] as const, labels: [a, b] as const, expected }]
        : [];
    }),
  );
}
