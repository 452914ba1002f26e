import type { Store } from "../../store/open.js";
import { formatNumber } from "../../words/number.js";
import { rounded } from "../../words/round.js";
import { byEdition, stemOf } from "./fileNames.js";
import { revisedParts, shiftedPeriods } from "./revisedParts.js";

interface Overlap {
  file: string;
  /** records of the months that both speak of; null where figures were typed */
  records: number | null;
  records_before: number | null;
  /** sums of the figures of these months, and of their differences */
  sum: number;
  sum_before: number;
  apart: number;
  /** whether the new supply speaks of later periods than any before it */
  goes_on: boolean;
}

/**
 * Why it is not plain that a supply takes the place of the earlier ones that speak of its months: it has far fewer
 * records, other days of a month, no record of types or areas that they have, quite other figures (or the very same
 * under another name), or a name that is older than theirs. Empty where it is plain.
 *
 * Expects `incoming`, the supply's rows in `supplies` and `supply_months`, and what it would replace still there.
 */
export async function overlapDoubts(store: Store, extract: string, file: string): Promise<string[]> {
  await store.run(earlierSql, { extract });
  const overlaps = await store.rows<Overlap>(overlapsSql, { extract });
  if (overlaps.length === 0) return [];
  const files = overlaps.map((overlap) => overlap.file);
  const lost = await dropped(store);
  const pooled = [
    ...(await otherDays(store, extract)),
    ...overlaps.flatMap((overlap) => fewer(overlap)),
    ...lost,
    ...(lost.length > 0 ? [] : overlaps.flatMap((overlap) => unlike(overlap, file))),
  ];
  const doubts = [
    ...pooled,
    ...(pooled.length > 0 ? [] : await revisedParts(store)),
    ...(await shiftedPeriods(store, extract)),
    ...files
      .filter((earlier) => stemOf(earlier) === stemOf(file) && byEdition(file, earlier) < 0)
      .map((earlier) => `by its name it is older than ${earlier}`),
  ];
  return [...new Set(doubts)].slice(0, 5);
}

/** What earlier supplies in force say of the months that the new one speaks of. */
const earlierSql = `create or replace temp table earlier as
  select s.file, s.received, o.*
  from observations o join supplies s using (extract), (select source, territory, received from supplies where extract = $extract) this
  where o.source = this.source and s.territory = this.territory and o.extract <> $extract
    and (o.period_start, o.period_end) in (
      select (period_start, period_end) from incoming union select (period_start, period_end) from incoming_coverage)`;

/** Where an earlier supply has but some days of a month, all of them days of this one, it is plain which says more. */
const outgrownSql = `select theirs.extract, theirs.month
  from supply_months theirs join supply_months mine on mine.extract = $extract and mine.month = theirs.month
  where theirs.extract <> $extract and mine.first_day <= theirs.first_day and mine.last_day >= theirs.last_day
    and mine.records >= theirs.records
    and greatest(theirs.first_day - mine.first_day, mine.last_day - theirs.last_day) >= 5`;

/** Measures that both mention are compared, figure by figure; the books of months that both have records of. */
const overlapsSql = `with outgrown as (${outgrownSql}),
  earlier as (
    from earlier e anti join outgrown on outgrown.extract = e.extract and outgrown.month = e.period_start),
  pairs as (
    select coalesce(i.value, 0) as now, coalesce(e.value, 0) as before, e.file, e.received
    from (select file, received, measure, area, period_start, period_end, value from earlier where measure in (select measure from incoming)) e
    left join incoming i using (measure, area, period_start, period_end)
    union all
    select i.value, 0, f.file, f.received
    from incoming i join (select distinct file, received, period_start, period_end from earlier) f using (period_start, period_end)
    where i.value is not null and i.measure in (select measure from earlier)
      and not exists (from earlier e where e.measure = i.measure and e.area = i.area and e.period_start = i.period_start and e.period_end = i.period_end)),
  books as (
    select e.file, sum(mine.records) as records, sum(theirs.records) as records_before
    from (select distinct extract, file, period_start from earlier) e
    join supply_months theirs on theirs.extract = e.extract and theirs.month = e.period_start
    left join supply_months mine on mine.extract = $extract and mine.month = e.period_start
    where exists (from coverage c where c.extract = e.extract)
    group by e.file)
  select p.file, b.records, b.records_before, sum(now) as sum, sum(before) as sum_before, sum(abs(now - before)) as apart,
    (select max(period_end) from incoming) > (select max(period_end) from observations where source = (select any_value(source) from earlier)) as goes_on
  from pairs p left join books b using (file) group by all order by min(p.received), p.file`;

