import type { NamedTable } from "../../workspace/seeds/csvFile.js";
import type { PublishedTable } from "./sheetRows.js";

/** Above its header a published sheet has a title and notes, if anything. */
const headerWithin = 20;

/**
 * The table with a header among those of a file; where there is none, the first of them, whose fault says what is expected.
 *
 * @param isHeader whether a row is the header that is looked for
 */
export function tableWith(
  isHeader: (labels: readonly string[]) => boolean,
  tables: readonly PublishedTable[],
  file: string,
): NamedTable {
  const [found] = tables.flatMap(({ name, rows }) => {
    const at = rows.slice(0, headerWithin).findIndex(({ cells }) => isHeader(cells));
    return at < 0 ? [] : [{ name, rows: rows.slice(at) }];
  });
  const { name, rows } = found ?? tables[0] ?? { name: "", rows: [] };
  const [head, ...records] = rows;
  return { file: name === "" ? file : `${file} [${name}]`, header: head?.cells ?? [], records };
}
