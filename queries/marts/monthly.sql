-- One row per source × measure × area × month that is supplied.
-- May be null: value, more.
-- status: complete, incomplete, suppressed or half full
-- more: the most that records in no figure could add to it; null where that is not known, or it lacks other things too
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

flagged as (
  select
    months.source, months.measure, months.area, months.period_start as month, months.value,
    case
      when usual_months.month is not null then 'half full'
      when held.source is not null and months.status = 'complete' then 'incomplete'
      else months.status
    end as status,
    case when usual_months.month is null and months.status = 'complete' then if(held.source is null, 0, held.more) end as more
  from months
  left join held using (source, measure, area, period_start, period_end)
  left join usual_months
    on usual_months.source = months.source and usual_months.measure = months.measure and usual_months.month = months.period_start
)

select * from flagged
