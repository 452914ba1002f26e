import { type Block, cell, type Inline, text } from "../document.js";
import { formatPeriod } from "../formatDate.js";
import { formatCount } from "../formatNumber.js";
import {
  asSentence,
  changeSentence,
  joinWords,
  polaritySentence,
  rankFinding,
  rankSentence,
} from "../sentences.js";
import type { AssessmentData } from "./assessmentData.js";
import { type Finding, reading, readingWords } from "./finding.js";
import { monthlyChart } from "./monthlyChart.js";
import { rankingChart } from "./rankingChart.js";
import { changeCells, shorthandSentence, shownCount } from "./shownFigure.js";

/** A chapter for one issue: the table of its measures, then each measure, the finding first. */
export function issueChapter(
  data: AssessmentData,
  title: string,
  id: string,
  chapter: readonly Finding[],
): Block[] {
  const several = chapter.length > 1;
  return [
    { kind: "pageBreak" },
    { kind: "heading", level: 1, id, text: title },
    ...(several ? [measuresTable(data, `${title}: the measures`, `table-${id}`, chapter)] : []),
    ...chapter.flatMap((finding) => measureSection(data, finding, chapter)),
  ];
}

/** All measures at a glance, one row each; also the summary's. */
export function measuresTable(
  data: AssessmentData,
  caption: string,
  id: string,
  rows: readonly Finding[],
): Block {
  const suppliers = [...new Set(rows.map(({ supplier }) => supplier))].sort();
  return {
    kind: "table",
    id,
    caption: `${caption}, ${formatPeriod(data.period.start, data.period.end)} and the year before`,
    columns: [
      { label: "Measure", align: "left" },
      { label: "This year", align: "right" },
      { label: "Year before", align: "right" },
      { label: "Change", align: "right" },
      { label: "Change, %", align: "right" },
      { label: "Reading", align: "left" },
      { label: `Place in ${data.partnership.county}`, align: "left" },
    ],
    rows: rows.map((finding) => [
      cell({ kind: "reference", text: measureTitle(finding, rows), target: finding.id }),
      ...changeCells(finding),
      { ...cell(readingWords(finding)), mark: mark(finding) },
      cell(finding.byCount === null ? "no comparison" : placeWords(data, finding)),
    ]),
    headerColumn: true,
    units: shorthandSentence,
    notes: [
      `Place is by number, among the areas that have a figure. Source${suppliers.length > 1 ? "s" : ""}: ${joinWords(suppliers)}.`,
    ],
  };
}

function mark(finding: Finding): "up" | "down" | "none" {
  const found = reading(finding.row);
  return found === "higher" ? "up" : found === "lower" ? "down" : "none";
}

function placeWords(data: AssessmentData, { byCount }: Finding): string {
  if (byCount === null) return "";
  const words = rankFinding(byCount.rank, byCount.tied, data.partnership.county);
  return words
    .replace(/\.$/, "")
    .replace(` in ${data.partnership.county}`, ` of ${byCount.rank.of}`)
    .replace(/( of \d+) of \d+$/, "$1");
}

/** The measure's name; with its supplier where two speak of the same, with its period where that is not the document's. */
function measureTitle(finding: Finding, among: readonly Finding[]): string {
  const doubled = among.filter(({ measure }) => measure.measure === finding.measure.measure).length > 1;
  const marks = [
    ...(doubled ? [finding.supplier] : []),
    ...(finding.otherPeriod ? [formatPeriod(finding.row.period_start, finding.row.period_end)] : []),
  ];
  return marks.length === 0 ? finding.measure.name : `${finding.measure.name} (${marks.join(", ")})`;
}

