-- One row per area × denominator × year: residents (of all ages, or of 10 to 17) or households, districts summed up the tree where all are known.
with estimates as (
  unpivot populations on residents, households, (aged_10_to_17) as "residents aged 10 to 17" into name denominator value estimate
),

districts_within as (
  select ancestor, count(*) as districts from area_tree where level = 'district' group by ancestor
),

summed as (
  select
    area_tree.ancestor as area, estimates.denominator, estimates.year,
    sum(estimates.estimate) as estimate, min(estimates.source) as source, count(*) as districts
  from estimates
  join area_tree on area_tree.area = estimates.area and area_tree.level = 'district'
  group by all
),

whole as (
  select summed.* exclude (districts)
  from summed
  join districts_within on districts_within.ancestor = summed.area and districts_within.districts = summed.districts
),

other_levels as (
  select estimates.area, estimates.denominator, estimates.year, estimates.estimate, estimates.source
  from estimates
  where not exists (from whole where whole.area = estimates.area and whole.year = estimates.year)
),

everything as (
  from whole union all from other_levels
)

select * from everything
