import { lastDayOfMonth, monthOf, yearOf } from "../calendar/day.js";
import {
  type FindingsSignalRow,
  type FindingsXmrRow,
  fewestAMonth,
  type Meaning,
  type SignalState,
} from "../facts/findingRows.js";
import { groupBy } from "../groupBy.js";
import { type Improvement, type XmrPoint, xmr } from "../statistics/index.js";
import type { Store } from "../store/open.js";
import { rebasesOf, type SeriesBreak } from "./breaks.js";
import { monthsApart } from "./monthsApart.js";
import { withoutGaps } from "./withoutGaps.js";

/** A monthly series with the breaks that meet it. */
export interface MonthlySeries {
  source: string;
  measure: string;
  area: string;
  polarity: string | null;
  /** first days of consecutive months */
  months: string[];
  /** null where the month was not wholly supplied */
  values: (number | null)[];
  /** the most that records in no figure could add to each month; null where that is not known */
  more?: (number | null)[];
  breaks: SeriesBreak[];
}

/**
 * The XmR chart of a monthly series ("Making Data Count"; see `xmr`), recalculated from every break of the register, and
 * what its last month says. A segment of fewer than 13 months is too short to say anything by. The state of the last
 * month is "flagged since" the first of the unbroken run of flagged months, on the same side, that ends with it.
 * A segment with a mean under 3 a month says nothing either. Where records could belong to its months but are in none,
 * the last month says something only if it says the same with all of them, with them in the last month alone, and in all
 * months but the last. Never of rolling sums. A seasonal series flags its seasons: the words name the months.
 */
export function signalOf(series: MonthlySeries): Found {
  const { more = [], ...certain } = series;
  const found = signalByDays(certain);
  if (found.signal === null || more.every((extra) => extra === 0)) return found;
  const last = series.values.findLastIndex((value) => value !== null);
  const others = [() => true, (index: number) => index === last, (index: number) => index !== last];
  const alike = others.every((adds) => {
    const values = series.values.map((value, index) => {
      const extra = more[index];
      return value === null || extra === null || extra === undefined
        ? null
        : value + (adds(index) ? extra : 0);
    });
    const { signal } = signalByDays({ ...certain, values });
    return (
      signal?.month === found.signal?.month &&
      signal?.rule === found.signal?.rule &&
      signal?.side === found.signal?.side
    );
  });
  if (alike) return found;
  return silenced(found, "records-held");
}

type Found = { signal: FindingsSignalRow | null; points: FindingsXmrRow[] };

function silenced({ signal, points }: Found, why: SignalState): Found {
  const silent = { rule: null, side: null, meaning: "neither" as const, since: null, signal: why };
  return { signal: signal && { ...signal, ...silent }, points };
}

/** Of a February, whose days are the fewest, only what its records a day say too: the limits are those of longer months. */
function signalByDays(series: Omit<MonthlySeries, "more">): Found {
  const found = signalOfCounts(series);
  const { signal } = found;
  if (signal === null || signal.rule === null || signal.month.slice(5, 7) !== "02") return found;
  const values = series.values.map((value, index) => {
    const month = series.months[index] ?? "";
    return value === null ? null : (value / lastDayOfMonth(yearOf(month), monthOf(month))) * (365.25 / 12);
  });
  const daily = signalOfCounts({ ...series, values }).signal;
  return daily?.rule === signal.rule && daily.side === signal.side ? found : silenced(found, "fewest-days");
}

