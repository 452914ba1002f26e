-- One row per measure with a weight: the count, and the days of harm that it stands for. A whole gives way to its parts
-- where each of them has a weight, and parts to their whole where not, so that nothing is counted twice. The weights are
-- those of the mart harm, which is of years only; this is of any period.
with known as (
  select trends.measure, trends.value, trends.value * harm_weights.days as days, harm_weights.source as weight_source
  from trends
  join harm_weights using (measure)
  where trends.source = $source and trends.area = $area and trends.period_end = $period_end and trends.period_kind = $period_kind
    and trends.status = 'complete'
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
