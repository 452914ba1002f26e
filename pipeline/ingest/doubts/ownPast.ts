import { addMonths } from "../../calendar/day.js";
import type { Store } from "../../store/open.js";
import { drawnTypes } from "./logs/drawnTypes.js";
import { lostTypes } from "./logs/lostTypes.js";
import { lostOrDoubled } from "./logs/pace.js";
import { swappedTypes } from "./logs/swappedTypes.js";
import type { Sum, Sums } from "./past/sums.js";

/** The last quarter and the last year of a file, each beside at least so many months before it. */
const spans = [3, 12] as const;
const before = 12;

/**
 * What the last months of a log's first file show beside its own earlier ones, as if they had come later: a mistake of a
 * quarter stands in a file of two years as it does in one of its own. Typed figures are not judged so: an honest file of
 * many years has too much in it that is unusual somewhere.
 *
 * @param sums the file's own
 * @param quarantined how many of its records are quarantined
 */
export async function ownPast(
  store: Store,
  { sums, quarantined }: { sums: Sums; quarantined: number },
): Promise<string[]> {
  for (const months of spans) {
    const parts = splitSums(sums.own, months);
    if (parts === null) continue;
    const doubts = [
      ...(await swappedTypes(store, parts)),
      ...(await lostTypes(store, parts, quarantined)),
      ...(await drawnTypes(store, parts)),
      ...lostOrDoubled(parts),
    ];
    if (doubts.length > 0) return doubts.map((doubt) => `of its last ${months} months: ${doubt}`);
  }
  return [];
}

/** The sums of the last months and those before them; null where a file is shorter. */
function splitSums(own: readonly Sum[], months: number): Sums | null {
  const starts = own.map(({ start }) => start).sort();
  const end = own
    .map((sum) => sum.end)
    .sort()
    .at(-1);
  const [first] = starts;
  if (first === undefined || end === undefined) return null;
  const from = addMonths(`${end.slice(0, 7)}-01`, 1 - months);
  if (addMonths(first, before) > from || own.some(({ start, end: last }) => start < from && last >= from))
    return null;
  return {
    own: own.filter(({ start }) => start >= from),
    past: own.filter(({ start }) => start < from),
  };
}
