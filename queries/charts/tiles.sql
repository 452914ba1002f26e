-- One row per area of a scope that the layout has: its square and its figure, null where there is none.
select
  tile_layout.area, tile_layout.label, tile_layout."column", tile_layout."row", ranks.value, ranks.rank_highest as place,
  tile_layout.area = (select district from params) or tile_layout.area in (select parent from params, area_parents where area_parents.area = params.district) as own
from tile_layout
join scopes on scopes.area = tile_layout.area and scopes.scope = $scope
left join ranks
  on ranks.area = tile_layout.area and ranks.scope = $scope and ranks.source = $source and ranks.measure = $measure
  and ranks.basis = 'count' and ranks.period_kind = $period_kind and ranks.period_end = $period_end
order by tile_layout."row", tile_layout."column"