/** Fewer by more than a fifth, and by more than chance: 2(√before − √now) > 3. */
function fewer({ file, records, records_before, sum, sum_before }: Overlap): string[] {
  const counted = records_before !== null;
  const [now, before] = counted ? [records ?? 0, records_before] : [sum, sum_before];
  if (now >= 0.8 * before || 2 * (Math.sqrt(before) - Math.sqrt(Math.max(0, now))) <= 3) return [];
  const what = counted ? "records" : "in all";
  return [
    `for the same months it has ${formatNumber(now, 1)} ${what}, where ${file} has ${formatNumber(before, 1)}`,
  ];
}

/** Figures that are quite other, or the very same though the file's name is another. */
function unlike({ file: earlier, sum, sum_before, apart, goes_on }: Overlap, file: string): string[] {
  const size = Math.max(sum, sum_before);
  const otherName = stemOf(earlier) !== "" && stemOf(file) !== "" && stemOf(earlier) !== stemOf(file);
  if (apart === 0) {
    // the whole history sent again with what is new is no copy
    return otherName && size >= 5 && !goes_on
      ? [`it says the very same as ${earlier}: a copy of it, or what another supplier counted`]
      : [];
  }
  if (size < 20 || apart / size <= (otherName ? 0.1 : 0.3)) return [];
  const share = Math.min(100, rounded((100 * apart) / size));
  return [`what it says of the same months is ${share} % other than what ${earlier} says`];
}

/**
 * Days of a month that the earlier ones have and this one does not, beyond what its own pace explains; in its first and
 * last month any, where it has fewer records too: it begins or ends within them.
 */
async function otherDays(store: Store, extract: string): Promise<string[]> {
  const rows = await store.rows<{ file: string; here: string; there: string }>(
    `select e.file, ${days("mine")} as here, ${days("theirs")} as there
    from (select distinct extract, file, received, period_start from earlier) e
    join supply_months theirs on theirs.extract = e.extract and theirs.month = e.period_start
    join supply_months mine on mine.extract = $extract and mine.month = e.period_start,
      (select min(month) as first, max(month) as last from supply_months where extract = $extract) ends
    where mine.first_day > theirs.last_day or mine.last_day < theirs.first_day
      or (theirs.last_day - mine.last_day >= 5
        and (theirs.last_day - mine.last_day) * theirs.records / (theirs.last_day - theirs.first_day + 1) >= 4)
      or (mine.first_day - theirs.first_day >= 5
        and (mine.first_day - theirs.first_day) * theirs.records / (theirs.last_day - theirs.first_day + 1) >= 4)
      or (mine.records < theirs.records and (
        (mine.first_day > theirs.first_day and mine.month = ends.first) or (mine.last_day < theirs.last_day and mine.month = ends.last)))
    order by e.received, mine.month`,
    { extract },
  );
  const [first] = rows;
  return first ? [`it has records of ${first.here}, where ${first.file} has those of ${first.there}`] : [];
}

const days = (of: string): string =>
  `if(${of}.first_day = ${of}.last_day, '', strftime(${of}.first_day, '%-d') || ' to ') || strftime(${of}.last_day, '%-d %B %Y')`;

/** Types and areas with five or more in these months (areas: and a twentieth of all) of which it has no record. */
async function dropped(store: Store): Promise<string[]> {
  const measures = await store.rows<{ name: string; value: number }>(
    `select coalesce(m.name, e.measure) as name, sum(e.value) as value
    from earlier e left join measures m on m.measure = e.measure
    where e.measure not in (select measure from incoming)
    group by all having sum(e.value) >= 5 order by value desc, name`,
  );
  const areas = await store.rows<{ name: string; value: number }>(
    `with by_area as (
      select area, max(value) as value from (
        select area, measure, sum(value) as value from earlier where measure in (select measure from incoming) group by all)
      group by area)
    select coalesce(a.name, b.area) as name, b.value from by_area b left join areas a on a.code = b.area
    where b.area not in (select area from incoming) and b.value >= 5
      and b.value >= (select sum(value) / 20 from by_area) order by b.value desc, name`,
  );
  return [measures, areas].flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const others =
      found.length > 1 ? ` (nor of ${found.length - 1} other${found.length > 2 ? "s" : ""})` : "";
    return [
      `it has no record of ${first.name}${others}, of which there are ${formatNumber(first.value, 1)} here`,
    ];
  });
}
