import type { AskedColumns } from "./cells.js";

/** Labels of columns that tell one record from another: "Crime ID", "Report No", "URN". */
const references =
  /^(?:(?:unique|crime|incident|report|record|request|event|log|job)\s*)?(?:id|identifier|ref|reference|no\.?|number|urn)$/iu;

/** A header and what a contract maps of it, each role's column by its index. */
export interface Labelled {
  header: readonly string[];
  columns: Readonly<Record<string, number>>;
}

/** The column of a file's references that the contract does not read; -1 where it has none. */
export function referenceColumn({ header, columns }: Labelled): number {
  const read = new Set(Object.values(columns));
  return header.findIndex((label, at) => !read.has(at) && references.test(label.trim()));
}

/** The columns of the codes that the contract reads under `role` and of the names beside them; null where a file has not both. */
export function besideColumns(
  { header, columns }: Labelled,
  role: string,
): { code: number; name: number } | null {
  const code = columns[role];
  if (code === undefined || !/\bcode\b/i.test(header[code] ?? "")) return null;
  // "Ward name", or "Ward" alone
  const labels = ["name", ""].map((word) =>
    (header[code] ?? "")
      .replace(/\bcode\b/i, word)
      .trim()
      .toLowerCase(),
  );
  const name = header.findIndex(
    (label) => label.trim() !== "" && labels.includes(label.trim().toLowerCase()),
  );
  return name < 0 || Object.values(columns).includes(name) ? null : { code, name };
}

/** The columns that the contract neither maps nor drops, in which a record may say that it is none. */
function unreadColumns({ header, columns }: Labelled, isDropped: (label: string) => boolean): number[] {
  const read = new Set(Object.values(columns));
  return header.flatMap((label, at) => (read.has(at) || isDropped(label) ? [] : [at]));
}

/**
 * The columns of a file whose cells typing and its doubts read.
 *
 * @param areas the roles that name an area
 * @param isDropped whether the contract drops a column of that label
 */
export const askedColumns = (
  labelled: Labelled,
  areas: readonly string[],
  isDropped: (label: string) => boolean,
): AskedColumns => ({
  mapped: labelled.columns,
  reference: referenceColumn(labelled),
  beside: besideColumns(labelled, areas[0] ?? ""),
  unread: unreadColumns(labelled, isDropped),
});
