-- One row per source × measure × area × span in which a log is silent, or thin at an end, more than chance allows: a month
-- without any record, a type that is no longer mentioned, an area that has none, records that end days before the month
-- does. What was covered is then not believed to be none. Months that the break register explains are not judged.
-- Expected is what the same log has in its other months (days): a log is silent where three records were to be expected,
-- and more the more months there are in which chance could leave one empty (at its ends four, after five days, since offices
-- close, or ten after three days); one of its many types or areas where ten were, by the lower end of what the others
-- make likely, where no other silence of its own is half as long and the three months before and after were as usual. A month of double size a
-- year from a silent one, or beside it, is not believed either.
-- May be null: measure.
-- measure: null where all of the source are meant
-- area: within it, and in all that it is summed into
-- seen: what makes it doubtful
with covered as (
  select distinct coverage.source, supplies.territory, coverage.area, coverage.period_start as month
  from coverage
  join supplies using (extract)
),

explained as (
  select distinct covered.month
  from covered
  join breaks
    on breaks.applies_to = '*' and breaks.area is null
    and covered.month between date_trunc('month', breaks.date) and coalesce(breaks.until, breaks.date)
),

months as (
  select distinct source, territory, month from covered anti join explained using (month)
),

counts as (
  select observations.source, supplies.territory, observations.measure, observations.area, observations.period_start as month, observations.value
  from observations
  join supplies using (extract)
  semi join (select distinct source, measure from coverage) counted
    on counted.source = observations.source and counted.measure = observations.measure
  where observations.value > 0
),

by_measure as (
  select source, territory, measure, month, sum(value) as value from counts group by all
),

-- Types overlap (all records, and each of its types): the largest stands for the log.
by_log as (
  select source, territory, month, max(value) as value from by_measure group by all
),

by_area as (
  select source, territory, area, month, max(value) as value
  from (
    select counts.source, counts.territory, area_tree.ancestor as area, counts.measure, counts.month, sum(counts.value) as value
    from counts
    join area_tree on area_tree.area = counts.area and area_tree.ancestor_level = 'ward'
    group by all)
  group by all
),

logs as (
  select 'log' as kind, months.source, months.territory, null::varchar as measure, null::varchar as area, months.month, coalesce(by_log.value, 0) as value
  from months
  left join by_log using (source, territory, month)
  union all
  select 'measure', months.source, months.territory, seen.measure, null, months.month, coalesce(by_measure.value, 0)
  from months
  join (select distinct source, territory, measure from by_measure) seen using (source, territory)
  left join by_measure using (source, territory, measure, month)
  union all
  select 'area', months.source, months.territory, null, seen.area, months.month, coalesce(by_area.value, 0)
  from months
  join (select distinct source, territory, area from by_area) seen using (source, territory)
  left join by_area using (source, territory, area, month)
),

-- Months in a row without a record stand behind the same number of months with one.
runs as (
  select
    *, count(*) filter (value > 0) over (partition by kind, source, territory, measure, area order by month) as run,
    sum(value) over log as total, count(*) over log as months,
    sum(value) over before as before, count(value) over before as months_before,
    sum(value) over after as after, count(value) over after as months_after
  from logs
  window
    log as (partition by kind, source, territory, measure, area),
    before as (partition by kind, source, territory, measure, area order by month rows between 3 preceding and 1 preceding),
    after as (partition by kind, source, territory, measure, area order by month rows between 1 following and 3 following)
),

empty as (
  select
    kind, source, territory, measure, area, min(month) as first, max(month) as last, count(*) as length,
    any_value(months) - count(*) as others, any_value(total) as total, any_value(months) as months,
    coalesce(arg_min(before, month), 0) + coalesce(arg_max(after, month), 0) as near,
    arg_min(months_before, month) + arg_max(months_after, month) as months_near
  from runs
  where value = 0
  group by kind, source, territory, measure, area, run
),

silent as (
  select *, total / others as usual
  from empty
  where others >= 3
    and length * if(kind = 'log', total, pow(greatest(sqrt(total) - 1, 0), 2)) / others >= if(kind = 'log', greatest(3, ln(months) + 1.5), 10)
    -- what went down to none step by step has gone
    and (kind = 'log' or 2 * (sqrt(months_near * usual) - sqrt(near)) < 3)
  qualify kind = 'log' or length > 2 * coalesce(max(length) over (
    partition by kind, source, territory, measure, area order by first
    rows between unbounded preceding and unbounded following exclude current row), 0)
),

