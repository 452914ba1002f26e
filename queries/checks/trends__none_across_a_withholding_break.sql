-- One row per percentage that stands across a break that withholds it.
select trends.source, trends.measure, trends.area, trends.period_label, trends.percent
from trends
join series_keys using (source, measure, area)
join periods
  on periods.kind = trends.period_kind and periods.period_start = trends.period_start::date
  and periods.period_end = trends.period_end::date
join breaks_met
  on breaks_met.figure = series_keys.figure and breaks_met.region = series_keys.region and breaks_met.period = periods.period
where breaks_met.effect = 'withhold' and trends.percent is not null
