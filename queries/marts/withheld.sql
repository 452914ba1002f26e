-- One row per source × measure × area × period whose change from the year before does not hold: more territories stand
-- in the one than in the other, or another share of the territory's records has no place, and so is in none of its areas.
-- A share is another one where it is two points off and beyond chance (2(√counted − √expected) > 3).
-- key: of source × measure × area, see series_keys
-- reasons: why it does not hold
with begun as (
  select
    now.source, now.area, periods.period,
    list({'code': 'territory-begun', 'name': now.name}::reason order by now.name) as reasons
  from (from lacking where before) now
  join periods on periods.previous = now.period
  anti join lacking later
    on later.source = now.source and later.area = now.area and later.territory = now.territory and later.period = periods.period
  group by all
),

kept_apart as (
  select series_keys.key, begun.period, begun.reasons
  from begun
  join series_keys using (source, area)
),

unlocated_in as (
  select distinct observations.source, observations.measure, supplies.territory
  from observations
  join areas on areas.code = observations.area and areas.level = 'unassigned'
  join supplies using (extract)
  where observations.value > 0
    and (observations.source, observations.measure) in (select (source, measure) from coverage)
),

months as (
  select
    observations.source, observations.measure, supplies.territory, observations.period_start, observations.period_end,
    coalesce(sum(observations.value) filter (areas.level = 'unassigned'), 0) as unlocated, sum(observations.value) as value
  from observations
  join supplies using (extract)
  semi join unlocated_in
    on unlocated_in.source = observations.source and unlocated_in.measure = observations.measure
    and unlocated_in.territory = supplies.territory
  left join areas on areas.code = observations.area
  group by all
),

shares as (
  select
    months.source, months.measure, months.territory, periods.period, any_value(periods.previous) as previous,
    sum(months.unlocated) as unlocated, sum(months.value) as value, sum(months.unlocated) / sum(months.value) as share
  from months
  join periods on months.period_start >= periods.period_start and months.period_end <= periods.period_end
  group by all
  having sum(months.value) > 0
),

changed as (
  select
    this.source, this.measure, this.territory, this.period,
    [{'code': 'unplaced-share', 'share': round(this.share * 100), 'before': round(before.share * 100)}::reason] as reasons
  from shares this
  join shares before
    on before.source = this.source and before.measure = this.measure and before.territory = this.territory
    and before.period = this.previous
  where abs(this.share - before.share) > 0.02
    and 2 * abs(sqrt(this.unlocated) - sqrt(before.share * this.value)) > 3
),

-- Areas that are not all of a territory: in the whole of it records without a place are counted too.
placed as (
  select distinct coverage.source, supplies.territory, area_tree.area
  from coverage
  join supplies using (extract)
  join area_tree on area_tree.ancestor = coverage.area and area_tree.area <> coverage.area
  where area_tree.level not in ('lsoa', 'unassigned') and (coverage.source, supplies.territory) in (select (source, territory) from changed)
),

off_the_map as (
  select series_keys.key, changed.period, changed.reasons
  from changed
  join placed using (source, territory)
  join series_keys using (source, measure, area)
),

rows as (
  select key, period, flatten(list(reasons order by reasons[1].code, reasons)) as reasons
  from (from kept_apart union all from off_the_map)
  group by key, period
)

select * from rows
