import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { groupBy } from "../../../pipeline/groupBy.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { type Block, cell } from "../../document.js";
import { countedAgain } from "../../words/persons.js";
import { placeCell, placesNote, placeWords } from "../../words/rankWords.js";
import { shareOf, sharesNote } from "../../words/share.js";
import type { AssessmentData } from "../data/assessmentData.js";
import { type Finding, placesOf } from "../data/finding.js";
import { changeCells } from "./changeCells.js";
import { explainShorthand } from "./shownFigure.js";
import { unevenNotes } from "./unevenRevision.js";
import { readingCell } from "./untouchedWords.js";

/**
 * All measures at a glance, one row each; also the summary's.
 *
 * @param issueOf the issue that a row belongs to, where the table has several
 */
export function measuresTable(
  data: AssessmentData,
  caption: string,
  id: string,
  rows: readonly Finding[],
  repeats = false,
  issueOf?: (finding: Finding) => string,
): Block {
  const placed = rows.some((finding) => placeWords(placesOf(finding)) !== null);
  const cells = rows.map((finding) => [
    cell(
      // what would lead to this very table is no link
      id === `table-${finding.id}`
        ? measureTitle(finding, rows)
        : { kind: "reference", text: measureTitle(finding, rows), target: finding.id },
    ),
    ...(issueOf === undefined ? [] : [cell(issueOf(finding))]),
    ...changeCells(finding),
    { ...cell(readingCell(finding)), mark: mark(finding) },
    ...(placed ? [cell(placeCell(placesOf(finding)))] : []),
  ]);
  const suppliers = [...new Set(rows.map(({ supplier }) => supplier))].sort();
  return {
    kind: "table",
    id,
    caption: `${caption}, ${formatPeriod(data.period.start, data.period.end)} and the year before`,
    columns: [
      { label: "Measure", align: "left" },
      ...(issueOf === undefined ? [] : [{ label: "Issue", align: "left" as const }]),
      { label: "This year", align: "right" },
      { label: "Year before", align: "right" },
      { label: "Change", align: "right" },
      { label: "Change, %", align: "right" },
      { label: "Reading", align: "left" },
      ...(placed ? [{ label: `Place in ${data.partnership.county}`, align: "left" as const }] : []),
    ],
    rows: cells,
    headerColumn: true,
    units: explainShorthand(cells),
    notes: [
      ...(placed ? [placesNote] : []),
      ...shareNotes(data, rows),
      ...new Set(rows.flatMap(({ countedBy }) => (countedBy === null ? [] : [countedAgain(countedBy)]))),
      ...unevenNotes(rows, data.revised),
    ],
    source: joinWords(suppliers),
    rowSources: rows.map(({ supplier }) => supplier),
    repeats,
  };
}

/** How the surveys were held of which a table has shares, each once. */
function shareNotes({ surveys }: AssessmentData, rows: readonly Finding[]): string[] {
  const shares = rows.filter(({ row }) => shareOf(row) !== null).map(({ row }) => row);
  const bySource = groupBy(shares, ({ source }) => source);
  return [...new Set([...bySource].map(([source, own]) => sharesNote(own, surveys?.get(source))))];
}

function mark({ reading }: Finding): "up" | "down" | "none" {
  return reading === "higher" ? "up" : reading === "lower" ? "down" : "none";
}

/** The measure's name; with its supplier where two speak of the same, with its period where that is not the document's, with its unit where it is a share. */
export function measureTitle(finding: Finding, among: readonly Finding[]): string {
  const doubled = among.filter(({ measure }) => measure.measure === finding.measure.measure).length > 1;
  const marks = [
    ...(shareOf(finding.row) === null ? [] : [`% of ${finding.measure.unit}`]),
    ...(finding.countedBy === null ? [] : [finding.countedBy]),
    ...(doubled ? [finding.supplier] : []),
    ...(finding.otherPeriod ? [formatPeriod(finding.row.period_start, finding.row.period_end)] : []),
  ];
  return marks.length === 0 ? finding.measure.name : `${finding.measure.name} (${marks.join(", ")})`;
}
