-- One row per source × measure × area × period with something supplied: its total beside that of the year before, and why no
-- percentage where there is none. In numbers, since the rows are many; `trends` says in words whose and when.
-- May be null: value, previous, held, more, previous_more, change, percent, rate.
-- key: of source × measure × area, see series_keys
-- period: see periods
-- rate: of a whole count; null where the count is not, or no population is known
-- reasons: why no more is said of it, and what is to be known of the comparison
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

both_years as (
  select
    totals.*, dated.* exclude (period, previous),
    before.value as previous, before.more as previous_more, coalesce(before.status, 'no data') as previous_status, before.reasons as previous_reasons,
    withheld.reasons as withheld,
    totals.status = 'complete' and before.status is not distinct from 'complete' and withheld.reasons is null as comparable
  from totals
  join dated using (period)
  left join totals before on before.key = totals.key and before.period = dated.previous
  left join withheld on withheld.key = totals.key and withheld.period = totals.period
),

keys as (
  select series_keys.key, series_keys.area, series_keys.region, measures.per, measures.denominator
  from series_keys
  left join measures using (measure)
),

-- A rebased series of estimates is a break between the rates of two years, not between their counts.
rebased as (
  select earlier.area, earlier.denominator, earlier.year as year_before, later.year, arg_min({'code': 'population-rebased', 'break': breaks.id, 'words': breaks.reason}::reason, breaks.reason) as reason
  from estimates earlier
  join estimates later on later.area = earlier.area and later.denominator = earlier.denominator and later.year > earlier.year
  join breaks on breaks.applies_to = 'population' and earlier.estimate_year < year(breaks.date) and later.estimate_year >= year(breaks.date)
    and (breaks.area is null or (later.area, breaks.area) in (select (area, ancestor) from area_tree))
  group by all
),

rows as (
  select
    both_years.key, both_years.period, both_years.value, both_years.status, both_years.previous, both_years.previous_status,
    both_years.held, both_years.more, both_years.previous_more,
    case when comparable then both_years.value - previous end as change,
    case when comparable and previous >= params.percent_base and previous > 0 and both_years.value >= 0 and breaks_met.effect is distinct from 'withhold'
      then sign(both_years.value - previous) * floor(abs(both_years.value - previous) * 1000 / previous + 0.5 + 1e-9) / 10 end as percent,
    case when both_years.status = 'complete' and both_years.value >= 0 then both_years.value / estimates.estimate * keys.per end as rate,
    list_concat(
      case when previous is not null then withheld end,
      case when both_years.status <> 'complete' then both_years.reasons end,
      case
        when previous_status = 'no data' then [{'code': 'no-previous'}::reason]
        when previous_status <> 'complete' then list_transform(previous_reasons, lambda r: struct_update(r, previous := true))
        when both_years.status = 'complete' and least(both_years.value, previous) < 0 then [{'code': 'below-nought'}::reason]
        when both_years.status = 'complete' and previous = 0 then [{'code': 'base-none'}::reason]
        when both_years.status = 'complete' and previous < params.percent_base
          then [{'code': 'base-small', 'count': params.percent_base}::reason]
      end,
      case when (comparable or both_years.more + previous_more > 0) and (both_years.value > 0 or previous > 0) then breaks_met.reasons end,
      case when comparable and rebased.reason is not null then [rebased.reason] end) as reasons
  from both_years
  cross join params
  join keys on keys.key = both_years.key
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator and estimates.year = both_years.middle_year
  left join breaks_met
    on breaks_met.figure = both_years.figure and breaks_met.region = keys.region and breaks_met.period = both_years.period
  left join rebased
    on rebased.area = keys.area and rebased.denominator = keys.denominator
    and rebased.year = both_years.middle_year and rebased.year_before = both_years.middle_year_before
)

select * from rows
