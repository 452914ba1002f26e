import { largest } from "../../../pipeline/bulk.js";
import { weekdays as fromSunday } from "../../../pipeline/calendar/names.js";
import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { type Hours, hoursOf, sum } from "../../../pipeline/findings/hours.js";
import { wilson } from "../../../pipeline/statistics/index.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatDecimal, formatPercent } from "../../../pipeline/words/number.js";
import { type Cell, type Chart, cell } from "../../document.js";
import { measureInSentence } from "../../words/countedThing.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { StrategicData } from "../data/strategicData.js";

/** Fewer records than these are too few for 168 hours. */
const fewest = 100;
/** More records without an hour than this share of all, and those that have one may be of another kind. */
const mostUnknown = 0.5;
/** As sure as a ward that is apart from its district. */
const confidence = 0.998;

const weekdays = [...fromSunday.slice(1), ...fromSunday.slice(0, 1)];

/** The hours of a measure in the year of the document, and how many of its records say none. */
export interface FoundHours extends Hours {
  unknown: number;
}

/**
 * The hours of the week of a finding. Null where its records do not say them, are too few, or mostly do not; of a sensitive
 * measure only in the internal copy, since a single hour can point to a person.
 */
export function foundHours(
  data: Pick<StrategicData, "internal" | "hidden" | "period" | "hours">,
  finding: Pick<AssessedFinding, "row" | "measure">,
): FoundHours | null {
  const { row, measure } = finding;
  if (data.internal !== true && (measure.sensitive || data.hidden?.has(measure.measure) === true))
    return null;
  const inPeriod = row.period_start === data.period.start && row.period_end === data.period.end;
  if (!inPeriod || row.status !== "complete" || row.value === null) return null;
  const hours = hoursOf(
    (data.hours ?? []).filter(
      ({ source, measure: id, area }) => source === row.source && id === row.measure && area === row.area,
    ),
  );
  const unknown = Math.max(0, row.value - hours.known);
  return hours.known < fewest || unknown > mostUnknown * row.value ? null : { ...hours, unknown };
}

/** Of the measures of a chapter the largest whose hours are worth drawing. */
export function timed(
  data: StrategicData,
  members: readonly AssessedFinding[],
): { finding: AssessedFinding; hours: FoundHours } | null {
  const found = members.flatMap((finding) => {
    const hours = foundHours(data, finding);
    return hours === null ? [] : [{ finding, hours }];
  });
  return found.sort((a, b) => b.hours.known - a.hours.known)[0] ?? null;
}

/** What the chapter says of them: "When environmental protection requests were reported: 28% between 10:00 and 14:00; …". */
export function whenWords(data: StrategicData, finding: AssessedFinding, hours: FoundHours): string {
  const of = data.timesOf?.get(finding.row.source);
  const was = of === undefined ? "were" : of === "happened" ? "happened" : "were reported";
  return `When ${measureInSentence(finding.measure)} ${was}: ${hoursWords(hours)}. ${unknownWords(hours)}.`;
}

/** "28% between 10:00 and 14:00; most on Mondays (17%)". */
export function hoursWords(hours: Hours): string {
  const { from, share } = hours.peak;
  return `${formatPercent(share * 100)} between ${clock(from)} and ${clock((from + 4) % 24)}; ${dayWords(hours)}`;
}

/** The days that have more than a seventh by more than chance. */
function dayWords({ grid, known }: Hours): string {
  const total = Math.round(known);
  const days = grid.map((hours, index) => ({
    name: weekdays[index] ?? "",
    count: Math.min(total, Math.round(sum(hours))),
  }));
  const apart = days
    .filter(({ count }) => (wilson({ count, total, confidence }).lower ?? 0) > 1 / 7)
    .sort((a, b) => b.count - a.count);
  if (apart.length === 0) return "no day of the week stands out";
  return `most on ${joinWords(apart.map(({ name, count }) => `${name}s (${formatPercent((100 * count) / total)})`))}`;
}

/** How many records say no hour: "12 of 1,086 have no time". */
export const unknownWords = ({ known, unknown }: FoundHours): string =>
  unknown < 0.5
    ? "All have a time"
    : `${formatCount(Math.round(unknown))} of ${formatCount(Math.round(known + unknown))} have no known time`;

/** The hours of the week as a field of 7 by 24, darker for more; the table behind it has an hour a row. */
export function hoursChart(
  data: { partnership: { district: { name: string } } },
  finding: Pick<AssessedFinding, "id" | "row" | "measure" | "supplier">,
  hours: FoundHours,
): Chart {
  const { measure, row } = finding;
  const period = formatPeriod(row.period_start, row.period_end);
  const decimals = hours.grid.flat().every((value) => Number.isInteger(value)) ? 0 : 1;
  const figure = (value: number): Cell => ({ ...cell(formatDecimal(value, decimals)), value });
  const most = largest(hours.grid.flat());
  const name = `${measure.name} by hour and day of the week, ${period}`;
  return {
    kind: "chart",
    id: `hours-${finding.id}`,
    chart: "findings/hours",
    rows: hours.grid.flatMap((day, index) =>
      day.map((value, hour) => ({
        day: (weekdays[index] ?? "").slice(0, 3),
        hour,
        value,
        total: hour === 23 ? formatCount(Math.round(sum(day))) : "",
      })),
    ),
    title: `${measure.name}: ${hoursWords(hours)}`,
    subtitle: `${capital(measure.unit)} by hour of the day and day of the week, ${row.area_name}, ${period}; darker is more, up to ${formatDecimal(most, decimals)} in an hour of the week; at the right each day's number. ${unknownWords(hours)}`,
    alt: `Field of 7 days by 24 hours for ${measure.name}: ${hoursWords(hours)}. ${unknownWords(hours)}.`,
    table: {
      kind: "table",
      id: `hours-table-${finding.id}`,
      caption: name,
      columns: [
        { label: "Hour from", align: "left" },
        ...weekdays.map((label) => ({ label: label.slice(0, 3), align: "right" as const })),
        { label: "All", align: "right" },
      ],
      rows: Array.from({ length: 24 }, (_, hour) => {
        const across = hours.grid.map((day) => day[hour] ?? 0);
        return [cell(clock(hour)), ...across.map(figure), figure(sum(across))];
      }),
      headerColumn: true,
      units: null,
      notes: [
        "A record of which only the beginning and the end are known counts in equal parts in the hours between (Ratcliffe 2000); one of a day or longer has no known time.",
        "A day is named where its share is above a seventh by more than chance (99.8%).",
      ],
      source: finding.supplier,
      group: {
        id: "By_hour",
        title: `Measures by hour of ${data.partnership.district.name}`,
        column: "Measure and period",
        name: `${measure.name}, ${period}`,
      },
    },
  };
}

const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
