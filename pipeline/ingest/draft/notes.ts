import type { Examination } from "../read/examination.js";
import { roughCells } from "../read/scanRecord.js";

/** How notes begin that say so themselves. */
const known: readonly RegExp[] = [/^\[/, /^\*/, /^source\b/i, /^notes?\b/i, /^\(?\d{1,2}[.)] /];
/** A text of fewer words may be the name of an area or a type whose figures are missing. */
const fewestWords = 6;

/**
 * Patterns for rows that are words about the table: those that cannot be records, or have one filled cell alone, and whose text is
 * a sentence or begins as notes do.
 *
 * @param records cells of records as wide as the header
 */
export function noteRows(
  { quarantine, delimiter }: Pick<Examination, "quarantine" | "delimiter">,
  records: readonly (readonly string[])[],
): string[] {
  const torn = quarantine
    .filter(({ reason }) => reason === "missing-cell")
    .map(({ raw }) => roughCells(raw, delimiter));
  const alone = records.filter((cells) => cells.length > 1 && cells.filter(isFilled).length === 1);
  const patterns = [...torn, ...alone].flatMap((cells) => {
    const text = cells.find(isFilled)?.trim() ?? "";
    const own = known.find((pattern) => pattern.test(text));
    if (own !== undefined) return [own.source];
    const words = text.toLowerCase().split(/\s+/);
    return words.length < fewestWords ? [] : [`^${words.slice(0, 3).map(literally).join("\\s+")}`];
  });
  return [...new Set(patterns)].sort();
}

const isFilled = (cell: string): boolean => cell.trim() !== "";
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
