import { foldLabel } from "./head.js";
import { hasLabelWord } from "./labelWords.js";

const number = /^[£$€]?\s*[-+]?[£$€]?\d[\d,. ]*%?$/;
const marker = /^(?:|-|:|\.\.?|<\d+|\[[a-z]\]|n\/?a|nil|none|unknown|\*+)$/i;
const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== "").length;

/** All cells filled, all different, no digit in any. */
function looksLikeLabels(cells: readonly string[]): boolean {
  const texts = cells.map(foldLabel);
  return (
    texts.length > 1 &&
    new Set(texts).size === texts.length &&
    texts.every((text) => /^[^\d]*\p{L}[^\d]*$/u.test(text))
  );
}

/** A title between two tables: one filled cell in a row of several. */
export const isTitle = (cells: readonly string[]): boolean => cells.length > 1 && filled(cells) <= 1;

/** Texts of which half, two at least, have a word of labels, and none is a sentence or stands for a missing figure. */
function worded(cells: readonly string[], least: number): boolean {
  const texts = cells.map(foldLabel);
  return (
    looksLikeLabels(cells) &&
    !texts.some((text) => marker.test(text) || /[:;!?]|\.\s|\.$/.test(text) || text.length > 60) &&
    texts.filter(hasLabelWord).length >= least
  );
}

/**
 * Whether a row as wide as the header begins another table. Under a contract some column holds figures or dates, so that
 * a row without a digit is no good record: it is a header where the first column's own label stands in it, or its
 * texts are labels' words (after a gap one is enough).
 */
export function isSecondHeader(
  cells: readonly string[],
  header: readonly string[],
  gap: boolean,
  contract: boolean,
): boolean {
  if (!contract) return gap && looksLikeLabels(cells);
  const first = foldLabel(cells[0] ?? "");
  if (first !== "" && first.toLowerCase() === header[0]?.toLowerCase())
    return cells.every((cell) => !marker.test(cell.trim()) && !number.test(cell.trim()));
  return worded(cells, gap ? 1 : Math.max(2, Math.ceil(cells.length / 2)));
}

/** Whether a row of another width may begin another table; the row below it then has to be as wide. */
export const mayBeginTable = (cells: readonly string[]): boolean =>
  worded(cells, Math.max(2, Math.ceil(cells.length / 2)));
