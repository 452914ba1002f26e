-- One row per area that is compared: the year before and this year, and what may be said of the change.
select
  area, area_name, previous, value, verdict,
  area = (select district from params) or area in (select parent from params, area_parents where area_parents.area = params.district) as own
from findings_change
where source = $source and measure = $measure and area in (select area from scopes where scope = $scope)
  and period_end = $period_end and period_kind = $period_kind and change is not null
order by value desc, area_name, area