-- Quarantined records that are known to be of those months explain a silence, and are a gap of their own.
quarantined as (
  select supplies.source, supplies.territory, held.month, sum(held.records) as records
  from (
    select gaps.extract, gaps.gap, min(gaps.period_start) as month, any_value(gaps.records) + any_value(coalesce(still.records, 0)) as records
    from gaps
    left join (
      select extract, gap, count(*) as records from quarantine where released_by is null group by all) still using (extract, gap)
    where gaps.period_start is not null
    group by gaps.extract, gaps.gap) held
  join supplies using (extract)
  where not supplies.removed
  group by all
),

unexplained as (
  select silent.*
  from silent
  left join quarantined
    on quarantined.source = silent.source and quarantined.territory = silent.territory
    and quarantined.month between silent.first and silent.last
  group by all
  having coalesce(sum(quarantined.records), 0) < any_value(silent.length * silent.usual) / 2
),

silent_once as (
  from unexplained as silent
  where kind = 'log' or not exists (
    from unexplained as whole_log
    where whole_log.kind = 'log' and whole_log.source = silent.source and whole_log.territory = silent.territory
      and whole_log.first <= silent.first and whole_log.last >= silent.last)
),

-- The days of a month on which a log has its first and its last record, by the supplies that speak of it.
in_force as (
  select distinct extract, period_start as month from coverage
),

days as (
  select
    supplies.source, supplies.territory, supply_months.month, sum(supply_months.records) as records,
    min(supply_months.first_day) as first_day, max(supply_months.last_day) as last_day
  from supply_months
  join supplies using (extract)
  semi join in_force using (extract, month)
  where supply_months.last_day is not null
  group by all
),

paced as (
  select
    *, last_day(month) as month_end,
    -- offices are closed from 20 December to 2 January: inside a log none of those days is missed
    if(month(month) = 12, greatest(month + 18 - last_day, 0), last_day(month) - last_day) as empty_after,
    if(month(month) = 1, greatest(first_day - month - 2, 0), first_day - month) as empty_before,
    coalesce(
      sum(records) over other / sum(last_day(month) - month + 1) over other,
      records / (last_day - first_day + 1)) as a_day,
    lag(month) over by_month as month_before, lead(month) over by_month as month_after,
    -- of a log that usually begins late or ends early its own habit is no sign
    coalesce(quantile_cont(last_day(month) - last_day, 0.25) over all_others, 0) as ends_before,
    coalesce(quantile_cont(first_day - month, 0.25) over all_others, 0) as begins_after
  from days
  anti join explained using (month)
  window
    by_month as (partition by source, territory order by month),
    other as (
      partition by source, territory order by month
      range between interval '12 months' preceding and interval '12 months' following exclude current row),
    all_others as (
      partition by source, territory order by month
      rows between unbounded preceding and unbounded following exclude current row)
),

stumps as (
  select
    source, territory, month as first, month as last,
    {'code': 'records-end', 'last': last_day}::reason as seen
  from paced
  where if(month_after is null, month_end - last_day, empty_after) >= greatest(1.5 * ends_before, if(month_after is null, 5, 8))
      and if(month_after is null, month_end - last_day, empty_after) * a_day >= if(month_after is null, 4, 7)
    or month_after is null and month_end - last_day >= greatest(1.5 * ends_before, 3)
      and (month_end - last_day) * a_day >= if(month_end - last_day >= 4, 7, 10)
  union all
  select source, territory, month, month, {'code': 'records-begin', 'first': first_day}::reason
  from paced
  where if(month_before is null, first_day - month, empty_before) >= greatest(1.5 * begins_after, if(month_before is null, 5, 8))
    and if(month_before is null, first_day - month, empty_before) * a_day >= if(month_before is null, 4, 7)
),

-- Without days, a first or last month or quarter far below the others: 2(√expected − √counted) > 3, and under the half-full share.
whole as (
  select
    observations.source, supplies.territory, observations.measure, observations.period_start as month, observations.period_end as finish,
    date_diff('month', observations.period_start, observations.period_end) + 1 as length, sum(observations.value) as value
  from observations
  join supplies using (extract)
  anti join explained on explained.month between observations.period_start and observations.period_end
  anti join days on days.source = observations.source and days.territory = supplies.territory
  where observations.period_end = last_day(observations.period_end)
    and date_diff('month', observations.period_start, observations.period_end) in (0, 2)
  group by all
  having bool_and(observations.status = 'final')
),

