import { largest } from "../../../pipeline/bulk.js";
import { formatMonth } from "../../../pipeline/calendar/print.js";
import type { YearRow } from "../../../pipeline/findings/longRun.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { type Cell, type Chart, type ChartRow, cell } from "../../document.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { SeriesBreak } from "../data/chartData.js";
import type { StrategicData } from "../data/strategicData.js";
import { explainShorthand, shownCell, shownCount } from "../parts/shownFigure.js";
import { breaksMet, spanWords, yearName } from "./breaksMet.js";
import { spreadLabels } from "./spreadLabels.js";

/** Two years are a change, not a run. */
const fewestYears = 3;

/** Names at the ends of lines stand this far apart, as a share of the highest value. */
const nameHeight = 0.1;

/** The years of one area. */
interface Line {
  name: string;
  own: boolean;
  years: YearRow[];
}

/**
 * The years of a measure, up to ten, as rates of the district and of the wider areas that the same source has (county,
 * region, England); as numbers of the district alone where no rate is known. Years before a break that withholds the
 * comparison are left out, those within one that flags it are marked; of a year that is not whole nothing is drawn. Null
 * where fewer than three years are whole, and of sensitive measures but in the internal copy.
 */
export function longRunChart(
  data: Pick<StrategicData, "internal" | "hidden" | "breaks" | "longRun" | "own">,
  finding: Pick<AssessedFinding, "id" | "row" | "measure" | "supplier">,
): Chart | null {
  const { row, measure } = finding;
  if (!measure.counted || row.share_of !== null) return null;
  if (data.internal !== true && (measure.sensitive || data.hidden?.has(measure.measure) === true))
    return null;
  const met = breaksMet(data, row);
  const withheld = met.flatMap(({ effect, date, until }) => (effect === "withhold" ? [until ?? date] : []));
  const rows = (data.longRun ?? []).filter(
    (year) =>
      year.source === row.source &&
      year.measure === row.measure &&
      withheld.every((day) => day <= year.period_start || day > row.period_end),
  );
  // a partnership that is this district alone has its figures once more
  const all = linesOf(
    rows.filter(({ area }) => area === row.area || !data.own.includes(area)),
    row.area,
  );
  const own = all.find((line) => line.own);
  if (own === undefined) return null;
  const whole = own.years.filter(({ value }) => value !== null);
  if (whole.length < fewestYears) return null;
  const byRate = whole.every(({ rate }) => rate !== null);
  const lines = byRate
    ? all.filter((line) => line.own || line.years.some(({ rate }) => rate !== null))
    : [own];
  const figure = ({ value, rate }: YearRow) => (byRate ? rate : value);
  const decimals =
    byRate && largest(lines.flatMap(({ years }) => years.map((year) => figure(year) ?? 0))) < 10
      ? 2
      : byRate
        ? 1
        : 0;
  const words = (value: number) => (byRate ? formatDecimal(value, decimals) : formatCount(value));
  const flags = met.filter((each) => each.effect === "flag" && own.years.some((year) => touches(each, year)));
  const unit = byRate
    ? `${measure.unit} per ${formatCount(row.per ?? 1000)} ${row.denominator ?? ""}`.trimEnd()
    : measure.unit;
  const first = own.years[0];
  const last = own.years.at(-1);
  if (first === undefined || last === undefined) return null;
  const partial = own.years.flatMap((year) => (figure(year) === null ? [yearName(year.period_start)] : []));
  const names = lines.map(({ name }) => name);
  const table = tableRows(lines, { byRate, words });
  return {
    kind: "chart",
    id: `years-${finding.id}`,
    chart: "findings/years",
    rows: chartRows(lines, figure, flags),
    title: `${measure.name}: ${runWords(lines, figure, words)}`,
    subtitle: [
      `${capital(unit)}, years to ${monthOf(last.period_end)}; ${names.join(", ")}`,
      ...(partial.length === 0 ? [] : [`${joinWords(partial)} not whole and not drawn`]),
      ...(flags.length === 0 ? [] : ["open marks: years within a break in recording, see data quality"]),
    ].join("; "),
    alt: `Line chart of ${measure.name} by year, ${unit}. ${lines
      .map(
        (line) =>
          `${line.name}: ${line.years.map((year) => `${yearName(year.period_start)} ${shown(figure(year), year, words)}`).join(", ")}`,
      )
      .join("; ")}.`,
    table: {
      kind: "table",
      id: `years-table-${finding.id}`,
      caption: `${measure.name} by year, ${yearName(first.period_start)} to ${yearName(last.period_start)}`,
      columns: [
        { label: `Year to ${monthOf(last.period_end)}`, align: "left" },
        { label: byRate ? `${own.name}, number` : own.name, align: "right" },
        ...(byRate ? lines.map(({ name }) => ({ label: `${name}, rate`, align: "right" as const })) : []),
      ],
      rows: table,
      headerColumn: true,
      units:
        [`Rates: ${unit}.`, explainShorthand(table)]
          .slice(byRate ? 0 : 1)
          .filter((part) => part !== null)
          .join(" ") || null,
      notes: [
        ...(byRate ? ["A rate rests on the estimate of its year, or on the nearest that was entered."] : []),
        ...flags.map((flag) => `${spanWords(flag)}${flag.reason}.`),
      ],
      source: finding.supplier,
      group: { id: "Years", title: "Measures by year", column: "Measure", name: measure.name },
    },
  };
}

