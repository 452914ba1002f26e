-- One row per source × measure × area that has a series: numbers to join and group by, which is many times faster.
-- key: of source × measure × area
-- figure: of source × measure
with named as (
  select distinct source, measure, area from series
),

numbered as (
  select
    row_number() over (order by source, measure, area)::integer as key,
    dense_rank() over (order by source, measure)::integer as figure,
    source, measure, area
  from named
)

select * from numbered
