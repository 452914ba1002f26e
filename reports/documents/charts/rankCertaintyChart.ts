import { formatPeriod } from "../../../pipeline/calendar/print.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import type { Chart } from "../../document.js";
import { cell, strong } from "../../document.js";
import { placeWords } from "../../words/rankWords.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { FindingEvidence } from "../data/findingEvidence.js";
import { breaksOf } from "../parts/breakNotes.js";
import { intervalWords } from "../parts/intervalWords.js";

/** What the chart needs of a finding; the explorer draws it too. */
interface Placed extends Pick<AssessedFinding, "id" | "measure" | "supplier"> {
  row: Pick<TrendsRow, "period_start" | "period_end">;
  evidence: Pick<FindingEvidence, "certainty">;
}

/**
 * Every area of the comparison with its place and how sure that is; by rate where there is one. Null where there is no
 * comparison whose certainty is known.
 */
export function rankCertaintyChart(data: { partnership: { county: string } }, finding: Placed): Chart | null {
  const { certainty } = finding.evidence;
  if (certainty === null) return null;
  const { measure, row } = finding;
  const { standing, own, all } = certainty;
  const byRate = own.basis === "rate";
  const period = formatPeriod(row.period_start, row.period_end);
  const decimals = all.every(({ rate }) => (rate ?? 0) < 2) ? 2 : 1;
  const per = formatCount(standing.rank.per ?? 1000);
  const figure = (area: (typeof all)[number]) =>
    byRate && area.rate !== null
      ? `${formatDecimal(area.rate, decimals)} per ${per}`
      : formatCount(area.value);
  const first = all[0];
  const last = all[all.length - 1];
  if (first === undefined || last === undefined) return null;
  return {
    kind: "chart",
    id: `places-${finding.id}`,
    chart: "findings/findings_rank",
    rows: all.map((area) => ({
      area: area.area,
      area_name: `${area.area_name}, ${byRate && area.rate !== null ? formatDecimal(area.rate, decimals) : formatCount(area.value)}`,
      rank_highest: area.rank_highest,
      rank_lower: area.rank_lower,
      rank_upper: area.rank_upper,
      own: area.area === own.area,
    })),
    title: `${measure.name}: ${placeWords({ byRate: byRate ? standing.rank : null, byCount: byRate ? null : standing.rank }, data.partnership.county)}`,
    subtitle: `Place (point) and its 95% interval (bar), ${byRate ? `by ${measure.unit} per ${per}` : `by number of ${measure.unit}`}, ${period}`,
    alt: `Chart of the places of ${all.length} areas by ${byRate ? "rate" : "number"} of ${measure.name}, with their 95% intervals. Highest ${first.area_name} (${figure(first)}), lowest ${last.area_name} (${figure(last)}); ${own.area_name} (${figure(own)}) ${intervalWords(own)}.`,
    table: {
      kind: "table",
      id: `places-table-${finding.id}`,
      caption: `${measure.name}, ${period}, by area`,
      columns: [
        { label: "Area", align: "left" },
        { label: "Number", align: "right" },
        ...(byRate ? [{ label: `Per ${per}`, align: "right" as const }] : []),
        { label: "From the highest", align: "right" },
        { label: "95% confidence interval of the place", align: "left" },
      ],
      rows: all.map((area) => [
        cell(area.area === own.area ? strong(area.area_name) : area.area_name),
        { ...cell(formatCount(area.value)), value: area.value },
        ...(byRate && area.rate !== null
          ? [{ ...cell(formatDecimal(area.rate, decimals)), value: area.rate }]
          : []),
        { ...cell(formatCount(area.rank_highest)), value: area.rank_highest },
        cell(intervalWords(area)),
      ]),
      headerColumn: true,
      units: null,
      notes: breaksOf(standing.rank.breaks),
      source: finding.supplier,
      group: {
        id: "By_area",
        title: "Measures by area",
        column: "Measure and period",
        name: `${measure.name}, ${period}`,
      },
    },
  };
}
