import { groupBy } from "../../pipeline/groupBy.js";
import { formatCount } from "../../pipeline/words/number.js";
import { counted } from "../../pipeline/words/plural.js";

/** A quarantined record as far as a summary needs it. */
export interface HeldLine {
  line: number;
  reason: string;
  column: string | null;
  /** the cell that is the fault; null where no single one is */
  value: string | null;
}

/** So many records are listed one by one without being asked for. */
export const fewRecords = 20;

const shownValues = 5;

/**
 * Quarantined records of a file by what is wrong and by the cell that is, most frequent first, each with its first line:
 * thirty-nine names say more than the 47,000 lines on which they stand.
 */
export function heldSummary(records: readonly HeldLine[], word: "line" | "row" = "line"): string[] {
  const kinds = [...groupBy(records, ({ reason, column }) => JSON.stringify([reason, column]))].sort(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  );
  return kinds.map(([, held]) => {
    const { reason = "", column = null } = held[0] ?? {};
    const where = column === null ? "" : ` in "${column}"`;
    return `  ${reason}${where}: ${counted(held.length, "record")}, ${byValue(held, word)}`;
  });
}

function byValue(held: readonly HeldLine[], word: string): string {
  const values = [...groupBy(held, ({ value }) => value)].sort(
    ([, some], [, others]) => others.length - some.length || (some[0]?.line ?? 0) - (others[0]?.line ?? 0),
  );
  if (values.every(([value]) => value === null)) return `first in ${word} ${held[0]?.line}`;
  const shown = values
    .slice(0, shownValues)
    .map(([value, same]) => `${named(value)} ${formatCount(same.length)} (${word} ${same[0]?.line})`);
  const more = values.length - shown.length;
  const different = values.length === 1 ? "" : `${formatCount(values.length)} different: `;
  return `${different}${shown.join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`;
}

const named = (value: string | null): string =>
  value === null
    ? "no cell"
    : value.trim() === ""
      ? "a blank cell"
      : `"${value
          .trim()
          .replace(/\p{Cc}/gu, " ")
          .slice(0, 40)}"`;
