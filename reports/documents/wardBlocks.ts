import type { TrendsRow } from "../../pipeline/store/rows.js";
import { type Block, cell, type Inline, text } from "../document.js";
import { formatPeriod } from "../formatDate.js";
import { formatCount } from "../formatNumber.js";
import type { AssessmentData } from "./assessmentData.js";
import type { Finding } from "./finding.js";
import { explainShorthand, shownCount } from "./shownFigure.js";

/** Below this, two dozen wards share so few that a table of them shows chance. */
const fewestForTable = 100;

/** Where in the district: the wards with the most, then all of them where there are enough to tell apart; nothing where no partner says which ward. */
export function wardBlocks(data: AssessmentData, finding: Finding): Block[] {
  const known = finding.wards.filter((ward) => ward.status === "complete" && ward.value !== null);
  if (known.every(({ value }) => value === 0)) return [];
  if ((finding.row.value ?? 0) < fewestForTable) return topWards(finding, known);
  const rows = finding.wards.map((ward) => [
    cell(ward.area_name),
    { ...cell(shownCount(ward.value, ward.status)), value: ward.value },
    { ...cell(shownCount(ward.previous, ward.previous_status)), value: ward.previous },
  ]);
  return [
    ...topWards(finding, known),
    {
      kind: "table",
      id: `wards-table-${finding.id}`,
      caption: `${finding.measure.name} by ward, ${formatPeriod(finding.row.period_start, finding.row.period_end)}`,
      columns: [
        { label: "Ward", align: "left" },
        { label: "This year", align: "right" },
        { label: "Year before", align: "right" },
      ],
      rows,
      headerColumn: true,
      units: explainShorthand(rows),
      notes: [],
      source: finding.supplier,
      group: {
        id: "By_ward",
        title: `Measures by ward of ${data.partnership.district.name}`,
        column: "Measure and period",
        name: `${finding.measure.name}, ${formatPeriod(finding.row.period_start, finding.row.period_end)}`,
      },
      folded: true,
    },
  ];
}

/** "The wards with the most: A (10), B (9) and C (9)." Three, or up to five where they tie. */
function topWards(finding: Finding, known: readonly TrendsRow[]): Block[] {
  const count = (ward: TrendsRow | undefined) => ward?.value ?? 0;
  const top = [3, 2, 1]
    .map((places) => known.filter((ward) => count(ward) > 0 && count(ward) >= count(known[places - 1])))
    .find((wards) => wards.length > 0 && wards.length <= 5);
  if (top === undefined) return [];
  const inlines: Inline[] = [
    text(top.length === 1 ? "The ward with the most: " : "The wards with the most: "),
  ];
  top.forEach((ward, index) => {
    inlines.push(text(`${index === 0 ? "" : index === top.length - 1 ? " and " : ", "}${ward.area_name} (`));
    inlines.push(finding.citeArea(formatCount(count(ward)), ward), text(")"));
  });
  const unplaced = (finding.row.value ?? 0) - known.reduce((sum, ward) => sum + count(ward), 0);
  const all = known.length === finding.wards.length && finding.row.status === "complete";
  inlines.push(text(all && unplaced > 0 ? `. ${formatCount(unplaced)} could not be placed in a ward.` : "."));
  return [{ kind: "paragraph", style: "plain", inlines }];
}
