-- One row per source × measure × area × period with something supplied: its total beside that of the year before, and why no
-- percentage where there is none. In numbers, since the rows are many; `trends` says whose, when and why.
-- May be null: value, previous, held, more, previous_more, change, percent, rate, share_of, previous_share_of.
-- key: of source × measure × area, see series_keys
-- period: see periods
-- rate: of a whole count; null where the count is not, or no population is known
-- own_list, previous_list, withheld_list, break_list, rebased_list: numbers of reason_lists, why no more is said of it and what is to be known of the comparison; 0 where nothing is. year_reasons puts them together
-- base: what is said of the year before alone: 1 nothing supplied, 2 below nought, 3 none, 4 few; 5 the two are shares; else 0
-- share_of, previous_share_of: the figure of which the value is a share, a survey's respondents; null where it is none or that is not whole
-- percent: of the previous value, one decimal, half up; null where withheld, and reasons say why
with params as (from params),

dated as (
  select
    period, previous,
    year(period_start + to_days(((period_end - period_start) // 2)::integer))::integer as middle_year,
    year(previous_start + to_days(((previous_end - previous_start) // 2)::integer))::integer as middle_year_before
  from periods
  where kind <> 'asked_previous'
),

figures as materialized (
  select totals.* exclude (reasons), coalesce(reason_lists.list, 0) as list
  from totals
  left join (from reason_lists where reasons <> []) reason_lists using (reasons)
),

not_comparable as (
  select withheld.key, withheld.period, reason_lists.list
  from withheld
  join reason_lists using (reasons)
),

met as (
  select breaks_met.figure, breaks_met.region, breaks_met.period, breaks_met.effect, reason_lists.list
  from breaks_met
  join reason_lists using (reasons)
),

both_years as (
  select
    figures.*, dated.* exclude (period, previous),
    dated.previous as previous_period, before.value as previous, before.more as previous_more, coalesce(before.status, 'no data') as previous_status,
    coalesce(before.list, 0) as previous_list, coalesce(not_comparable.list, 0) as withheld_list,
    figures.status = 'complete' and before.status is not distinct from 'complete' and not_comparable.list is null as comparable
  from figures
  join dated using (period)
  left join figures before on before.key = figures.key and before.period = dated.previous
  left join not_comparable on not_comparable.key = figures.key and not_comparable.period = figures.period
),

keys as (
  select
    series_keys.key, series_keys.area, series_keys.region, measures.per, measures.denominator,
    coalesce(measures.counted, true) as counted, wholes.key as whole_key
  from series_keys
  left join measures using (measure)
  left join series_keys wholes
    on wholes.source = series_keys.source and wholes.area = series_keys.area and wholes.measure = measures.share_of
),

wholes as (
  select totals.key, totals.period, totals.value
  from totals
  where totals.status = 'complete' and totals.value > 0 and totals.key in (select whole_key from keys)
),

rebased as (
  select rebasings.* exclude (reasons), reason_lists.list
  from rebasings
  join reason_lists using (reasons)
),

rows as (
  select
    both_years.key, both_years.period, both_years.value, both_years.status, both_years.previous, both_years.previous_status,
    both_years.held, both_years.more, both_years.previous_more,
    case when comparable then both_years.value - previous end as change,
    case when comparable and keys.counted and previous >= params.percent_base and previous > 0 and both_years.value >= 0 and met.effect is distinct from 'withhold'
      then sign(both_years.value - previous) * floor(abs(both_years.value - previous) * 1000 / previous + 0.5 + 1e-9) / 10 end as percent,
    case when both_years.status = 'complete' and both_years.value >= 0 then both_years.value / estimates.estimate * keys.per end as rate,
    wholes.value as share_of, wholes_before.value as previous_share_of,
    if(both_years.status <> 'complete', both_years.list, 0) as own_list,
    if(previous_status not in ('no data', 'complete'), previous_list, 0) as previous_list,
    if(previous is not null, withheld_list, 0) as withheld_list,
    if((comparable or both_years.more + previous_more > 0) and (both_years.value > 0 or previous > 0), coalesce(met.list, 0), 0) as break_list,
    if(comparable, coalesce(rebased.list, 0), 0) as rebased_list,
    case
      when previous_status = 'no data' then 1
      when previous_status <> 'complete' or both_years.status <> 'complete' then 0
      when not keys.counted then 5
      when least(both_years.value, previous) < 0 then 2
      when previous = 0 then 3
      when previous < params.percent_base then 4
      else 0
    end as base
  from both_years
  cross join params
  join keys on keys.key = both_years.key
  left join wholes on wholes.key = keys.whole_key and wholes.period = both_years.period
  left join wholes wholes_before on wholes_before.key = keys.whole_key and wholes_before.period = both_years.previous_period
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator and estimates.year = both_years.middle_year
  left join met
    on met.figure = both_years.figure and met.region = keys.region and met.period = both_years.period
  left join rebased
    on rebased.area = keys.area and rebased.denominator = keys.denominator
    and rebased.year = both_years.middle_year and rebased.year_before = both_years.middle_year_before
)

select * from rows
