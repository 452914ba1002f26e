import { largest } from "../../../pipeline/bulk.js";
import { addMonths } from "../../../pipeline/calendar/day.js";
import { formatMonth, formatShortMonth } from "../../../pipeline/calendar/print.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { type Chart, type ChartRow, cell } from "../../document.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { SeriesBreak } from "../data/chartData.js";
import type { StrategicData } from "../data/strategicData.js";
import { explainShorthand, shownCount } from "../parts/shownFigure.js";
import { breaksMet, spanWords, yearName } from "./breaksMet.js";
import { findSeason, isWhole, type Season, type SeasonYear, seasonYears } from "./season.js";
import { spreadLabels } from "./spreadLabels.js";

/** Four lines can be distinguished in grey by dash and mark. */
const mostYears = 4;

/** Below five a month a line shows chance. */
const fewestInYear = 60;

/** Names at the ends of lines stand this far apart, as a share of the highest value; the axis ends above it. */
const nameHeight = 0.1;

/**
 * The months of up to four years, a line each, of the first of a chapter's leading measures that has two whole years of
 * months. Null where none has, or where single months must not be shown. Years before a break that withholds the
 * comparison are left out; months within one that flags it are marked.
 */
export function seasonalChart(data: StrategicData, leads: readonly AssessedFinding[]): Chart | null {
  for (const finding of leads) {
    const chart = seasonalOf(data, finding);
    if (chart !== null) return chart;
  }
  return null;
}

function seasonalOf(data: StrategicData, finding: AssessedFinding): Chart | null {
  const { row, measure, evidence } = finding;
  const { end } = data.period;
  if (evidence.series === null || measure.sensitive || data.hidden?.has(measure.measure) === true)
    return null;
  if ((row.value ?? 0) < fewestInYear) return null;
  const met = breaksMet(data, row);
  const withheld = met.filter(({ effect }) => effect === "withhold").map(({ date, until }) => until ?? date);
  const all = seasonYears(evidence.series.points, end, mostYears);
  const years = all.filter(({ start }) => withheld.every((day) => day <= start || day > end));
  const whole = years.filter(isWhole);
  if (whole.length < 2) return null;
  const flags = met.filter(
    (met) =>
      met.effect === "flag" && years.some((year) => year.values.some((_, at) => within(met, year, at))),
  );
  const names = years.map(({ start }) => yearName(start));
  const first = years[0]?.start ?? end;
  const monthNames = Array.from(
    { length: 12 },
    (_, at) => formatMonth(addMonths(first, at)).split(" ")[0] ?? "",
  );
  const rows = monthNames.map((name, at) => [
    cell(name),
    ...years.map(({ values }) => {
      const value = values[at] ?? null;
      const words = shownCount(value, value === null ? "incomplete" : "complete");
      return value === null ? cell(words) : { ...cell(words), value };
    }),
  ]);
  const unit = capital(measure.unit);
  const title = `${measure.name}: ${seasonWords(findSeason(whole), whole.length, years.length, monthNames)}`;
  return {
    kind: "chart",
    id: `seasons-${finding.id}`,
    chart: "findings/seasonal",
    rows: chartRows(years, flags),
    title,
    subtitle: [
      `${unit} a month, ${row.area_name}, years from ${monthNames[0]}`,
      ...flags.map((flag) => `${spanWords(flag)}${flag.reason} (open marks)`),
    ].join("; "),
    alt: `Line chart of ${measure.name} by month, a line each year. ${years
      .map((year, index) => `${names[index]}: ${extremes(year)}`)
      .join("; ")}.`,
    table: {
      kind: "table",
      id: `seasons-table-${finding.id}`,
      caption: `${measure.name} by month in ${formatCount(years.length)} years (${measure.unit})`,
      columns: [
        { label: "Month", align: "left" },
        ...names.map((label) => ({ label, align: "right" as const })),
      ],
      rows,
      headerColumn: true,
      units: explainShorthand(rows),
      notes: [
        "A season is said where months in a row (three in four years, four in three) lie on one side of the mean of every whole year; by chance alone that is found in 3 of 1,000 series.",
        ...flags.map((flag) => `${spanWords(flag)}${flag.reason}.`),
      ],
      source: finding.supplier,
      group: { id: "Seasons", title: "Measures by month and year", column: "Measure", name: measure.name },
    },
  };
}

/** Whether any day of the month lies in the break. */
function within({ date, until }: SeriesBreak, { start }: SeasonYear, at: number): boolean {
  const month = addMonths(start, at);
  return date < addMonths(month, 1) && (until ?? date) >= month;
}

function chartRows(years: readonly SeasonYear[], flags: readonly SeriesBreak[]): ChartRow[] {
  const top = largest(years.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const nameAt = spreadLabels(
    years.map(({ values }) => values.findLast((value) => value !== null) ?? 0),
    top * nameHeight,
  );
  return years.flatMap((year, age) =>
    year.values.map((value, at) => ({
      month: formatShortMonth(addMonths(year.start, at)),
      year: yearName(year.start),
      age,
      value,
      broken: flags.some((flag) => within(flag, year, at)),
      name_at: at === 11 ? (nameAt[age] ?? null) : null,
    })),
  );
}

/** "more from June to August and fewer from December to February in each of 4 years". */
function seasonWords(
  season: Season | null,
  whole: number,
  drawn: number,
  monthNames: readonly string[],
): string {
  const years = `${formatCount(whole)}${whole < drawn ? " whole" : ""} years`;
  if (season === null) return `${years} are too few to tell a season`;
  const span = (run: readonly number[]) =>
    `from ${monthNames[run[0] ?? 0]} to ${monthNames[run.at(-1) ?? 0]}`;
  const { more, fewer } = season;
  if (more === null && fewer === null) return `no season that returns in each of ${years}`;
  // beside a season, the rest of the year is no season of its own
  const isRest = (run: readonly number[], other: readonly number[] | null) =>
    other !== null && run.length > 6;
  return `${joinWords([
    ...(more === null || isRest(more, fewer) ? [] : [`more ${span(more)}`]),
    ...(fewer === null || isRest(fewer, more) ? [] : [`fewer ${span(fewer)}`]),
  ])} in each of ${years}`;
}

function extremes({ start, values }: SeasonYear): string {
  const known = values.flatMap((value, at) =>
    value === null ? [] : [{ value, month: addMonths(start, at) }],
  );
  const top = known.reduce((best, each) => (each.value > best.value ? each : best));
  const bottom = known.reduce((best, each) => (each.value < best.value ? each : best));
  return `highest ${formatCount(top.value)} in ${formatMonth(top.month)}, lowest ${formatCount(bottom.value)} in ${formatMonth(bottom.month)}`;
}
