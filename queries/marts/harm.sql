-- One row per source × measure × area × period of a year (or asked for): days of harm, the count times the measure's weight.
-- A measure made of parts takes theirs where every part has a weight. Without a weight harm is unknown, which is not none.
-- May be null: value, days, weight_source.
-- days: of the starting-point sentence; null where unknown
-- weight_source: whose reckoning the weight is
with weighed as (
  select
    trends.source, trends.measure, trends.area, trends.period_kind, trends.period_start, trends.period_end, trends.value,
    trends.value * harm_weights.days as days, harm_weights.source as weight_source
  from trends
  left join harm_weights using (measure)
  where trends.period_kind in ('assessment_year', 'financial_year', 'calendar_year', 'asked')
    and trends.status in ('complete', 'half full')
),

parts as (
  select
    weighed.source, measure_parts.measure, weighed.area, weighed.period_kind, weighed.period_start, weighed.period_end,
    sum(weighed.days) as days, string_agg(distinct weighed.weight_source, '; ') as weight_source,
    count(weighed.days) as found
  from weighed
  join measure_parts on measure_parts.part = weighed.measure
  where weighed.days is not null
  group by all
),

whole as (
  select measure, count(*) as parts from measure_parts group by measure
),

harm as (
  select
    weighed.source, weighed.measure, weighed.area, weighed.period_kind, weighed.period_start, weighed.period_end, weighed.value,
    coalesce(weighed.days, case when parts.found = whole.parts then parts.days end) as days,
    coalesce(weighed.weight_source, case when parts.found = whole.parts then parts.weight_source end) as weight_source
  from weighed
  left join parts using (source, measure, area, period_kind, period_start, period_end)
  left join whole on whole.measure = weighed.measure
)

select * from harm
