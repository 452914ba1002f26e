import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { isSmall } from "../../../pipeline/disclosure/smallCounts.js";
import type { RanksRow } from "../../../pipeline/store/rows.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { type Chart, cell, strong } from "../../document.js";
import { placeWords } from "../../words/rankWords.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { Finding } from "../data/finding.js";
import { breaksOf } from "../parts/breakNotes.js";

/**
 * Every area of the comparison as a bar: by rate where there is one, since the areas differ in size, else by
 * number. Null where there is no comparison, or where it would show small numbers of a sensitive measure.
 */
export function rankingChart(data: AssessmentData, finding: Finding): Chart | null {
  const { measure, row } = finding;
  const standing = finding.byRate ?? finding.byCount;
  if (standing === null) return null;
  if (measure.sensitive && standing.all.some(({ value }) => isSmall(value, data.partnership.suppressBelow)))
    return null;
  const byRate = standing.rank.basis === "rate";
  const figure = (value: number, rate: number | null) => (byRate && rate !== null ? rate : value);
  const decimals = standing.all.every(({ rate }) => (rate ?? 0) < 2) ? 2 : 1;
  const words = (number: number) => (byRate ? formatDecimal(number, decimals) : formatCount(number));
  const unit = byRate
    ? `${measure.unit} per ${formatCount(standing.rank.per ?? 1000)} ${row.denominator ?? "residents"}`
    : measure.unit;
  const period = formatPeriod(row.period_start, row.period_end);
  const own = standing.rank;
  const finds = placeWords(
    byRate ? { byRate: own, byCount: null } : { byRate: null, byCount: own },
    data.partnership.county,
  );
  const first = standing.all[0];
  const last = standing.all[standing.all.length - 1];
  if (first === undefined || last === undefined) return null;
  const said = (rank: RanksRow) => `${rank.area_name} with ${words(figure(rank.value, rank.rate))}`;
  return {
    kind: "chart",
    id: `ranking-${finding.id}`,
    chart: "ranking",
    rows: standing.all.map((rank) => ({
      area: rank.area_name,
      value: figure(rank.value, rank.rate),
      label: words(figure(rank.value, rank.rate)),
      own: rank.area === own.area,
    })),
    title: `${measure.name}: ${finds}`,
    subtitle: `${capital(unit)}, ${period}, ${standing.scope}`,
    alt: `Bar chart of ${measure.name} in ${standing.all.length} ${standing.scope}, ${unit}. ${[
      `Highest ${said(first)}`,
      ...(own.area === first.area || own.area === last.area ? [] : [said(own)]),
      `lowest ${said(last)}`,
    ].join("; ")}.`,
    table: {
      kind: "table",
      id: `ranking-table-${finding.id}`,
      caption: `${measure.name}, ${period}, by area`,
      columns: [
        { label: "Area", align: "left" },
        { label: "Number", align: "right" },
        ...(byRate ? [{ label: `Per ${formatCount(own.per ?? 1000)}`, align: "right" as const }] : []),
        { label: "From the highest", align: "right" },
        { label: "From the lowest", align: "right" },
      ],
      rows: standing.all.map((rank) => [
        cell(rank.area === own.area ? strong(rank.area_name) : rank.area_name),
        { ...cell(formatCount(rank.value)), value: rank.value },
        ...(byRate && rank.rate !== null ? [{ ...cell(words(rank.rate)), value: rank.rate }] : []),
        { ...cell(formatCount(rank.rank_highest)), value: rank.rank_highest },
        { ...cell(formatCount(rank.rank_lowest)), value: rank.rank_lowest },
      ]),
      headerColumn: true,
      units: null,
      notes: breaksOf(own.breaks),
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
