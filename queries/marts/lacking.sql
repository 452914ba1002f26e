-- One row per source × area × period × territory that has a part in the area's figures and no supply for all of the
-- period's months: a force whose files stopped, or had not yet begun.
-- months: of the period that the territory is supplied for
-- of: that any territory of the area is
-- before: nothing of the territory was supplied as early; what is there is then the whole of the others
with parts as (
  from territories where area is not null
),

months as (
  select distinct supplies.source, supplies.territory, supplied.period_start, supplied.period_end
  from (
    select distinct extract, period_start, period_end from coverage
    union
    select distinct extract, period_start, period_end from observations) supplied
  join supplies using (extract)
  where not supplies.removed and supplies.source in (select source from parts)
),

within as (
  select months.source, months.territory, months.period_start as month, periods.period
  from months
  join periods on months.period_start >= periods.period_start and months.period_end <= periods.period_end
),

by_territory as (
  select source, territory, period, count(distinct month) as months from within group by all
),

by_area as (
  select parts.source, parts.area, within.period, count(distinct within.month) as "of"
  from parts
  join within using (source, territory)
  group by all
),

rows as (
  select
    parts.source, parts.area, by_area.period, parts.territory, parts.name,
    coalesce(by_territory.months, 0) as months, by_area."of",
    by_territory.months is null and periods.period_end < parts.first as before
  from parts
  join by_area using (source, area)
  join periods using (period)
  left join by_territory
    on by_territory.source = parts.source and by_territory.territory = parts.territory and by_territory.period = by_area.period
  where coalesce(by_territory.months, 0) < by_area."of"
)

select * from rows
