import type { DocumentFacts } from "../facts/documentFacts.js";
import { isLevel, type Quantity } from "../quantities/quantity.js";
import type { Level } from "../statements/levels.js";
import { levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { leadOf } from "../statements/readStatements.js";
import { subjectWords } from "../statements/subject.js";
import type { Table } from "../tables/table.js";

/** A number of prose or of a table that another figure may have been worked out from. */
export interface Item {
  readonly figure: Quantity;
  readonly segment: number;
  /** What the words about it name, singular; of a cell its row's and its column's. */
  readonly words: ReadonlySet<string>;
  /** Its part in its sentence; a cell is a total or a line, and a column without a total has a sum. */
  readonly role: Level["role"]["name"] | "total" | "line" | "sum";
}

/** How many blocks above a sentence its paragraph's subject may have been counted. */
const REACH = 4;
/** How far from a sentence a table may stand, in blocks, rows counted. */
const TABLE_REACH = 30;

/** The sentences that a figure goes on about, the nearest first: its own, those before it in its paragraph, its lead, the blocks above. */
export function readingsBefore(reading: Reading, facts: DocumentFacts, reach = REACH): Reading[] {
  const { segment } = reading;
  const lead = leadOf(facts.blocks, facts.readings, segment);
  const found: Reading[] = [reading, ...(lead === undefined ? [] : [lead])];
  // A list or a table is passed as one stretch.
  let [passed, block] = [0, segment.block];
  for (let at = segment.index - 1; at >= 0; at -= 1) {
    const one = facts.readings[at];
    if (one === undefined) break;
    if (one.segment.block !== block && !["item", "row"].includes(one.segment.kind)) passed += 1;
    if (passed > reach) break;
    block = one.segment.block;
    if (one.segment.kind !== "row" && one !== lead) found.push(one);
  }
  return found;
}

const KNOWN = new WeakMap<Reading, Item[]>();

/** The levels of a sentence, targets and small numbers too. */
export function itemsOf(reading: Reading): Item[] {
  const known = KNOWN.get(reading);
  if (known !== undefined) return known;
  const items = levelsOf(reading, undefined, { targets: true, small: true }).map(
    ({ figure, role }): Item => ({
      figure,
      segment: reading.segment.index,
      words: wordsAbout(reading, reading.figures.indexOf(figure)),
      role: role.name,
    }),
  );
  KNOWN.set(reading, items);
  return items;
}

/** The words that a figure counts, else those between it and the figure before. */
export function wordsAbout({ figures, shape }: Reading, index: number): Set<string> {
  const [behind = ""] = shape.text.slice(shape.behind[index], shape.at[index + 1]).split(/[,;.()]|\band\b/);
  const own = subjectWords(behind);
  if (own.length > 0) return new Set(own);
  const from = figures[index - 1]?.kind === "date" ? index - 2 : index - 1;
  return new Set(subjectWords(shape.text.slice(shape.behind[from] ?? 0, shape.at[index])));
}

const TABLES = new WeakMap<Table, Item[]>();

/** The cells of the tables about a block. */
export function cellsNear(block: number, tables: readonly Table[]): Item[] {
  return tables.flatMap((table) => (isNear(table, block) ? cellsOf(table) : []));
}

export const isNear = ({ block, rows }: Table, at: number): boolean =>
  at > block - TABLE_REACH && at < (rows.at(-1)?.block ?? block) + TABLE_REACH;

function cellsOf(table: Table): Item[] {
  const known = TABLES.get(table);
  if (known !== undefined) return known;
  const { header, rows } = table;
  const items = rows.flatMap((row): Item[] =>
    row.cells.flatMap((cell, column): Item[] =>
      cell === null
        ? []
        : [
            {
              figure: cell.figure,
              segment: cell.segment,
              words: new Set(subjectWords(`${row.label} ${header[column] ?? ""}`)),
              role: cell.signed ? "change" : row.total ? "total" : "line",
            },
          ],
    ),
  );
  const all = [...items, ...(rows.some((row) => row.total) ? [] : sumsOf(table))];
  TABLES.set(table, all);
  return all;
}

/** What the columns of a table without a total come to. */
function sumsOf({ header, rows }: Table): Item[] {
  return header.flatMap((name, column): Item[] => {
    const cells = rows.flatMap((row) => row.cells[column] ?? []);
    const [first] = cells;
    if (
      first === undefined ||
      cells.length < 3 ||
      cells.some(({ figure, signed }) => signed || figure.kind !== first.figure.kind || figure.decimals > 0)
    )
      return [];
    const value = cells.reduce((all, cell) => all + cell.value, 0);
    const figure = { ...first.figure, value, text: `all ${cells.length} lines` };
    return isLevel(figure)
      ? [{ figure, segment: first.segment, words: new Set(subjectWords(name)), role: "sum" }]
      : [];
  });
}
