import { cellKey } from "../disclosure/cellSystem.js";
import type { Doubt, EarlierCell } from "../disclosure/suppression.js";

const words: Record<Doubt, [before: string, after: string]> = {
  contradicted: [
    "figures contradict one another, so that small numbers are hidden as though they agreed",
    "look with csp explain where they come from",
  ],
  revised: [
    "figures published before no longer agree with those of today, so that nothing is taken to follow from them",
    "csp revisions shows what changed",
  ],
  exposed: [
    "small numbers that the figures published before give away or leave fewer than three numbers for, whatever is hidden now",
    "a count once published cannot be taken back",
  ],
};

/** So many figures are named; of more it is said how many there are. */
const mostNamed = 3;

/**
 * What whoever publishes a document has to know of its protection, a line each: figures that contradict one another
 * (one is named that is too large for the others), figures of earlier documents that were revised since, and small
 * numbers that can no longer be hidden. None where all holds.
 */
export function doubts(cells: readonly EarlierCell[]): string[] {
  return (["contradicted", "revised", "exposed"] as const).flatMap((doubt) => {
    const named = [
      ...new Map(cells.filter((cell) => cell.doubt === doubt).map((cell) => [cellKey(cell), cell])).values(),
    ];
    if (named.length === 0) return [];
    const more = named.length - mostNamed;
    const [before, after] = words[doubt];
    return `${before}: ${named.slice(0, mostNamed).map(figure).join(", ")}${more > 0 ? ` and ${more} more` : ""}; ${after}`;
  });
}

/** "s136_detentions of E07000111, 2023-07 to 2023-09 (police-vulnerability)" */
function figure({ source, measure, area, period_start, period_end }: EarlierCell): string {
  const [from, to] = [period_start.slice(0, 7), period_end.slice(0, 7)];
  return `${measure} of ${area}, ${from === to ? from : `${from} to ${to}`} (${source})`;
}
