-- One row per source × area × span in which typed figures of months or quarters look like the year to date: they never
-- fall from one to the next within a year, in nearly all series of the source, and fall together at its start; or one series of
-- months alone does, for longer. Columns as in silences.
-- May be null: measure.
-- measure: null where all of the source are meant
-- seen: what makes it doubtful
with steps as (
  select *, lag(value) over by_start as before
  from typed_counts
  window by_start as (partition by source, territory, length, measure, area order by start)
  qualify lag(start) over by_start = start - to_months(length)
),

-- Small figures say little of a fall.
by_start as (
  select
    source, territory, length, start, sum(value) as value, sum(before) as before,
    count(*) filter (before > 5) as steps, count(*) filter (before > 5 and value < before) as falls
  from steps
  group by all
),

-- A run lasts until figures fall.
runs as (
  select *, count(*) filter (steps = 0 or falls > steps / 50) over (partition by source, territory, length order by start) as run
  from by_start
),

spans as (
  select
    source, territory, length, run, min(start) as first, max(start) as last, count(*) as periods,
    arg_min(falls, start) as falls, arg_min(steps, start) as of_first, arg_min(before, start) as before,
    sum(steps) - arg_min(steps, start) as steps, arg_min(value, start) as first_value, arg_max(value, start) as last_value
  from runs
  group by all
),

-- At the start of a year nearly all fall, and by more than a third.
begun as (
  select
    *, month(first) in (1, 4, 10) and falls >= 0.9 * of_first and of_first > 0 and first_value < before * 2 / 3 as is_start,
    last_value >= 1.5 * first_value and 2 * (sqrt(last_value) - sqrt(first_value)) > 3 as climbs
  from spans
),

between_starts as (
  select
    *, lead(is_start) over by_run as ends_at_start, lead(run) over by_run is null as is_last, lead(climbs) over by_run as next_climbs, lag(climbs) over by_run as one_before_climbs,
    steps + lead(steps) over by_run as with_next, steps + lag(steps) over by_run as with_one_before
  from begun
  window by_run as (partition by source, territory, length order by first)
),

-- A long run is a sign by itself, the longest to the end of what was supplied too, short ones are where two of them climb with the start of a year between.
seen as (
  select
    *, (is_start or ends_at_start) and periods >= 4 and steps >= 8 and last_value >= 2.5 * first_value
      or (ends_at_start or is_last) and periods >= 8 and steps >= 15 and last_value >= periods / 2 * first_value
      or length = 3 and climbs and ends_at_start and next_climbs and with_next >= 4
      or length = 3 and climbs and is_start and one_before_climbs and with_one_before >= 4 as is_total
  from between_starts
),

-- What follows at the start of a year goes on in the same way.
followed as (
  select *, lag(is_total) over (partition by source, territory, length order by first) as after_total from seen
),

totals as (
  select source, territory, min(first) as first, max(last + to_months(length) - interval 1 day)::date as last
  from (
    select
      *, count(*) filter (not coalesce(is_total or after_total and is_start, false))
        over (partition by source, territory, length order by first) as stretch
    from followed)
  where is_total or after_total and is_start
  group by source, territory, length, stretch
),

areas_meant as (
  select distinct source, territory, area from typed_counts
),

-- One series by itself: months that never fall, and fall to less than half at the start of a year.
own_runs as (
  select
    *, count(*) filter (before is null or value < before) over (
      partition by source, territory, measure, area order by start) as run
  from steps
  where length = 1
),

own_spans as (
  select
    source, territory, measure, area, run, min(start) as first, max(start) as last, count(*) as periods,
    min(value) as least, max(value) as most,
    month(min(start)) in (1, 4, 10) and coalesce(arg_min(value, start) < arg_min(before, start) / 2, false) as is_start
  from own_runs
  group by source, territory, measure, area, run
),

own_beside as (
  select
    *, lead(is_start) over by_run as ends_at_start, lead(periods) over by_run as next_periods,
    lead(most) over by_run >= 2.5 * lead(least) over by_run as next_climbs,
    lag(periods) over by_run as periods_before, lag(most) over by_run >= 1.5 * lag(least) over by_run as one_before_climbs
  from own_spans
  window by_run as (partition by source, territory, measure, area order by first)
),

-- Eight that never fall are one order of 40,320, six and six beside the start of a year one of half a million.
own_totals as (
  select source, territory, measure, area, first, last
  from own_beside
  where most >= 30
    and (periods >= 8 and (is_start or ends_at_start) and most >= 2.5 * least
      or periods >= 6 and is_start and most >= 2.5 * least and periods_before >= 6 and one_before_climbs
      or periods >= 6 and ends_at_start and most >= 1.5 * least and next_periods >= 6 and next_climbs)
),

told as (
  select
    totals.source, totals.territory, null::varchar as measure, areas_meant.area, first as period_start, last as period_end,
    {'code': 'running-totals', 'first': first, 'last': last}::reason as seen
  from totals
  join areas_meant using (source, territory)
  union all
  select
    source, territory, measure, area, first, last_day(last),
    {'code': 'running-totals', 'first': first, 'last': last_day(last)}::reason
  from own_totals as own
  where not exists (
    from totals
    where totals.source = own.source and totals.territory = own.territory and own.first >= totals.first and own.last <= totals.last)
)

select * from told
