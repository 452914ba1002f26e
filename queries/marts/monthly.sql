-- One row per source × measure × area × month that is supplied.
-- May be null: value.
-- status: complete, incomplete, suppressed or half full
with months as (
  from series where period_end = (period_start + interval '1 month' - interval '1 day')::date
),

flagged as (
  select
    months.source, months.measure, months.area, months.period_start as month, months.value,
    case when usual_months.month is not null then 'half full' else months.status end as status
  from months
  left join usual_months
    on usual_months.source = months.source and usual_months.measure = months.measure and usual_months.month = months.period_start
)

select * from flagged
