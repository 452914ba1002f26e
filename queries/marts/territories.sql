-- One row per source × territory × area that its records matter to: which it covers, or of whose records it has a
-- hundredth. Where a source has one territory alone, one row for all areas.
-- May be null: area.
-- name: of the territory's area, '' where the source keeps no territories apart
-- area: null where all of the source are meant
-- first: the month from which on the territory is supplied
with named as (
  select area_words.extract, min(coalesce(areas.name, force_names.name)) as name
  from area_words
  left join areas on areas.code = area_words.code
  left join (select code, min_by(name, length(name)) as name from force_names group by code) force_names on force_names.code = area_words.code
  where area_words.kind = 'territory'
  group by area_words.extract
),

begun as (
  select source, extract, min(period_start) as first
  from (select source, extract, period_start from coverage union all select source, extract, period_start from observations)
  group by all
),

supplied as (
  select begun.source, begun.extract, begun.first, coalesce(supplies.territory, '') as territory, named.name
  from begun
  left join supplies using (extract)
  left join named using (extract)
),

spans as (
  select source, territory, coalesce(min(name), '') as name, min(first) as first from supplied group by all
),

several as (
  select source from spans group by source having count(*) > 1
),

records as (
  select observations.source, supplied.territory, area_tree.ancestor as area, sum(observations.value) as records
  from observations
  join supplied using (extract)
  join several on several.source = observations.source
  join area_tree on area_tree.area = observations.area and area_tree.ancestor_level <> 'lsoa'
  where observations.value > 0
  group by all
),

covered as (
  select distinct supplied.source, supplied.territory, coverage.area
  from coverage
  join supplied using (extract)
  semi join several on several.source = supplied.source
),

mattering as (
  select source, territory, area
  from records
  qualify records >= 0.01 * sum(records) over (partition by source, area)
  union
  select covered.source, covered.territory, area_tree.area
  from covered
  join area_tree on area_tree.ancestor = covered.area and area_tree.level <> 'lsoa'
  union
  select covered.source, covered.territory, area_tree.ancestor
  from covered
  join area_tree on area_tree.area = covered.area
  union
  select spans.source, spans.territory, null
  from spans
  anti join several using (source)
),

rows as (
  select mattering.source, mattering.territory, spans.name, mattering.area, spans.first
  from mattering
  join spans using (source, territory)
)

select * from rows
