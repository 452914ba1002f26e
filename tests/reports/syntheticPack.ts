import { addMonths } from "../../pipeline/calendar/day.js";
import { type Quarter, quarterNamed } from "../../pipeline/calendar/quarter.js";
import { signalOf } from "../../pipeline/findings/signals.js";
import type { TrendsRow } from "../../pipeline/store/rows.js";
import type { PackMeasure, TrendPackData } from "../../reports/documents/pack/data.js";

const found = quarterNamed("2023-Q3");
if (found === null) throw new Error("2023-Q3 is a quarter");
const quarter: Quarter = found;

/** A made-up measure whose months are `values`, ending September 2023. */
export function packMeasure(
  id: string,
  values: readonly (number | null)[],
  more: Partial<PackMeasure["measure"]> = {},
): PackMeasure {
  const months = values.map((_, index) => addMonths("2023-09-01", index + 1 - values.length));
  const polarity = more.polarity ?? "down";
  const series = { source: "police", measure: id, area: "E07000111", polarity, breaks: [] };
  const { signal, points } = signalOf({ ...series, months, values: [...values] });
  const before = signalOf({ ...series, months: months.slice(0, -3), values: values.slice(0, -3) }).signal;
  const sum = (last: number, count: number) => {
    const of = values.slice(values.length - last - count, values.length - last);
    return of.reduce<number>((total, value) => total + (value ?? 0), 0);
  };
  const row = (kind: string, start: string, count: number): TrendsRow => ({
    source: "police",
    measure: id,
    area: "E07000111",
    area_name: "Sevenoaks",
    period_kind: kind,
    period_start: start,
    period_end: "2023-09-30",
    period_label: "",
    value: sum(0, count),
    status: "complete",
    previous: sum(12, count),
    previous_start: addMonths(start, -12),
    previous_end: "2022-09-30",
    previous_status: "complete",
    held: null,
    more: 0,
    previous_more: 0,
    share_of: null,
    previous_share_of: null,
    change: sum(0, count) - sum(12, count),
    percent: null,
    rate: null,
    per: null,
    denominator: null,
    rate_year: null,
    estimate_year: null,
    reasons: [],
  });
  return {
    measure: {
      measure: id,
      name: `Measure ${id}`,
      unit: "offences",
      denominator: "none",
      per: null,
      polarity,
      sensitive: false,
      by_ward: true,
      priority: "asb",
      position: 0,
      counted: true,
      ...more,
    },
    role: "level",
    source: "police",
    supplier: "Kent Police",
    area_name: "Sevenoaks",
    quarter: row("quarter", "2023-07-01", 3),
    toDate: row("year_to_date", "2023-04-01", 6),
    rolling: row("rolling_12", "2022-10-01", 12),
    places: [],
    placesBefore: [],
    signal,
    signalBefore: before,
    points,
  };
}

/** Thirty months around 20, the last one far outside. */
export const flagged = [...Array.from({ length: 29 }, (_, index) => 18 + ((index * 7) % 5)), 60];
/** Thirty months around 20, none of them out of the way. */
export const steady = Array.from({ length: 30 }, (_, index) => 18 + ((index * 7) % 5));

export function syntheticPack(more: Partial<TrendPackData> = {}): TrendPackData {
  return {
    partnership: {
      name: "Sevenoaks District Community Safety Partnership",
      district: { code: "E07000111", name: "Sevenoaks" },
      county: "Kent",
      suppressBelow: 5,
      percentBase: 50,
    },
    quarter,
    priorities: [
      {
        id: "asb",
        name: "Anti-social behaviour",
        rank: 1,
        measures: [packMeasure("flagged", flagged), packMeasure("steady", steady)],
        absent: ["Residents in 1,000 naming anti-social behaviour as a concern"],
      },
    ],
    actions: null,
    overridden: [],
    targets: [],
    revised: [],
    supplies: [],
    origins: [],
    synthetic: true,
    ...more,
  };
}
