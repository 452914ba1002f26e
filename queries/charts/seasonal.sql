-- One row per month of the series: one line a year, so that a season is seen as one.
select
  strftime(month, '%b') as month, month(month)::integer as number, strftime(month, '%Y') as year,
  case when status = 'complete' then value end as value,
  year(month) = max(year(month)) over () as newest
from monthly
where source = $source and measure = $measure and area = $area
order by year, number