/** The district first, then county or force, region, nation. */
function linesOf(rows: readonly YearRow[], area: string): Line[] {
  const width = (code: string) =>
    code === area ? 0 : /^[EW](?:10|23)/.test(code) ? 1 : /^E12/.test(code) ? 2 : 3;
  const areas = [...new Set(rows.map((row) => row.area))].sort(
    (a, b) => width(a) - width(b) || (a < b ? -1 : 1),
  );
  return areas.map((code) => {
    const years = rows
      .filter((row) => row.area === code)
      .toSorted((a, b) => (a.period_start < b.period_start ? -1 : 1));
    return { name: years[0]?.area_name ?? code, own: code === area, years };
  });
}

type Figure = (year: YearRow) => number | null;

/** "44.9 in 2022/23, 46.4 in 2021/22 and 47.0 in 2019/20; below Anyshire in each year that both have". */
function runWords(lines: readonly Line[], figure: Figure, words: (value: number) => string): string {
  const [own, ...others] = lines;
  const known = (own?.years ?? []).flatMap((year) => {
    const value = figure(year);
    return value === null ? [] : [{ year, value }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return "no year is whole";
  const beside = others.slice(0, 1).flatMap((line) => {
    const gaps = known.flatMap(({ year, value }) => {
      const same = line.years.find(({ period_start }) => period_start === year.period_start);
      const theirs = same === undefined ? null : figure(same);
      return theirs === null ? [] : [value - theirs];
    });
    if (gaps.length === 0) return [];
    const side = gaps.every((gap) => gap < 0) ? "below" : gaps.every((gap) => gap > 0) ? "above" : null;
    return side === null
      ? [`in some years above, in some below ${line.name}`]
      : [`${side} ${line.name} in each of ${formatCount(gaps.length)} years`];
  });
  // the text compares with the year before, which the title has then too
  const between = known.slice(1).at(-2);
  const earlier = [...(between === undefined ? [] : [between]), first].map(
    ({ value, year }) => `${words(value)} in ${yearName(year.period_start)}`,
  );
  const run = `${words(last.value)} in ${yearName(last.year.period_start)}, ${joinWords(earlier)}`;
  return [run, ...beside].join("; ");
}

function chartRows(lines: readonly Line[], figure: Figure, flags: readonly SeriesBreak[]): ChartRow[] {
  const values = lines.flatMap(({ years }) => years.map((year) => figure(year) ?? 0));
  const ends = lines.map(({ years }) => years.map(figure).findLast((value) => value !== null) ?? 0);
  const nameAt = spreadLabels(ends, largest(values) * nameHeight);
  return lines.flatMap((line, order) => {
    const end = line.years.findLast((year) => figure(year) !== null);
    return line.years.map((year) => ({
      year: yearName(year.period_start),
      name: line.name,
      order,
      value: figure(year),
      broken: flags.some((flag) => touches(flag, year)),
      name_at: year === end ? (nameAt[order] ?? null) : null,
    }));
  });
}

function tableRows(
  lines: readonly Line[],
  { byRate, words }: { byRate: boolean; words: (value: number) => string },
): Cell[][] {
  const [own] = lines;
  return (own?.years ?? []).map((year) => [
    cell(yearName(year.period_start)),
    shownCell(year.value, year.status),
    ...(byRate ? lines : []).map((line): Cell => {
      const same = line.years.find(({ period_start }) => period_start === year.period_start);
      const rate = same?.rate ?? null;
      if (rate !== null) return { ...cell(words(rate)), value: rate };
      return cell(same === undefined ? "[x]" : shownCount(null, same.status));
    }),
  ]);
}

const shown = (value: number | null, { status }: YearRow, words: (value: number) => string): string =>
  value === null ? (status === "suppressed" ? "hidden" : "not whole") : words(value);

const touches = ({ date, until }: SeriesBreak, { period_start, period_end }: YearRow): boolean =>
  date <= period_end && (until ?? date) >= period_start;

const monthOf = (day: string): string => formatMonth(day).split(" ")[0] ?? "";