function signalOfCounts(series: Omit<MonthlySeries, "more">): Found {
  const { source, measure, area, months, values } = series;
  const rebases = rebasesOf(months, series.breaks);
  const chart = xmr(values, {
    rebaseAt: rebases.map(({ index }) => index),
    improvement: improvements[series.polarity ?? ""] ?? "neutral",
  });
  const begun = chart.segments.map(
    ({ start }) => rebases.find(({ index }) => index === start)?.reasons ?? [],
  );
  const points = chart.points.map((point, index): FindingsXmrRow => {
    const { value, segment, mean, lower, upper, rule, side } = point;
    return {
      source,
      measure,
      area,
      month: months[index] ?? "",
      value,
      segment,
      mean,
      lower,
      upper,
      near_lower: point.nearLower,
      near_upper: point.nearUpper,
      rule,
      side,
      meaning: meaningOfPoint(point),
      rebased: begun[segment] ?? [],
    };
  });
  const last = points.findLast(({ value }) => value !== null);
  const segment = chart.segments[last?.segment ?? -1];
  if (!last || last.value === null || !segment) return { signal: null, points };

  const known = points.filter(({ value }) => value !== null);
  const run = known.slice(
    known.findLastIndex((point) => point.rule === null || point.side !== last.side) + 1,
  );
  const first = run[0] ?? null;
  const mute = segment.short || (last.mean ?? 0) < fewestAMonth;
  const rebased = rebases.find(({ index }) => index === segment.start) ?? null;
  const begins = months[segment.start] ?? "";
  return {
    points,
    signal: {
      source,
      measure,
      area,
      month: last.month,
      value: last.value,
      mean: last.mean,
      lower: last.lower,
      upper: last.upper,
      rule: mute ? null : last.rule,
      side: mute ? null : last.side,
      meaning: mute ? "neither" : last.meaning,
      since: mute || last.rule === null ? null : (first?.month ?? last.month),
      points: segment.points,
      short: segment.short,
      segment_start: begins,
      rebased: rebased?.reasons ?? [],
      signal: segment.short ? "too-short" : mute ? "too-few" : last.rule === null ? "none" : "signal",
    },
  };
}

const improvements: Record<string, Improvement> = { down: "decrease", up: "increase" };

function meaningOfPoint({ meaning }: XmrPoint): Meaning {
  if (meaning === "improvement") return "good";
  return meaning === "concern" ? "bad" : "neither";
}

/**
 * The monthly series of the areas given, or of the partnership's peers, up to the month of `to`.
 *
 * @param options.to ISO day; nothing later is looked at, so that a figure says what could be said on its day
 */
export async function readSeries(
  store: Store,
  options: {
    areas?: readonly string[] | undefined;
    source?: string | undefined;
    measure?: string | undefined;
    to?: string | undefined;
  } = {},
): Promise<MonthlySeries[]> {
  const rows = await store.rows<
    Omit<MonthlySeries, "months" | "breaks"> & { figure: number; region: string; months: string }
  >(
    `select k.source, k.measure, k.area, k.figure, k.region, m.polarity,
      string_agg(strftime(s.month, '%Y-%m-%d'), ' ' order by s.month) as months,
      list(case when s.status = 'complete' or s.more is not null then s.value end order by s.month) as values,
      list(if(s.status = 'complete', 0, s.more) order by s.month) as more
    from monthly s
    join series_keys k using (source, measure, area)
    left join measures m on m.measure = k.measure
    where coalesce(m.counted, true) and ($source::varchar is null or k.source = $source)
      and ($measure::varchar is null or k.measure = $measure) and ($to::date is null or s.month <= $to::date)
      and case when $areas::varchar[] is null then k.area in (select area from scopes where scope <> 'wards') else list_contains($areas::varchar[], k.area) end
    group by all
    having count(s.value) > 0
    order by k.source, k.measure, k.area`.replaceAll(
      "$areas::varchar[]",
      "cast(from_json($areas::json, '[\"VARCHAR\"]') as varchar[])",
    ),
    {
      to: options.to ?? null,
      source: options.source ?? null,
      measure: options.measure ?? null,
      areas: options.areas ? JSON.stringify(options.areas) : null,
    },
  );
  const breaks = await store.rows<SeriesBreak & { figure: number; region: string }>(
    `select distinct f.figure, f.region, strftime(b.date, '%Y-%m-%d') as date, strftime(b.until, '%Y-%m-%d') as until,
      [{'code': 'break', 'break': b.id, 'words': b.reason, 'first': b.date, 'last': b.until}::reason] as reasons, b.reason
    from (select distinct figure, region, source, measure from series_keys) f
    join breaks b on (b.applies_to in (f.measure, f.source, '*')
        or b.applies_to in (select name from source_groups g where g.source = f.source))
      and (b.area is null or list_contains(string_split(f.region, ' '), b.area))
    order by f.figure, f.region, date, until, reason`,
  );
  const byFigure = groupBy(breaks, ({ figure, region }) => `${figure} ${region}`);
  const apart = await monthsApart(store);
  return rows.map(({ figure, region, months, values, more = [], ...row }) => ({
    ...row,
    ...withoutGaps(months.split(" "), values, more),
    breaks: [
      ...(byFigure.get(`${figure} ${region}`) ?? []),
      ...(apart.get([row.source, row.measure, row.area].join(" ")) ?? []),
    ],
  }));
}
