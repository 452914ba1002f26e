import { monthAt } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import { literal, type Store } from "../../../store/open.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { knownNames } from "../../type/knownNames.js";
import { rowRoles } from "../../type/namedRows.js";
import { heldWords } from "../../type/supplyLabels.js";
import type { TypedFigures } from "../past/figures.js";
import { repeatedCells } from "../repeats/repeatedFigures.js";
import { readHeldCells } from "./heldCells.js";
import { noneOfWord } from "./noneOfWord.js";
import { placedFigures } from "./placedFigures.js";
import { rowShiftIn } from "./rowShift.js";

/**
 * What the cells of a newer file show beside those that are held in the same rows: each is a series of its own, though
 * only their sums are figures.
 *
 * Also a column of figures that was pasted a row too low or too high.
 *
 * @param options.figures the typed figures of the file and of those before it
 */
export async function heldDoubts(
  store: Store,
  contract: Contract,
  extract: string,
  { examination, figures }: { examination: Examination; figures: TypedFigures },
): Promise<string[]> {
  const roles = Object.keys(examination.columns);
  const words = heldWords(contract, roles);
  if (words === null) return [];
  const cells = await readHeldCells(store, extract);
  const none = noneOfWord(cells);
  const columns = await placedFigures(store, contract, examination, { figures, cells, words });
  const [shift] = columns.flatMap((column) => rowShiftIn(column) ?? []);
  return [
    ...(shift
      ? [
          `figures from ${formatMonth(monthAt(shift.first))} are those that are usual in the row ${shift.down ? "above" : "below"}, in ${shift.rows} rows: the column may have been pasted a row too ${shift.down ? "low" : "high"}`,
        ]
      : []),
    ...(none
      ? [
          `all figures of ${await wordSaid(store, contract, rowRoles(contract, roles)[none.at] ?? "", none.word)} from ${formatMonth(monthAt(none.first))} are nought, and none before were so: its return may not have been in`,
        ]
      : []),
    ...(await repeatedCells(store, cells)),
  ];
}

/** A word where the contract names it, and else its column. */
async function wordSaid(store: Store, contract: Contract, role: string, word: string): Promise<string> {
  const [known] = await store.rows<{ name: string }>(
    `select name from (${knownNames(contract)}) where kind = ${literal(role)} and word = $word
    union all select name from areas where ${literal(String(contract.area.columns.includes(role)))} = 'true' and left(md5(lower(code)), 16) = $word`,
    { word },
  );
  return known?.name ?? `one “${contract.columns[role]?.names[0] ?? role}”`;
}
