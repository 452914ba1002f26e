-- One row per source × measure × area that has a series: numbers to join and group by, which is many times faster.
-- key: of source × measure × area
-- figure: of source × measure
-- region: the areas of the break register that the area lies in, by code; '' where only breaks of everywhere meet it
with named as (
  select distinct source, measure, area from series
),

within as (
  select area_tree.area, string_agg(distinct breaks.area, ' ' order by breaks.area) as region
  from breaks
  join area_tree on area_tree.ancestor = breaks.area
  group by area_tree.area
),

numbered as (
  select
    row_number() over (order by source, measure, area)::integer as key,
    dense_rank() over (order by source, measure)::integer as figure,
    source, measure, area, coalesce(region, '') as region
  from named
  left join within using (area)
)

select * from numbered
