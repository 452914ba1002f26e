import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import type { RevisedPeriod } from "../data/readRevised.js";
import { printedFigures, revisedFigures } from "./revisedFigures.js";

type Revised = readonly RevisedPeriod[] | undefined;

/**
 * What the year before was as first given, where it has been revised since and nothing of this year has: the one has had the
 * time in which records come late or are struck out, the other has not. Null where both, or neither, were revised.
 */
function firstGiven(row: TrendsRow, revised: Revised): number | null {
  if (revised === undefined || row.change === null || row.share_of !== null) return null;
  const figures = printedFigures("", row);
  const of = (start: string) =>
    revisedFigures(
      figures.filter((figure) => figure.start === start),
      revised,
    );
  const [before] = of(row.previous_start);
  if (before === undefined || before.was === before.value || of(row.period_start).length > 0) return null;
  return before.was;
}

/** "The year before was 72 as first given, and 78 as revised; this year is not revised yet." Empty where both years are alike. */
export function unevenSentence(row: TrendsRow, revised: Revised): string {
  const was = firstGiven(row, revised);
  return was === null
    ? ""
    : `The year before was ${formatCount(was)} as first given, and is ${formatCount(row.previous ?? 0)} as revised; this year has not been revised yet.`;
}

/** The same below a table, for all of its measures at once. */
export function unevenNotes(
  rows: readonly { row: TrendsRow; measure: { name: string } }[],
  revised: Revised,
): string[] {
  const said = rows.flatMap(({ row, measure }) => {
    const was = firstGiven(row, revised);
    return was === null
      ? []
      : [`${measure.name} from ${formatCount(was)} to ${formatCount(row.previous ?? 0)}`];
  });
  return said.length === 0
    ? []
    : [`The year before has been revised, and this year has not been yet: ${joinWords(said)}.`];
}
