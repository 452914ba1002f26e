-- One row per source × measure × area × month that is supplied.
-- May be null: value, more.
-- status: complete, incomplete, suppressed or half full
-- more: the most that records in no figure could add to it; null where that is not known, or it lacks other things too
-- withheld: why it does not compare with the same month of the year before, see the mart of that name; else none
with months as (
  from series where period_end = (period_start + interval '1 month' - interval '1 day')::date
),

held as (
  select
    source, measure, area, period_start, period_end,
    case when bool_or(each is null) then null else sum(records * each) end as more
  from gap_figures
  group by all
),

half_full as (
  select distinct usual_months.source, usual_months.measure, usual_months.month, territories.area
  from usual_months
  join territories using (source, territory)
),

-- Of a territory without areas all are meant.
half_full_all as (
  select distinct source, measure, month from half_full where area is null
),

short as (
  select distinct lacking.source, lacking.area, periods.period_start as month
  from lacking
  join periods on periods.period = lacking.period and periods.kind = 'month'
  where not lacking.before
),

apart as (
  select series_keys.source, series_keys.measure, series_keys.area, periods.period_start as month, withheld.reasons
  from withheld
  join series_keys using (key)
  join periods on periods.period = withheld.period and periods.kind = 'month'
),

flagged as (
  select
    months.source, months.measure, months.area, months.period_start as month, months.value,
    case
      when half_full.month is not null or half_full_all.month is not null then 'half full'
      when short.month is not null and months.status = 'complete' then 'incomplete'
      when held.source is not null and months.status = 'complete' then 'incomplete'
      else months.status
    end as status,
    case when half_full.month is null and half_full_all.month is null and short.month is null and months.status = 'complete' then if(held.source is null, 0, held.more) end as more,
    coalesce(apart.reasons, []) as withheld
  from months
  left join held using (source, measure, area, period_start, period_end)
  left join half_full
    on half_full.source = months.source and half_full.measure = months.measure and half_full.month = months.period_start
    and half_full.area = months.area
  left join half_full_all
    on half_full_all.source = months.source and half_full_all.measure = months.measure and half_full_all.month = months.period_start
  left join short
    on short.source = months.source and short.area = months.area and short.month = months.period_start
  left join apart
    on apart.source = months.source and apart.measure = months.measure and apart.area = months.area
    and apart.month = months.period_start
)

select * from flagged
