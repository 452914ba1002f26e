-- One row per measure with a weight: the count, and the days of harm that it stands for. A whole gives way to its parts
-- where each of them has a weight, and parts to their whole where not, so that nothing is counted twice.
with known as (
  select measure, value, days, weight_source
  from harm
  where source = $source and area = $area and period_end = $period_end and period_kind = $period_kind and days is not null
),

split as (
  select measure_parts.measure
  from measure_parts
  left join known on known.measure = measure_parts.part
  group by measure_parts.measure
  having count(*) = count(known.measure)
),

chosen as (
  select known.*
  from known
  where known.measure not in (select measure from split)
    and not exists (
      from measure_parts
      join known wholes on wholes.measure = measure_parts.measure
      where measure_parts.part = known.measure and wholes.measure not in (select measure from split)
    )
)

select chosen.measure, measures.name, chosen.value, chosen.days, chosen.weight_source
from chosen
join measures using (measure)
where chosen.value > 0 and chosen.days > 0
order by chosen.days desc, chosen.measure
