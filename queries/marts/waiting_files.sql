-- One row per file that waits for an answer × area of its source: what it says of its days is in no figure.
-- Columns as in silences.
-- May be null: measure.
-- measure: always null, all of the source are meant
-- seen: the file's name
with areas_meant as (
  select distinct supplies.source, supplies.territory, spoken.area
  from (select extract, area from observations union select extract, area from coverage) spoken
  join supplies using (extract)
  where (supplies.source, supplies.territory) in (select (source, territory) from waiting)
),

told as (
  select
    waiting.source, waiting.territory, null::varchar as measure, areas_meant.area,
    waiting.covers_from as period_start, waiting.covers_to as period_end,
    {'code': 'file-waits', 'name': regexp_extract(waiting.file, '[^/]*$')}::reason as seen
  from waiting
  join areas_meant using (source, territory)
  where waiting.covers_from is not null
)

select * from told
