import type { Examination } from "../read/examine.js";
import { labelKey } from "../read/head.js";

/** A column of the file that is to be drafted for: its filled cells of the sampled records. */
export interface DraftColumn {
  index: number;
  role: string;
  label: string;
  cells: string[];
  distinct: ReadonlySet<string>;
  /** Some record leaves it blank. */
  blanks: boolean;
}

export const roleOf = (label: string): string =>
  labelKey(label)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 60);

/** Columns by roles made of their labels, each role once; those that look personal and those without a label are left out. */
export function draftColumns(
  { header }: Examination,
  records: readonly (readonly string[])[],
  personal: ReadonlySet<number>,
): DraftColumn[] {
  const roles = new Set<string>();
  return header.flatMap((label, index) => {
    if (personal.has(index) || label === "") return [];
    const base = roleOf(label) || `column_${index + 1}`;
    let role = base;
    for (let copy = 2; roles.has(role); copy += 1) role = `${base}_${copy}`;
    roles.add(role);
    const cells = records.map((record) => (record[index] ?? "").trim()).filter((cell) => cell !== "");
    return [{ index, role, label, cells, distinct: new Set(cells), blanks: cells.length < records.length }];
  });
}

/** A label as words: `borough_name` and `BoroughName` too. */
export const wordsOf = (label: string): string =>
  label.replace(/[_-]/g, " ").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");

/** Shares and changes: no counts, whatever stands beside them. */
export const holdsPercentages = ({ label, cells }: DraftColumn): boolean =>
  cells.length > 0 &&
  cells.every(
    (cell) => /^[-+]?[\d,]+(?:\.\d+)?\s*%$|^[-*:]$/.test(cell) || (/%/.test(label) && figure.test(cell)),
  );

/** Texts that come again and again, so that they say of what kind a record is. */
export const isCategory = (column: DraftColumn): boolean =>
  !holdsFigures(column) &&
  !holdsPercentages(column) &&
  column.distinct.size <= 60 &&
  column.distinct.size * 2 <= column.cells.length;

/** A few of a column's texts, where they are kinds and not what somebody wrote. */
export function textsSeen(column: DraftColumn, most: number): string {
  if (!isCategory(column)) return "";
  const texts = [...column.distinct].sort().map((text) => text.replace(/\s+/g, " ").slice(0, 40));
  return `${texts.slice(0, most).join(", ")}${texts.length > most ? `, … (${texts.length})` : ""}`;
}

const figure = /^-?[\d,]+(?:\.\d+)?\s*$|^<\d+$|^\[[cx]\]$|^[-*:]$/;

export const holdsFigures = ({ cells }: DraftColumn): boolean =>
  cells.length > 0 && cells.every((cell) => figure.test(cell)) && cells.some((cell) => /\d/.test(cell));
