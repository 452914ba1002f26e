-- One row per measure with a weight: the count, and the days of harm that it stands for. Parts give way to their whole.
select harm.measure, measures.name, harm.value, harm.days
from harm
join measures using (measure)
where harm.source = $source and harm.area = $area and harm.period_end = $period_end and harm.period_kind = $period_kind
  and harm.days > 0 and harm.value > 0
  and not exists (
    from measure_parts join harm wholes on wholes.measure = measure_parts.measure
    where measure_parts.part = harm.measure and wholes.source = harm.source and wholes.area = harm.area
      and wholes.period_kind = harm.period_kind and wholes.period_end = harm.period_end and wholes.days > 0)
order by harm.days desc, harm.measure
