-- One row per area that stands twice in a ranking, or has a place beyond the last.
select source, measure, scope, basis, period_kind, period_start, area, count(*) as times
from ranks
group by all
having count(*) > 1 or max(rank_highest) > max("of")
