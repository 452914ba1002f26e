-- One row per measure of an area whose change has a percentage: the counts, the 95 % interval of the change, the verdict.
select
  measures.measure, measures.name, findings_change.percent, findings_change.lower, findings_change.upper,
  verdict in ('higher', 'lower') as stands_out,
  format('{:,} → {:,}, {}', previous::bigint, findings_change.value::bigint, verdict) as label
from findings_change
join measures using (measure)
where source = $source and area = $area and period_end = $period_end and period_kind = $period_kind
  and percent is not null and verdict <> 'not comparable' and not measures.sensitive
order by percent desc, measures.measure
