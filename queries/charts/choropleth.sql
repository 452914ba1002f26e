-- One row per area of a scope whose boundary was imported: its outline and its figure, null where there is none; the most first.
select
  boundaries.area, boundaries.name as area_name, ranks.value, ranks.rank_highest as place,
  boundaries.area = (select district from params) or boundaries.area in (select parent from params, area_parents where area_parents.area = params.district) as own,
  boundaries.outline, boundaries.attribution
from boundaries
join scopes on scopes.area = boundaries.area and scopes.scope = $scope
left join ranks
  on ranks.area = boundaries.area and ranks.scope = $scope and ranks.source = $source and ranks.measure = $measure
  and ranks.basis = 'count' and ranks.period_kind = $period_kind and ranks.period_end = $period_end
order by ranks.value desc nulls last, area_name
