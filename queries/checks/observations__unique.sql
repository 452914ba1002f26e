-- One row per source × measure × area × period that stands more than once among the observations.
select source, measure, area, period_start, period_end, count(*) as times
from observations
group by source, measure, area, period_start, period_end
having count(*) > 1
