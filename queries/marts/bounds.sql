-- One row per source × measure × area × period of whose figure some counts are hidden or not available: the least that it is, and the most.
-- A hidden count is what its marker says ("<5" is 1 to 4). By these an area keeps its part in a ranking, see ranks.
-- May be null: at_most.
-- key: of source × measure × area, see series_keys
-- period: see periods
-- at_least: the counts that are known, and the least of those that are hidden
-- at_most: null where a count is not available, or no marker gives a bound
with markers as (
  select
    extract, coalesce((contract ->> '$.corrections')::boolean, false) as corrections,
    unnest(from_json(contract -> '$.markers.suppressed', '["VARCHAR"]')) as marker
  from supplies
),

-- A contract says what its hidden counts are: below the number of its markers, whichever of them a cell has.
bounded as (
  select
    extract, bool_or(corrections) as corrections,
    max(try_cast(regexp_extract(marker, '^<\s?([0-9]+)$', 1) as integer)) - 1 as most
  from markers
  group by extract
),

cells as (
  select
    observations.source, observations.measure, coalesce(area_tree.ancestor, observations.area) as area,
    observations.period_start, observations.period_end, observations.status = 'suppressed' as hidden, bounded.most,
    coalesce(bounded.corrections, false) as corrections
  from observations
  left join bounded using (extract)
  left join area_tree on area_tree.area = observations.area
  where observations.status in ('suppressed', 'unavailable')
),

of_parts as (
  select cells.* replace (measure_parts.measure as measure)
  from cells
  join measure_parts on measure_parts.part = cells.measure
  anti join observations own on own.source = cells.source and own.measure = measure_parts.measure
),

within as (
  select
    supplied.period_start, supplied.period_end, supplied.period_end - supplied.period_start + 1 as days,
    periods.period, periods.period_end - periods.period_start + 1 as days_asked
  from (select distinct period_start, period_end from series) supplied
  join periods on supplied.period_start >= periods.period_start and supplied.period_end <= periods.period_end
),

hidden as (
  select
    series_keys.key, within.period, series_keys.source, series_keys.measure, series_keys.area,
    count(*) filter (cells.hidden) as cells,
    case when bool_and(cells.hidden and cells.most is not null) then sum(cells.most) end as most,
    bool_or(cells.corrections) as corrections
  from (from cells union all from of_parts) cells
  join series_keys using (source, measure, area)
  join within using (period_start, period_end)
  group by all
),

-- Of all series only those with something hidden: without this every one of them is first put into every period.
of_hidden as materialized (
  select series.*, keys.key
  from series
  join (select distinct key, source, measure, area from hidden) keys using (source, measure, area)
),

known as (
  select
    hidden.key, hidden.period, coalesce(sum(series.value), 0) as value, sum(within.days) as days, any_value(within.days_asked) as days_asked
  from hidden
  join of_hidden series using (key)
  join within on within.period = hidden.period and within.period_start = series.period_start and within.period_end = series.period_end
  where series.status not in ('rate', 'not added up')
  group by all
),

-- What lacks anything else (months, records in no figure, a territory) is bounded by nothing that is known.
rows as (
  select hidden.key, hidden.period, known.value + hidden.cells as at_least, known.value + hidden.most as at_most
  from hidden
  join known using (key, period)
  join totals using (key, period)
  where known.days = known.days_asked and not hidden.corrections and totals.held is null
    and totals.status in ('suppressed', 'incomplete')
    and list_has_all(['hidden-within', 'areas-missing'], list_transform(totals.reasons, lambda reason: reason.code))
)

select * from rows
