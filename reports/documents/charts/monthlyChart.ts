import { addMonths } from "../../../pipeline/calendar/day.js";
import { formatMonth, formatPeriod, formatShortMonth } from "../../../pipeline/calendar/print.js";
import { isSmall } from "../../../pipeline/disclosure/smallCounts.js";
import type { MonthlyRow } from "../../../pipeline/store/rows.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import { type Cell, type Chart, type ChartRow, cell } from "../../document.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { Finding } from "../data/finding.js";
import { withCare } from "../data/reading.js";
import { comparedNotes } from "../parts/breakNotes.js";
import { explainShorthand, shownCell } from "../parts/shownFigure.js";

/** Below five a month a line shows chance, and single months of a sensitive measure would show persons. */
const fewestForMonths = 60;

interface Month {
  month: string;
  current: MonthlyRow | undefined;
  previous: MonthlyRow | undefined;
}

/** Twelve months beside the twelve before; null where there are too few to draw, or no months at all. */
export function monthlyChart(data: AssessmentData, finding: Finding): Chart | null {
  const { row, measure } = finding;
  if (finding.otherPeriod || row.value === null || row.value < fewestForMonths) return null;
  const series = data.monthly.filter(
    (month) => month.source === row.source && month.measure === row.measure && month.area === row.area,
  );
  if (measure.sensitive && series.some(({ value }) => isSmall(value, data.partnership.suppressBelow)))
    return null;
  const at = (month: string) => series.find((candidate) => candidate.month === month);
  const months: Month[] = Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(data.period.start, index);
    return { month, current: at(month), previous: at(addMonths(month, -12)) };
  });
  if (months.filter(({ current }) => drawn(current) !== null).length < 6) return null;
  const current = formatPeriod(row.period_start, row.period_end);
  const previous = formatPeriod(row.previous_start, row.previous_end);
  const hasPrevious = months.some((month) => drawn(month.previous) !== null);
  const subtitle = `${capital(measure.unit)} a month, ${data.partnership.district.name} district`;
  const rows = months.map((month) => [
    cell(formatMonth(month.month).split(" ")[0] ?? ""),
    monthCell(month.current),
    ...(hasPrevious ? [monthCell(month.previous)] : []),
  ]);
  return {
    kind: "chart",
    id: `monthly-${finding.id}`,
    chart: "monthly",
    rows: chartRows(months, current, hasPrevious ? previous : null),
    title: title(finding),
    subtitle,
    alt: alternative(measure.name, months, current, hasPrevious ? previous : null),
    table: {
      kind: "table",
      id: `monthly-table-${finding.id}`,
      caption: `${measure.name} by month`,
      columns: [
        { label: "Month", align: "left" },
        { label: current, align: "right" },
        ...(hasPrevious ? [{ label: previous, align: "right" as const }] : []),
      ],
      rows,
      headerColumn: true,
      units: explainShorthand(rows),
      notes: comparedNotes(finding),
      source: finding.supplier,
      group: { id: "By_month", title: "Measures by month", column: "Measure", name: measure.name },
    },
  };
}

function drawn(month: MonthlyRow | undefined): number | null {
  return month?.status === "complete" ? month.value : null;
}

const monthCell = (month: MonthlyRow | undefined): Cell =>
  shownCell(month?.value ?? null, month?.status ?? "no data");

function chartRows(months: readonly Month[], current: string, previous: string | null): ChartRow[] {
  const rows = (year: string, now: boolean) =>
    months.map((month) => ({
      month: formatShortMonth(month.month),
      year,
      current: now,
      value: drawn(now ? month.current : month.previous),
    }));
  return [...rows(current, true), ...(previous === null ? [] : rows(previous, false))];
}

/** The change of the year, with the mark of one that a break touches: a title is read without what stands beside it. */
function title({ row, measure, reading }: Finding): string {
  if (row.change === null) return `${measure.name} month by month`;
  if (row.change === 0) return `${measure.name}: the same number as the year before`;
  const share = row.percent === null || row.percent === 0 ? "" : ` (${formatPercent(row.percent)})`;
  return `${measure.name}: ${formatCount(Math.abs(row.change))} ${row.change > 0 ? "more" : "fewer"}${share} than the year before${reading === withCare ? `, ${withCare}` : ""}`;
}

function alternative(
  name: string,
  months: readonly Month[],
  current: string,
  previous: string | null,
): string {
  const extremes = (pick: (month: Month) => MonthlyRow | undefined) => {
    const known = months.flatMap((month) => {
      const value = drawn(pick(month));
      return value === null ? [] : [{ value, name: formatMonth(pick(month)?.month ?? month.month) }];
    });
    const top = known.reduce((best, month) => (month.value > best.value ? month : best));
    const bottom = known.reduce((best, month) => (month.value < best.value ? month : best));
    return `highest ${formatCount(top.value)} in ${top.name}, lowest ${formatCount(bottom.value)} in ${bottom.name}`;
  };
  const gaps = months.filter((month) => drawn(month.current) === null).map(({ month }) => formatMonth(month));
  const missing = gaps.length === 0 ? "" : ` The line breaks where months are not whole: ${gaps.join(", ")}.`;
  const before =
    previous === null ? "" : ` The year before (${previous}): ${extremes((month) => month.previous)}.`;
  return `Line chart of ${name} by month. ${current}: ${extremes((month) => month.current)}.${before}${missing}`;
}
