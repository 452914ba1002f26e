import { formatPeriod } from "../../../pipeline/calendar/print.js";
import type { Places } from "../../../pipeline/facts/place.js";
import type { MeasuresRow, RanksRow, TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount } from "../../../pipeline/words/number.js";
import type { Inline } from "../../document.js";
import type { Register } from "../../provenance.js";
import { countedBy } from "../../words/persons.js";
import { respondentsWords } from "../../words/share.js";
import type { AssessmentData } from "./assessmentData.js";
import { type Reading, readChange } from "./reading.js";
import { filesFor } from "./readOrigins.js";
import { type UntouchedMonths, untouchedMonths } from "./untouchedMonths.js";

/** A place in one scope on one basis. */
export interface Standing {
  rank: RanksRow;
  scope: string;
  /** every area of the comparison, highest first */
  all: RanksRow[];
}

/** One measure of one source for our district, with all that a chapter says about it. */
export interface Finding {
  id: string;
  measure: MeasuresRow;
  row: TrendsRow;
  supplier: string;
  /** of people, how their source counts them: "counted month by month" */
  countedBy: string | null;
  /** the period is not the document's own: say which */
  otherPeriod: boolean;
  reading: Reading;
  /** where a break or a half-full month touches either year: the months that compare, and their number with its origin */
  untouched: (UntouchedMonths & { cited: Inline }) | null;
  byCount: Standing | null;
  byRate: Standing | null;
  wards: TrendsRow[];
  cite(words: string, which: "current" | "previous"): Inline;
  citeArea(words: string, row: TrendsRow): Inline;
}

/** The places of a finding, as words are made of them. */
export const placesOf = ({ byRate, byCount }: Pick<Finding, "byRate" | "byCount">): Places => ({
  byRate: byRate?.rank ?? null,
  byCount: byCount?.rank ?? null,
});

const annualKinds = ["assessment_year", "asked", "rolling_12", "financial_year", "calendar_year"];

/**
 * The findings of the assessment in the order of the measures. A source that does not supply the assessment
 * year whole speaks for the latest twelve months that it does (a financial year, or a month behind), and says so.
 */
export function findings(data: AssessmentData, register: Register): Finding[] {
  const measures = withoutWholes(data.measures).toSorted((a, b) => a.position - b.position);
  return measures.flatMap((measure) => {
    const rows = data.trends.filter((row) => row.measure === measure.measure && data.own.includes(row.area));
    const sources = [...new Set(rows.map((row) => row.source))].sort();
    return sources.flatMap((source) => {
      const supplied = rows.filter((candidate) => candidate.source === source);
      // the district where the source has it, else its partnership
      const area = data.own.find((code) => supplied.some((candidate) => candidate.area === code));
      const row = chooseRow(
        supplied.filter((candidate) => candidate.area === area),
        data.period,
      );
      return row === null ? [] : [finding(data, register, measure, row)];
    });
  });
}

/** The measures without those of which others are shares (a survey's respondents): these are said with the shares. */
export function withoutWholes(measures: readonly MeasuresRow[]): MeasuresRow[] {
  const wholes = new Set(measures.map(({ share_of }) => share_of));
  return measures.filter(({ measure }) => !wholes.has(measure));
}

function chooseRow(rows: readonly TrendsRow[], period: AssessmentData["period"]): TrendsRow | null {
  const order = (row: TrendsRow) => annualKinds.indexOf(row.period_kind);
  const annual = rows.filter((row) => order(row) >= 0).sort((a, b) => order(a) - order(b));
  const own =
    annual.find((row) => row.period_start === period.start && row.period_end === period.end) ?? null;
  // a figure that lacks records is this period's all the same, and says so; an older one would hide them
  if (own?.status === "complete" || own?.status === "suppressed" || (own?.held ?? null) !== null) return own;
  const others = annual
    .filter((row) => row.status === "complete" && row.period_end <= period.end)
    .sort((a, b) =>
      a.period_end === b.period_end ? order(a) - order(b) : a.period_end < b.period_end ? 1 : -1,
    );
  return others[0] ?? own;
}

function finding(data: AssessmentData, register: Register, measure: MeasuresRow, row: TrendsRow): Finding {
  const supplies = data.supplies.filter((supply) => supply.source === row.source);
  const supplier = supplies.find((supply) => supply.state !== "superseded")?.supplier ?? row.source;
  const cite = (
    words: string,
    at: TrendsRow,
    start: string,
    end: string,
    value: number | null,
    of?: number | null,
  ) =>
    register.cite(words, {
      value: value === null ? "not available" : of == null ? formatCount(value) : respondentsWords(value, of),
      measure: measure.name,
      area: at.area_name,
      period: formatPeriod(start, end),
      source: row.source,
      supplier,
      files: filesFor(data, at, start, end),
      query: "trends",
    });
  const untouched = untouchedMonths(row, measure, data.monthly, data.partnership.percentBase);
  return {
    id: `${row.measure}-${row.source}`.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase(),
    measure,
    row,
    supplier,
    countedBy: countedBy(measure, data.counting?.get(row.source)),
    otherPeriod: row.period_start !== data.period.start || row.period_end !== data.period.end,
    reading: readChange(row, measure),
    untouched:
      untouched === null
        ? null
        : {
            ...untouched,
            cited: cite(formatCount(untouched.value), row, untouched.start, untouched.end, untouched.value),
          },
    // a place among the others would give a suppressed number away, and a part period has none
    byCount: row.status === "complete" ? standing(data, row, "count") : null,
    byRate: row.status === "complete" ? standing(data, row, "rate") : null,
    wards: measure.sensitive || !measure.by_ward ? [] : wardRows(data, row),
    cite: (words, which) =>
      which === "current"
        ? cite(words, row, row.period_start, row.period_end, row.value, row.share_of)
        : cite(words, row, row.previous_start, row.previous_end, row.previous, row.previous_share_of),
    citeArea: (words, at) => cite(words, at, at.period_start, at.period_end, at.value),
  };
}

/** Our place in the scope where most areas have a figure, as `csp rank` chooses; the first named where two tie. */
function standing(data: AssessmentData, row: TrendsRow, basis: "count" | "rate"): Standing | null {
  const ranks = data.ranks.filter(
    (rank) =>
      rank.source === row.source &&
      rank.measure === row.measure &&
      rank.basis === basis &&
      rank.period_start === row.period_start &&
      rank.period_end === row.period_end,
  );
  const standings = data.scopes.flatMap(({ scope, name }): Standing[] => {
    const all = ranks
      .filter((rank) => rank.scope === scope)
      .sort((a, b) => a.rank_highest - b.rank_highest || (a.area_name < b.area_name ? -1 : 1));
    // one period may be there under two kinds (a year asked for by name): each area counts once
    const once = all.filter((rank, index) => all.findIndex((other) => other.area === rank.area) === index);
    const rank = once.find((candidate) => data.own.includes(candidate.area));
    if (rank === undefined) return [];
    return [{ rank, scope: name, all: once }];
  });
  return standings.sort((a, b) => b.all.length - a.all.length)[0] ?? null;
}

function wardRows(data: AssessmentData, row: TrendsRow): TrendsRow[] {
  return data.trends
    .filter((other) => other.source === row.source && other.measure === row.measure)
    .filter((other) => other.period_kind === row.period_kind && other.period_start === row.period_start)
    .filter((other) => data.wards.includes(other.area))
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.area_name < b.area_name ? -1 : 1));
}
