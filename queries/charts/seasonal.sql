-- One row per month of the last four assessment years of a series: one line a year, so that a season is seen as one.
-- age: 0 is the newest year
-- broken: a break of the register meets the month
-- name_at: where the year's name stands, at the last of its months
with months as (
  select
    monthly.month, case when status = 'complete' then value end as value,
    year(monthly.month - to_months(params.assessment_starts - 1)) as begins,
    month(monthly.month - to_months(params.assessment_starts - 1)) as number
  from monthly, params
  where source = $source and measure = $measure and area = $area
),

aged as (
  select *, (max(begins) over () - begins)::integer as age from months
),

met as (
  select distinct date, coalesce(until, date) as until
  from breaks
  where (applies_to in ('*', $source, $measure)
      or applies_to in (select name from source_groups where source_groups.source = $source))
    and (breaks.area is null or breaks.area in (select ancestor from area_tree where area_tree.area = $area))
)

select
  strftime(month, '%b') as month, number::integer as number, strftime(month - to_months(number::integer - 1), '%Y') as year, age, value,
  exists (from met where met.date < aged.month + interval '1 month' and met.until >= aged.month) as broken,
  case when number = 12 then value end as name_at
from aged
where age < 4
order by age, number