-- A month is held against those of the two years around it, a quarter against those of four. A quarter wants a part of
-- itself when it is under half of them: seasons and a slow fall make differences that a month's neighbours do not. What
-- lacks a part is as far below the two beside it, and below where a step like the last would lead: what fell step by step, or
-- some months ago, has fallen.
ends as (
  select
    *, month in (min(month) over supplied, max(month) over supplied) as is_end,
    if(length = 1, avg(value) over around, avg(value) over around_quarter) as usual,
    if(length = 1, count(*) over around, count(*) over around_quarter) as neighbours,
    if(month = max(month) over supplied, avg(value) over before, avg(value) over after) as beside,
    if(month = max(month) over supplied, lag(value) over by_month, lead(value) over by_month) as nearest,
    if(month = max(month) over supplied, lag(value, 2) over by_month, lead(value, 2) over by_month) as second
  from whole
  window
    supplied as (partition by source, territory, length),
    by_month as (partition by source, territory, length, measure order by month),
    before as (partition by source, territory, length, measure order by month rows between 2 preceding and 1 preceding),
    after as (partition by source, territory, length, measure order by month rows between 1 following and 2 following),
    around as (
      partition by source, territory, length, measure order by month
      range between interval '12 months' preceding and interval '12 months' following exclude current row),
    around_quarter as (
      partition by source, territory, length, measure order by month
      range between interval '24 months' preceding and interval '24 months' following exclude current row)
),

-- Of a source that lacks a part nearly all measures are low; one alone may have fallen.
thin as (
  select
    source, territory, month as first, finish as last,
    {'code': 'far-fewer', 'first': month, 'last': finish}::reason as seen
  from ends, params
  where is_end and neighbours >= 6 and value >= 0
  group by source, territory, month, finish, length, half_full
  having sum(value) < if(length = 1, half_full, 0.5) * sum(usual) and sum(value) < if(length = 1, half_full, 0.5) * least(sum(beside), 2 * sum(nearest) - sum(second)) and 2 * (sqrt(sum(usual)) - sqrt(sum(value))) > 3
    and count(*) filter (value < 0.9 * usual) >= count(*) * 2 / 3
),

-- A month with the records of two, a year from a silent one or beside it: those of the silent one may stand there by a wrong
-- date.
sizes as (
  select
    *, avg(value) over (
      partition by source, territory order by month
      rows between unbounded preceding and unbounded following exclude current row) as usual
  from (select source, territory, month, sum(value) as value from by_measure group by all)
),

twins as (
  select
    sizes.source, sizes.territory, sizes.month as first, sizes.month as last,
    {
      'code': 'month-doubled', 'first': sizes.month,
      'last': case
        when sizes.month + interval 1 month = silent_once.first then silent_once.first
        when sizes.month - interval 1 month = silent_once.last then silent_once.last
        else sizes.month + interval (if(sizes.month < silent_once.first, 12, -12)) month
      end
    }::reason as seen
  from silent_once
  join sizes
    on sizes.source = silent_once.source and sizes.territory = silent_once.territory
    and (sizes.month + interval 12 month between silent_once.first and silent_once.last
      or sizes.month - interval 12 month between silent_once.first and silent_once.last
      or sizes.month + interval 1 month = silent_once.first or sizes.month - interval 1 month = silent_once.last)
  where silent_once.kind = 'log' and sizes.value >= 1.5 * sizes.usual and 2 * (sqrt(sizes.value) - sqrt(sizes.usual)) > 2
),

spoken as (
  select distinct source, territory, area from covered
  union
  select distinct observations.source, supplies.territory, observations.area
  from observations
  join supplies using (extract)
  anti join (select distinct source, measure from coverage) counted
    on counted.source = observations.source and counted.measure = observations.measure
),

told as (
  select
    silent.source, silent.territory, silent.measure, coalesce(silent.area, spoken.area) as area, silent.first, silent.last,
    {
      'code': silent.kind || '-silent', 'name': areas.name, 'first': silent.first, 'last': silent.last,
      'usual': if(usual < 9.95, round(usual, 1), round(usual))
    }::reason as seen
  from silent_once as silent
  left join spoken on spoken.source = if(silent.area is null, silent.source, null) and spoken.territory = silent.territory
  left join areas on areas.code = silent.area
  union all
  select ends_early.source, ends_early.territory, null, spoken.area, ends_early.first, ends_early.last, ends_early.seen
  from (from stumps union all from thin union all from twins) ends_early
  join spoken using (source, territory)
),

dated as (
  select source, territory, measure, area, first as period_start, last_day(last) as period_end, seen from told
)

select * from dated