function measureSection(data: AssessmentData, finding: Finding, chapter: readonly Finding[]): Block[] {
  const { row, measure } = finding;
  const when = finding.otherPeriod ? `In ${formatPeriod(row.period_start, row.period_end)}` : null;
  const lead: Inline[] = [...changeSentence(row, measure, finding.cite, when)];
  if (finding.byCount !== null && row.status === "complete") {
    lead.push(text(` ${rankFinding(finding.byCount.rank, finding.byCount.tied, data.partnership.county)}`));
  }
  const rank = rankingChart(data, finding);
  const months = monthlyChart(data, finding);
  return [
    { kind: "heading", level: 2, id: finding.id, text: measureTitle(finding, chapter) },
    { kind: "paragraph", style: "lead", inlines: lead },
    ...paragraph(context(finding)),
    ...(months === null ? [] : [months]),
    ...paragraph(standingWords(finding)),
    ...(rank === null ? [] : [rank]),
    ...wardBlocks(data, finding),
  ];
}

function paragraph(words: string): Block[] {
  return words === "" ? [] : [{ kind: "paragraph", style: "plain", inlines: [text(words)] }];
}

/** How sure the change is, and whether it is to be welcomed. */
function context(finding: Finding): string {
  const found = reading(finding.row);
  const certainty =
    found === null
      ? ""
      : found === "within normal variation"
        ? finding.row.change === 0
          ? ""
          : "The difference is within normal variation: chance alone could give it."
        : `The number is ${found} by more than chance alone would give.`;
  return [certainty, polaritySentence(finding.row, finding.measure) ?? ""]
    .filter((words) => words !== "")
    .join(" ");
}

function standingWords(finding: Finding): string {
  const words = [finding.byCount, finding.byRate].flatMap((standing) =>
    standing === null
      ? []
      : [rankSentence(standing.rank, standing.tied, standing.scope, finding.row.denominator)],
  );
  const notes = [finding.byCount?.rank.note, finding.byRate?.rank.note].filter(
    (note): note is string => typeof note === "string" && note !== "",
  );
  return [...words, ...[...new Set(notes)].map(asSentence)].join(" ");
}

function wardBlocks(data: AssessmentData, finding: Finding): Block[] {
  const known = finding.wards.filter((ward) => ward.status === "complete" && ward.value !== null);
  const top = known
    .filter((ward) => (ward.value ?? 0) > 0 && (ward.value ?? 0) >= (known[2]?.value ?? 1))
    .slice(0, 5);
  if (top.length === 0) return [];
  const placed = known.reduce((sum, ward) => sum + (ward.value ?? 0), 0);
  const unplaced = (finding.row.value ?? placed) - placed;
  const inlines: Inline[] = [
    text(top.length === 1 ? "The ward with the most: " : "The wards with the most: "),
  ];
  top.forEach((ward, index) => {
    inlines.push(text(`${index === 0 ? "" : index === top.length - 1 ? " and " : ", "}${ward.area_name} (`));
    inlines.push(finding.citeArea(formatCount(ward.value ?? 0), ward), text(")"));
  });
  inlines.push(text(unplaced > 0 ? `. ${formatCount(unplaced)} could not be placed in a ward.` : "."));
  return [
    { kind: "heading", level: 3, id: `wards-${finding.id}`, text: "Wards" },
    { kind: "paragraph", style: "plain", inlines },
    {
      kind: "table",
      id: `wards-table-${finding.id}`,
      caption: `${finding.measure.name} by ward, ${formatPeriod(finding.row.period_start, finding.row.period_end)}`,
      columns: [
        { label: "Ward", align: "left" },
        { label: "This year", align: "right" },
        { label: "Year before", align: "right" },
      ],
      rows: finding.wards.map((ward) => [
        cell(ward.area_name),
        { ...cell(shownCount(ward.value, ward.status)), value: ward.value },
        { ...cell(shownCount(ward.previous, ward.previous_status)), value: ward.previous },
      ]),
      headerColumn: true,
      units: finding.wards.every((ward) => ward.status === "complete" && ward.previous_status === "complete")
        ? null
        : shorthandSentence,
      notes: [`Source: ${finding.supplier}. ${data.partnership.district.name} wards.`],
      folded: true,
    },
  ];
}
