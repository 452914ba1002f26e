import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import { counted, oneOrMany } from "../../../pipeline/words/plural.js";
import { type Cell, type Chart, cell, text } from "../../document.js";
import { noteWords } from "../../words/reasons.js";
import { asSentence } from "../../words/sentences.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import { readingWords, withCare } from "../data/reading.js";
import { changeCells } from "../parts/changeCells.js";
import { measureTitle } from "../parts/measuresTable.js";
import { explainShorthand } from "../parts/shownFigure.js";

/** One or two changes are read faster in their sentences. */
const fewest = 3;

/** What stands on a third of a page; the others are in the chapter's table. */
const most = 8;

const drawable: readonly AssessedFinding["reading"][] = [
  "higher",
  "lower",
  "within normal variation",
  "too few to say",
];

/**
 * The measures of a chapter as a dumbbell each: the year before, this year, the 95% interval of the change. Drawn is
 * what has a percentage: nothing suppressed, on too small a base, or across a break that withholds the comparison. Null
 * where that leaves fewer than three.
 */
export function changeChart(title: string, id: string, members: readonly AssessedFinding[]): Chart | null {
  const comparable = samePeriod(members.filter(compares));
  if (comparable.length < fewest) return null;
  const [any] = comparable;
  if (any === undefined) return null;
  const shown = [...comparable]
    .sort((a, b) => weight(b) - weight(a) || a.measure.position - b.measure.position)
    .slice(0, most)
    .sort((a, b) => percentOf(b) - percentOf(a) || a.measure.position - b.measure.position);
  const named = shown.map((finding) => ({ finding, name: measureTitle(finding, shown), ...limits(finding) }));
  const flagged = shown.filter(({ row }) => row.reasons.length > 0);
  const period = formatPeriod(any.row.period_start, any.row.period_end);
  const before = formatPeriod(any.row.previous_start, any.row.previous_end);
  const rows = named.map(({ finding, name, lower, upper }) => [
    cell(name),
    ...changeCells(finding),
    limitCell(lower),
    limitCell(upper),
    cell(verdict(finding)),
  ]);
  const suppliers = [...new Set(shown.map(({ supplier }) => supplier))].sort();
  return {
    kind: "chart",
    id: `changes-${id}`,
    chart: "findings/findings_change",
    rows: named.map(({ finding, name, lower, upper }) => ({
      name: finding.row.reasons.length === 0 ? name : `${name} †`,
      percent: percentOf(finding),
      lower,
      upper,
      stands_out: standsOut(finding),
      label: label(finding),
    })),
    title: `${title}: ${findingWords(comparable)}`,
    subtitle: `Change from ${before} (open point) to ${period} with its 95% interval (thin line); thick bars stand out from normal variation${
      comparable.length > shown.length
        ? `; ${formatCount(shown.length)} of ${formatCount(comparable.length)} measures`
        : ""
    }${flagged.length === 0 ? "" : "; † to be read with its note below"}`,
    alt: `Dumbbell chart of the change of ${formatCount(shown.length)} measures from the year before, the largest rise first. ${named
      .map(({ finding, name }) => `${name}: ${label(finding)}`)
      .join("; ")}.`,
    table: {
      kind: "table",
      id: `changes-table-${id}`,
      caption: `${title}: changes from ${before} to ${period} with their intervals`,
      columns: [
        { label: "Measure", align: "left" },
        { label: "This year", align: "right" },
        { label: "Year before", align: "right" },
        { label: "Change", align: "right" },
        { label: "Change, %", align: "right" },
        { label: "95% from", align: "right" },
        { label: "95% to", align: "right" },
        { label: "Reading", align: "left" },
      ],
      rows,
      headerColumn: true,
      units: explainShorthand(rows),
      notes: [
        ...new Set(
          flagged.map(({ row, measure }) => `${measure.name}: ${asSentence(noteWords(row.reasons) ?? "")}`),
        ),
      ],
      source: joinWords(suppliers),
      rowSources: shown.map(({ supplier }) => supplier),
      group: { id: "Changes", title: "Changes with their intervals", column: "Issue", name: title },
    },
  };
}

function compares({ row, reading, evidence }: AssessedFinding): boolean {
  return (
    row.status === "complete" &&
    row.previous_status === "complete" &&
    row.percent !== null &&
    drawable.includes(reading) &&
    evidence.change?.break_effect !== "withhold"
  );
}

/** Those of the period that most of them are for: changes of two different years do not stand on one line. */
function samePeriod(members: readonly AssessedFinding[]): AssessedFinding[] {
  const periods = new Map<string, AssessedFinding[]>();
  for (const finding of members) {
    const key = `${finding.otherPeriod ? 1 : 0} ${finding.row.period_start} ${finding.row.period_end}`;
    periods.set(key, [...(periods.get(key) ?? []), finding]);
  }
  const [most] = [...periods].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return most?.[1] ?? [];
}

const standsOut = ({ reading }: AssessedFinding): boolean => reading === "higher" || reading === "lower";

const percentOf = ({ row }: AssessedFinding): number => row.percent ?? 0;

/** What stands out is drawn before what does not, and what is many before what is few. */
const weight = (finding: AssessedFinding): number =>
  (standsOut(finding) ? 1e12 : 0) + (finding.row.value ?? 0) + (finding.row.previous ?? 0);

function limits({ evidence }: AssessedFinding): { lower: number | null; upper: number | null } {
  const { lower = null, upper = null } = evidence.change ?? {};
  return lower === null || upper === null ? { lower: null, upper: null } : { lower, upper };
}

const verdict = ({ reading, row, measure }: AssessedFinding): string => readingWords(reading, row, measure);

/** "473 → 579, higher, unwelcome". */
function label(finding: AssessedFinding): string {
  const { row } = finding;
  return `${formatCount(row.previous ?? 0)} → ${formatCount(row.value ?? 0)}, ${verdict(finding)}`;
}

/** "2 of 7 measures with a percentage are higher than the year before, 1 is lower and 4 are within normal variation". */
function findingWords(members: readonly AssessedFinding[]): string {
  const readings = ["higher", "lower", withCare] as const;
  const counts = readings.map((reading) => ({
    words: reading === withCare ? withCare : `${reading} than the year before`,
    number: members.filter((finding) => finding.reading === reading).length,
  }));
  const rest = members.length - counts.reduce((sum, { number }) => sum + number, 0);
  const all = `${formatCount(members.length)} measures with a percentage`;
  if (rest === members.length) return `none of ${all} has changed by more than chance`;
  const found = [...counts, { words: "within normal variation", number: rest }].filter(
    ({ number }) => number > 0,
  );
  return joinWords(
    found.map(({ words, number }, index) => {
      const are = `${index === 0 ? `${formatCount(number)} of ${all} ${oneOrMany(number, "is", "are")}` : counted(number, "is", "are")}`;
      return `${are} ${index === 0 ? words : words.replace(" than the year before", "")}`;
    }),
  );
}

function limitCell(limit: number | null): Cell {
  if (limit === null) return cell("[z]");
  const sign = limit > 0 ? "+" : limit < 0 ? "−" : "";
  return { inlines: [text(`${sign}${formatPercent(limit)}`)], value: limit };
}
