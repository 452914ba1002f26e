-- One row per source × measure × area × period of a typed figure whose supply was received before the period was over: a
-- forecast, or a part of a month, a quarter or a year. Columns as in silences.
-- May be null: measure.
-- measure: never null
-- seen: what makes it doubtful
with told as (
  select
    observations.source, supplies.territory, observations.measure, observations.area, observations.period_start,
    observations.period_end, {'code': 'not-over', 'last': max(supplies.received_on)}::reason as seen
  from observations
  join supplies using (extract)
  anti join (select distinct source, measure from coverage) counted
    on counted.source = observations.source and counted.measure = observations.measure
  where observations.status in ('final', 'rate') and observations.period_end > supplies.received_on
  group by all
)

select * from told
