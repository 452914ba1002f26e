-- One row per typed figure of an area whose parts the same source supplies too for the same period: it would be summed twice (rates are not).
with typed as (
  select distinct source, measure, area, period_start, period_end, value
  from observations
  anti join (select distinct source, measure from coverage) counted using (source, measure)
  where status <> 'rate'
)

select inner_area.source, inner_area.measure, outer_area.area, inner_area.area as inside, inner_area.period_start
from typed inner_area
join area_tree on area_tree.area = inner_area.area and area_tree.ancestor <> inner_area.area
join typed outer_area
  on outer_area.area = area_tree.ancestor and outer_area.source = inner_area.source
  and outer_area.measure = inner_area.measure and outer_area.period_start = inner_area.period_start
