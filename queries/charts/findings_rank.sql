-- One row per area of a ranking: its place, and the 95 % interval of the place; 1 is the highest.
select
  area, area_name, rank_highest, rank_lower, rank_upper, "of",
  area = (select district from params) or area in (select parent from params, area_parents where area_parents.area = params.district) as own
from findings_rank
where source = $source and measure = $measure and scope = $scope and basis = $basis and period_end = $period_end
order by rank_highest, area_name, area
