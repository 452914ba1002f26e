import type { Tally } from "./gatePlan.js";
import type { Delimiter } from "./scanRecord.js";

/**
 * Signs that a file writes quotation marks inside cells in another way than doubled: a backslash before one, or,
 * in one record of twenty and three at least, marks left as they are while none is doubled anywhere.
 */
export function strayDialect(
  tally: Tally,
  delimiter: Delimiter,
  fields: number,
): { message: string; line: number } | null {
  const quotes = tally.quarantine.filter((q) =>
    ["stray-quote", "text-after-quote", "unclosed-quote"].includes(q.reason),
  );
  const backslash = quotes.find((q) => q.raw.includes('\\"'));
  if (backslash)
    return { message: "a quotation mark inside a cell follows a backslash", line: backslash.line };
  if (tally.doubled) return null;
  const plain = quotes.filter(
    (q) => q.reason === "text-after-quote" && naiveCells(q.raw, delimiter) === fields,
  );
  const judged = tally.records + tally.quarantine.length;
  const [first] = plain;
  if (!first || plain.length < 3 || plain.length * 20 < judged) return null;
  return {
    message: `${plain.length} of ${judged} records have quotation marks inside cells that are not doubled`,
    line: first.line,
  };
}

/** Cells of a line if only a mark before a delimiter closed a cell. */
function naiveCells(raw: string, delimiter: Delimiter): number {
  let cells = 1;
  let quoted = raw.startsWith('"');
  for (let i = quoted ? 1 : 0; i < raw.length; i += 1) {
    if (quoted) {
      if (raw[i] === '"' && (raw[i + 1] === delimiter || i + 1 === raw.length)) quoted = false;
    } else if (raw[i] === delimiter) {
      cells += 1;
      if (raw[i + 1] === '"') {
        quoted = true;
        i += 1;
      }
    }
  }
  return cells;
}
