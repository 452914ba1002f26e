-- One row per source × ward that a log covers and never names, where the other wards of its district have many records.
-- A list that is filtered, or cut off after so many lines of the alphabet, looks like that. Columns as in silences.
-- May be null: measure.
-- measure: always null, all of the source are meant
-- seen: what makes it doubtful
with covered as (
  select coverage.source, supplies.territory, coverage.area, min(coverage.period_start) as first, max(coverage.period_end) as last
  from coverage
  join supplies using (extract)
  group by all
),

-- Types overlap (all records, and each of its types): the largest stands for the ward.
named as (
  select source, territory, area, max(records) as records
  from (
    select observations.source, supplies.territory, observations.area, observations.measure, sum(observations.value) as records
    from observations
    join supplies using (extract)
    join areas on areas.code = observations.area and areas.level = 'ward'
    semi join (select distinct source, measure from coverage) counted
      on counted.source = observations.source and counted.measure = observations.measure
    where observations.value > 0
    group by all)
  group by all
),

wards as (
  select area as ward, ancestor as district from area_tree where level = 'ward' and ancestor_level = 'district'
),

districts as (
  select named.source, named.territory, wards.district, quantile_cont(named.records, 0.25) as few, count(*) as named
  from named
  join wards on wards.ward = named.area
  group by all
),

unnamed as (
  select
    districts.*, wards.ward, areas.name, min(covered.first) as first, max(covered.last) as last
  from districts
  join wards using (district)
  join areas on areas.code = wards.ward
  join covered on covered.source = districts.source and covered.territory = districts.territory
  join area_tree on area_tree.area = wards.ward and area_tree.ancestor = covered.area
  anti join named
    on named.source = districts.source and named.territory = districts.territory and named.area = wards.ward
  group by all
),

together as (
  select source, territory, district, first, last, few, count(*) as wards, list(name order by name) as names
  from unnamed
  group by all
),

-- Four at least are named, or they have no quarter, and half of all: less is a log of a part of the district. Rural
-- wards may have none: one is doubted where even the quieter of the others have many.
told as (
  select
    unnamed.source, unnamed.territory, null::varchar as measure, unnamed.ward as area, unnamed.first as period_start, unnamed.last as period_end,
    {
      'code': 'wards-unnamed', 'names': together.names[:2], 'count': together.wards,
      'of': ceil(unnamed.few) + if(unnamed.few = ceil(unnamed.few), 1, 0)
    }::reason as seen
  from unnamed
  join together using (source, territory, district, first, last)
  where unnamed.named >= greatest(4, together.wards) and unnamed.few >= if(together.wards = 1, 30, 10)
)

select * from told
