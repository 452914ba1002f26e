-- One row per source × territory × measure × area × month or quarter of typed counts that are final: what a partner wrote
-- down, not what a log of records adds up to.
-- start: the first day of the period
-- length: its months, 1 or 3
with figures as (
  select
    observations.source, supplies.territory, observations.measure, observations.area, observations.period_start as start,
    date_diff('month', observations.period_start, observations.period_end) + 1 as length, sum(observations.value) as value
  from observations
  join supplies using (extract)
  anti join (select distinct source, measure from coverage) counted
    on counted.source = observations.source and counted.measure = observations.measure
  where observations.status = 'final' and observations.value >= 0
    and observations.period_end = last_day(observations.period_end)
    and date_diff('month', observations.period_start, observations.period_end) in (0, 2)
  group by all
)

select * from figures
