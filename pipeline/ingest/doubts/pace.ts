import { literal, type Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { rounded } from "../../words/round.js";
import type { Contract } from "../../workspace/contracts/contract.js";

/** Where programs cut an export off. */
const cuts = [
  500, 1000, 2000, 2500, 5000, 10_000, 20_000, 50_000, 65_535, 65_536, 100_000, 1_048_575, 1_048_576,
];
/** A pace of fewer months is a month's chance; types of fewer records say nothing. */
const [months, enough] = [3, 20];

/** A month of a log is more than so many times the largest of a year before it in no honest file. */
const spike = 5;

interface Pace {
  rows: number;
  spike: string | null;
  times: number | null;
  alike: boolean;
}

/**
 * A log that stops at a round number of rows with less than its pace (a limit of an export), or that has less than 55 % or
 * more than 180 % of the records of the same months a year before in four of five of its types (every second row, or
 * each twice), or of which one month has many times the records of any before it (dates of an import). An office that loses or wins half of its reports does so in some types, not in all.
 *
 * Expects `past_sums`.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function pace(
  store: Store,
  contract: Contract,
  extract: string,
  figures: string,
): Promise<string[]> {
  if (contract.period.grain !== "day") return [];
  const [found] = await store.rows<Pace>(
    `with this as (from supplies where extract = ${literal(extract)}),
    own as (
      select measure, period_start, sum(value) as value from ${figures} where status = 'final' group by all),
    ago as (
      select measure, period_start + interval '1 year' as period_start, sum(value) as value
      from past_sums group by all),
    shared as (
      select period_start from own group by period_start having period_start in (select period_start from ago)),
    types as (
      select measure, coalesce(sum(o.value), 0) as now, coalesce(sum(a.value), 0) as before
      from (from own where period_start in (from shared)) o full join (from ago where period_start in (from shared)) a using (measure, period_start)
      group by measure having greatest(now, before) >= ${enough}),
    size as (
      select sum(now) / nullif(sum(before), 0) as times, count(*) >= 2 and sum(now) + sum(before) >= 100 and (select count(*) from shared) >= ${months}
          and greatest(count(*) filter (now < 0.65 * before), count(*) filter (now > 1.55 * before)) >= 0.8 * count(*)
          and not times between 0.55 and 1.8 as alike
      from types),
    by_month as (select period_start, sum(value) as value from past_sums group by all),
    spikes as (
      select period_start from own group by period_start
      having sum(value) > ${spike} * (select max(value) from by_month) and (select count(*) >= 12 from by_month)
        and 2 * (sqrt(sum(value)) - sqrt((select max(value) from by_month))) > 6)
    select (accepted + excluded + quarantined + duplicate)::double as rows, times, coalesce(alike, false) as alike,
      (select strftime(min(period_start), '%B %Y') from spikes) as spike from this, size`,
  );
  if (found?.spike)
    return [
      `${found.spike} has more than ${spike} times the records of any month before: they may be dated by another day than their own`,
    ];
  if (!found || found.times === null) return [];
  const { rows, times, alike } = found;
  const percent = `${rounded(100 * times)} % of those of the same months a year before`;
  if (cuts.includes(rows) && times < 0.9)
    return [
      `it has exactly ${formatCount(rows)} rows, with ${percent}: an export may have been cut off there`,
    ];
  return alike
    ? [
        `it has ${percent}, in nearly all types alike: ${times < 1 ? "rows may have been lost" : "rows may be in it twice"}`,
      ]
    : [];
}
