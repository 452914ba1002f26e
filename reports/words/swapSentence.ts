import type { Swap } from "../../pipeline/scoring/swapNeighbours.js";

/** What it would take to swap two neighbours, in a sentence; names by id, the id itself where there is none. */
export function swapSentence(
  swap: Swap,
  issueNames: ReadonlyMap<string, string>,
  criterionNames: ReadonlyMap<string, string>,
): string {
  const called = (id: string): string => criterionNames.get(id) ?? id;
  const ways = [
    swap.weight &&
      `the weight of "${called(swap.weight.criterion)}" went from ${swap.weight.from} to ${swap.weight.to}`,
    swap.score &&
      `its score on "${called(swap.score.criterion)}" were ${swap.score.to} instead of ${swap.score.from}`,
  ].filter((way) => way !== null);
  const [lower, upper] = [issueNames.get(swap.lower) ?? swap.lower, issueNames.get(swap.upper) ?? swap.upper];
  return ways.length === 0
    ? `${lower} passes ${upper} by no change of one weight or one score alone.`
    : `${lower} would pass ${upper} if ${ways.join(", or if ")}.`;
}
