import { isLookupHeader, type LookupTable } from "../../workspace/areas/readLookup.js";
import type { PublishedTable } from "./sheetRows.js";

/** Above its header a published sheet has a title and notes, if anything. */
const headerWithin = 20;

/** The lookup among the tables of a file; where there is none, the first of them, whose fault says what is expected. */
export function lookupIn(tables: readonly PublishedTable[], file: string): LookupTable {
  const found = tables.flatMap(({ name, rows }) => {
    const at = rows.slice(0, headerWithin).findIndex(({ cells }) => isLookupHeader(cells));
    return at < 0 ? [] : [{ name, rows: rows.slice(at) }];
  });
  const { name, rows } = found[0] ?? tables[0] ?? { name: "", rows: [] };
  const [head, ...records] = rows;
  return { file: name === "" ? file : `${file} [${name}]`, header: head?.cells ?? [], records };
}
