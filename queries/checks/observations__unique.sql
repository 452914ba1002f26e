-- One row per source × territory × measure × area × period that stands more than once among the observations.
-- Supplies of several territories stand beside one another, and so does one that is added to those before it; otherwise
-- the newer of a territory replaces the older, so that a figure stands once.
-- If found: this is a fault in the store and not in an extract: rebuild it with csp ingest --rebuild
with supplied as (
  select extract, territory, if(taken = 'add', extract, '') as added from supplies
)

select
  source, coalesce(territory, '') as territory, measure, area, period_start, period_end, count(*) as times
from observations
left join supplied using (extract)
group by source, territory, added, measure, area, period_start, period_end
having count(*) > 1
