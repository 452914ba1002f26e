-- One row per source × measure × area × span in which typed figures are far from all others of their series: none where many
-- are usual, or five times the largest (two and a half times that of a steady series), or a fifth of the smallest. A cell that
-- was never filled, a nought too many, a year or a total in the place of a month look like that. Several in a row are known by those before them. Months that the break
-- register explains are not judged, and others are judged beside them.
-- Columns as in silences.
-- May be null: measure.
-- measure: never null
-- seen: what makes it doubtful
with explained as (
  select greatest(date_trunc('month', date), '1900-01-01'::date) as first, coalesce(until, date) as last
  from breaks
  where applies_to = '*' and area is null
),

-- Shares of a survey and rates are not counted, and may be none.
figures as (
  select
    observations.source, supplies.territory, observations.measure, observations.area, observations.period_start as start,
    observations.period_end as finish,
    date_diff('month', observations.period_start, observations.period_end) + 1 as length, sum(observations.value) as value,
    exists (
      from explained
      where observations.period_start <= explained.last and observations.period_end >= explained.first) as is_explained
  from observations
  join supplies using (extract)
  join measures on measures.measure = observations.measure and measures.counted is distinct from false
  anti join (select distinct source, measure from coverage) counted
    on counted.source = observations.source and counted.measure = observations.measure
  where observations.status = 'final' and observations.value >= 0
    and observations.period_end = last_day(observations.period_end)
    and date_diff('month', observations.period_start, observations.period_end) in (0, 2, 11)
  group by all
),

-- Noughts in a row come after the same number of figures above nought.
runs as (
  select
    *, count(*) filter (value > 0) over (partition by source, territory, measure, area, length order by start) as run,
    sum(value) over series as total, count(*) over series as periods
  from figures
  where not is_explained
  window series as (partition by source, territory, measure, area, length)
),

nought as (
  select
    source, territory, measure, area, length, min(start) as first, max(finish) as last, count(*) as noughts,
    any_value(periods) - count(*) as others, any_value(total) as total
  from runs
  where value = 0
  group by source, territory, measure, area, length, run
),

-- The lower end of what the others make likely, and no other run of noughts half as long: a rare thing has many.
never_filled as (
  select *, total / others as usual
  from nought
  where others >= if(length = 12, 2, 4) and noughts * pow(greatest(sqrt(total) - 1, 0), 2) / others >= 15
  qualify noughts > 2 * coalesce(max(noughts) over (
    partition by source, territory, measure, area, length order by first
    rows between unbounded preceding and unbounded following exclude current row), 0)
),

-- Beside the figures of two years before and after it, a year beside those of four.
beside_others as (
  select
    *, if(length = 12, min(value) filter (value > 0) over of_years, min(value) filter (value > 0) over around) as least,
    if(length = 12, max(value) over of_years, max(value) over around) as most,
    if(length = 12, count(*) filter (value > 0) over of_years, count(*) filter (value > 0) over around) as others,
    max(value) over older as most_older, count(*) filter (value > 0) over older as others_older
  from figures
  window
    around as (
      partition by source, territory, measure, area, length order by start
      range between interval '24 months' preceding and interval '24 months' following exclude current row),
    of_years as (
      partition by source, territory, measure, area, length order by start
      range between to_months(48) preceding and to_months(48) following exclude current row),
    -- but the one before it, which may have the same mistake
    older as (
      partition by source, territory, measure, area, length order by start
      range between to_months(36) preceding and to_months(2 * length) preceding)
),

far as (
  select * replace (if(is_beyond, most, most_older) as most)
  from (
    select
      *, value > 5 * most and 2 * (sqrt(value) - sqrt(most)) > 6
        or value > 2.5 * most and most <= 2 * least and 2 * (sqrt(value) - sqrt(most)) > 8 as is_beyond,
      value < least / 5 and 2 * (sqrt(least) - sqrt(value)) > 6 as is_below
    from beside_others
    where not is_explained and value > 0)
  where others >= if(length = 12, 2, 6) and (is_beyond or is_below)
    or others_older >= 6 and value > 10 * most_older and 2 * (sqrt(value) - sqrt(most_older)) > 6
),

told as (
  select
    source, territory, measure, area, first as period_start, last as period_end,
    {
      'code': 'figures-none', 'first': first, 'last': last,
      'usual': if(usual / length < 9.95, round(usual / length, 1), round(usual / length))
    }::reason as seen
  from never_filled
  union all
  select
    source, territory, measure, area, start, finish,
    {
      'code': if(is_below, 'figure-far-below', 'figure-far-above'), 'first': start, 'last': finish,
      'usual': round(if(is_below, least, most))
    }::reason
  from far
)

select * from told
