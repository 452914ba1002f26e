-- One row per area of a funnel: its rate at its population, the common rate and the limits there.
select
  area, area_name, population, rate, baseline, control_lower95, control_upper95, control_lower998, control_upper998,
  position,
  area = (select district from params) or area in (select parent from params, area_parents where area_parents.area = params.district) as own
from findings_funnel
where source = $source and measure = $measure and scope = $scope and period_end = $period_end
order by population, area
