import { literal, type Store } from "../../store/open.js";
import { formatCount, formatNumber } from "../../words/number.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { wordOf } from "../type/areaWords.js";
import { blank, mark, several } from "../type/logMarks.js";
import { nearSupplies } from "./past.js";

/** So unlikely (in nats) must it be that none of the records has a mark by chance: one in a million. */
const proof = 14;
/** A file of fewer days may have none of some weekday. */
const fewestDays = 28;
/** Of a day of the month that is missing so many records would have come: none is one in four hundred. */
const each = 6;
/** Days after the 28th are so much of a year. */
const monthEnds = 29 / 365;
/** Blank areas have three times their share, and double days, places and types nearly twice, in no honest year. */
const [blanks, doubles] = [3, 1.8];

interface Habit {
  kind: string;
  lost: boolean;
  records: number;
  share: number;
  before: number;
}

const habits = [
  mark.weekday,
  mark.monthEnd,
  mark.monthDay,
  mark.hour,
  mark.area,
  mark.day,
  mark.place,
  mark.type,
]
  .map((kind) => literal(kind))
  .join(", ");
const togetherKinds = [mark.day, mark.place, mark.type].map((kind) => literal(kind)).join(", ");

/**
 * A log whose records are otherwise on the days, at the hours and in the areas than those of the two years before: none at
 * a weekend or after the 28th, none without an area or on a day with another (rows that were taken for copies), or far
 * more of these. What comes together does so as often as there are records: judged by the log's own pace.
 */
export async function logHabits(store: Store, contract: Contract, extract: string): Promise<string[]> {
  if (contract.period.grain !== "day") return [];
  const rows = await store.rows<Habit>(
    `with this as (from supplies where extract = $extract),
    pool as (${nearSupplies}),
    months as (
      select extract = $extract as own, records, last_day - first_day + 1 as days,
        if(last_day(month) - last_day <= 3, greatest(day(last_day(month)) - 28, 0), 0) as ends, day(last_day(month)) as long
      from supply_months where (extract = $extract or extract in (select extract from pool)) and first_day is not null),
    size as (
      select sum(days) filter (own) as days, (sum(records) filter (own) / sum(days) filter (own)) / (sum(records) filter (not own) / sum(days) filter (not own)) as pace,
        sum(ends) filter (own) / sum(long) filter (own) / ${monthEnds} as ends
      from months),
    said as (
      select kind, word, coalesce(sum(value) filter (extract = $extract), 0) as now, coalesce(sum(value) filter (extract <> $extract), 0) as before
      from supply_labels where kind in (${habits}) and (extract = $extract or extract in (select extract from pool)) group by kind, word),
    shares as (
      select *, sum(now) over (partition by kind) as records, sum(before) over (partition by kind) as records_before,
        word = ${wordOf(several)} as together, word = ${wordOf(blank)} as blank,
        case when kind in (${togetherKinds}) then least(1, pace) when kind = ${literal(mark.monthEnd)} then least(1, ends) else 1 end as scale
      from said, size where days >= ${fewestDays}),
    lost as (
      select kind, any_value(records) as records, 0 as share, sum(before) / any_value(records_before) as before, sum(before / records_before * scale) as expected
      from shares
      where now = 0 and before >= 5 and records > 0 and (kind not in (${togetherKinds}) or together)
        -- of many words some are missing by chance, which they are not where so many of each would have come
        and (kind <> ${literal(mark.monthDay)} or (word <> ${wordOf("'other'")} and before / records_before * records >= ${each}))
      group by kind having -ln(1 - least(expected, 0.999)) * any_value(records) >= ${proof}),
    more as (
      select kind, records, now / records as share, before / records_before as before,
        least(0.9, before / records_before * if(blank, 1, greatest(1, pace))) as expected
      from shares where records > 0 and records_before >= 50 and now > 0
        and ((blank and share >= ${blanks} * expected + 0.05) or (together and kind = ${literal(mark.type)} and share >= ${doubles} * expected + 0.02))
        and now - records * expected >= 8 * sqrt(records * expected * (1 - expected) + 1))
    select kind, true as lost, records, share, before from lost
    union all select kind, false, records, share, before from more order by lost desc, kind`,
    { extract },
  );
  const [first] = rows;
  if (!first) return [];
  const { kind, lost, records, share, before } = first;
  const percent = (number: number): string => `${formatNumber(100 * number, number < 0.095 ? 1 : 0)} %`;
  const said = formatCount(records);
  if (lost)
    return [
      `none of its ${said} ${what[kind] ?? kind}, as ${percent(before)} before it: it may be a selection`,
    ];
  return kind === mark.area
    ? [`${percent(share)} of its ${said} records name no area, and ${percent(before)} of those before it`]
    : [
        `on ${percent(share)} of its ${said} days, places and types it has several records that differ in their references alone, and ${percent(before)} before it: some may be in it twice`,
      ];
}

/** What none of the records is, by what it was kept under. */
const what: Record<string, string> = {
  [mark.weekday]: "records is of some days of the week",
  [mark.monthEnd]: "records is of a day after the 28th",
  [mark.monthDay]: "records is of some days of the month",
  [mark.hour]: "records is of some hours of the day",
  [mark.area]: "records is without an area",
  [mark.day]: "days has several records",
  [mark.place]: "places of a day has several records",
  [mark.type]: "types of a day and place has several records",
};
