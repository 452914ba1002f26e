-- One row per source × measure × area × period supplied × gap whose records could belong to it.
-- A gap says as little as its records do: what they leave open could be any measure, area or month of their supply.
-- May be null: each, seen.
-- gap_row: a row of gaps, by number; rows of one extract and gap are the same records
-- records: how many; 0 where that is not known
-- each: what one of them adds to a figure; null where that is not known
-- reason: why they are in no figure, see pipeline/ingest/reasons.ts; silence where something was seen instead
-- seen: of a silence, what makes the figure doubtful; of a file without a column or without small counts that it is one
with held as (
  select extract, gap, count(*) as records
  from quarantine
  where released_by is null and gap is not null
  group by all
),

known as (
  select
    row_number() over (order by gaps.extract, gaps.gap, gaps.measure, gaps.period_start, gaps.each)::integer as gap_row,
    gaps.* exclude (records, period_start, period_end),
    case when gaps.reason in ('missing-column', 'small-counts-left-out') then {'code': gaps.reason}::reason end as seen,
    gaps.records + coalesce(held.records, 0) as records,
    coalesce(gaps.period_start, supplies.covers_from) as first, coalesce(gaps.period_end, supplies.covers_to) as last,
    supplies.source, supplies.territory, supplies.received
  from gaps
  join supplies using (extract)
  left join held using (extract, gap)
  where not supplies.removed and (gaps.records + coalesce(held.records, 0) > 0 or gaps.reason in ('missing-column', 'small-counts-left-out'))
),

in_force as (
  select distinct extract, measure, period_start, period_end from observations
  union
  select distinct extract, measure, period_start, period_end from coverage
),

-- What a later supply says of a month holds, whatever an earlier one could not.
superseding as (
  select distinct supplies.source, supplies.territory, supplies.received, in_force.* exclude (extract)
  from in_force
  join supplies using (extract)
  where supplies.taken is distinct from 'add'
),

covered as (
  select distinct extract, area from coverage
),

spoken as (
  from covered
  union
  select distinct extract, area from observations anti join (select distinct extract from covered) using (extract)
),

-- Where the area is not known, all within what the supply speaks of, and all that it is summed into.
areas_meant as (
  select known.gap_row, area_tree.ancestor as area
  from known
  join area_tree on area_tree.area = known.area
  union
  select known.gap_row, known.area from known where known.area is not null
  union
  select known.gap_row, area_tree.area
  from known
  join spoken using (extract)
  join area_tree on area_tree.ancestor = spoken.area
  where known.area is null
  union
  select known.gap_row, area_tree.ancestor
  from known
  join spoken using (extract)
  join area_tree on area_tree.area = spoken.area
  where known.area is null
),

measures_meant as (
  select gap_row, measure from known where measure is not null
  union
  select known.gap_row, measure_parts.measure from known join measure_parts on measure_parts.part = known.measure
  union
  select known.gap_row, series.measure
  from known
  join (select distinct source, measure from series) series using (source)
  where known.measure is null
),

silent as (
  select gap_row from known anti join spoken using (extract) where known.area is null
),

figures as (
  select
    series.source, series.measure, series.area, series.period_start, series.period_end,
    known.gap_row, known.extract, known.gap, known.records, known.each, known.reason, known.seen
  from known
  join measures_meant using (gap_row)
  join series
    on series.source = known.source and series.measure = measures_meant.measure
    and series.period_start <= coalesce(known.last, series.period_start)
    and series.period_end >= coalesce(known.first, series.period_end)
  where ((known.gap_row, series.area) in (select (gap_row, area) from areas_meant) or known.gap_row in (select gap_row from silent))
    and not exists (
      from superseding
      where superseding.source = known.source and superseding.territory = known.territory
        and superseding.received > known.received
        and superseding.period_start = series.period_start and superseding.period_end = series.period_end
        and (known.measure is null or superseding.measure = known.measure))
),

-- What counts every record of a log lacks what one of its types does, where that is a twentieth of it.
sizes as (
  select source, measure, sum(value) as value from observations group by all
),

wholes as (
  select distinct source, json_extract_string(measured.item, '$.measure') as measure
  from (
    select source, unnest(json_extract(contract, '$.measures[*]')) as item
    from supplies
    where not removed) measured
  where json_extract_string(measured.item, '$.count') = 'records' and json_extract(measured.item, '$.where') is null
    and json_extract(measured.item, '$.by') is null
),

wholes_of as (
  select wholes.source, wholes.measure, part.measure as part
  from wholes
  join sizes whole on whole.source = wholes.source and whole.measure = wholes.measure
  join sizes part on part.source = wholes.source and part.measure <> wholes.measure
  where part.value >= 0.05 * whole.value
),

-- What the supplier confirmed is believed.
unconfirmed as (
  select doubtful.*
  from (from silences union all by name from running_totals union all by name from jumps union all by name from figures_apart union all by name from unfinished union all by name from unnamed_wards) doubtful
  where not exists (
    from confirmed
    where confirmed.source = doubtful.source and (confirmed.measure is null or confirmed.measure is not distinct from doubtful.measure)
      and (confirmed.area is null or (doubtful.area, confirmed.area) in (select (area, ancestor) from area_tree))
      and doubtful.period_start >= confirmed."from" and doubtful.period_end <= confirmed.until)
),

unbelieved as (
  from unconfirmed union all by name from waiting_files
),

-- A silence is a gap of which neither the number nor the supply is known.
silent_figures as (
  select distinct
    series.source, series.measure, series.area, series.period_start, series.period_end,
    -silences.number as gap_row, '' as extract, -silences.number as gap, 0::bigint as records, null::double as each,
    'silence' as reason, silences.seen
  from (select *, dense_rank() over (order by source, territory, measure, period_start, period_end, seen)::integer as number from unbelieved) silences
  join series
    on series.source = silences.source and (silences.measure is null or series.measure = silences.measure
      or (series.measure, silences.measure) in (select (measure, part) from measure_parts)
      or (series.source, series.measure, silences.measure) in (select (source, measure, part) from wholes_of)
        -- a type that began or ended with a break is no part that is lacking
        and silences.measure not in (
          select applies_to from breaks where breaks.date between silences.period_start - 31 and silences.period_end + 31))
    and series.period_start <= silences.period_end and series.period_end >= silences.period_start
  join area_tree
    on (area_tree.area = silences.area and area_tree.ancestor = series.area)
    or (area_tree.ancestor = silences.area and area_tree.area = series.area)
),

-- Of each figure of a ward a gap of its own.
ward_figures as (
  select
    source, measure, area, period_start, period_end,
    number as gap_row, 'ward' as extract, number as gap, records, 1::double as each, reason, null::reason as seen
  from ward_gaps
),

everything as (
  from figures union all from silent_figures union all from ward_figures
)

select * from everything
