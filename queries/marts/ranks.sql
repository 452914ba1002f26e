-- One row per source × measure × period × scope × basis × area with a figure: its place from both ends.
-- Areas are ranked against one another only where each has the whole period (a half-full month falls on all alike).
-- Kept are rankings of quarters and years, of wards those of whole years; others are made when a command asks for them.
-- May be null: rate, per, denominator, note, smallest, breaks.
-- basis: count or rate
-- of: how many areas have a figure
-- tied: how many share this place, the area itself among them
-- smallest: the smallest count above none among the areas of the ranking, whose places would tell of it
-- breaks: what the break register says of the period; of a break that only some of the areas meet, the note says so too
with keys as (
  select
    scopes.scope, dense_rank() over (order by scopes.scope)::integer as scope_number,
    series_keys.key, series_keys.figure, series_keys.region, series_keys.area, measures.per, measures.denominator
  from scopes
  join series_keys using (area)
  left join measures using (measure)
),

dated as (
  select
    period, kind, label, strftime(period_start, '%Y-%m-%d') as period_start, strftime(period_end, '%Y-%m-%d') as period_end,
    year(period_start + to_days(((period_end - period_start) // 2)::integer))::integer as middle_year
  from periods
  where kind <> 'asked_previous'
),

figures as (
  select
    keys.scope_number, keys.key, keys.region, totals.figure, totals.period, totals.value,
    totals.value / estimates.estimate * keys.per as rate, case when totals.status = 'half full' then totals.note end as note
  from keys
  join totals using (key)
  join dated using (period)
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator and estimates.year = dated.middle_year
  where totals.status in ('complete', 'half full') and totals.value is not null
    and dated.kind <> 'month' and (keys.scope <> 'wards' or dated.kind not in ('quarter', 'rolling_12'))
),

based as (
  select *, 1 as basis_number, value as compared from figures
  union all
  select *, 2, rate from figures where rate is not null
),

ranked as (
  select
    based.*,
    rank() over highest as rank_highest, rank() over lowest as rank_lowest,
    count(*) over (partition by figure, period, scope_number, basis_number) as "of",
    count(*) over (partition by figure, period, scope_number, basis_number, compared) as tied,
    min(value) filter (value > 0) over (partition by figure, period, scope_number, basis_number) as smallest
  from based
  window
    highest as (partition by figure, period, scope_number, basis_number order by compared desc),
    lowest as (partition by figure, period, scope_number, basis_number order by compared)
),

-- A break that all areas meet falls on all alike; one that only some meet stands between them.
lines as (
  select figure, region, period, inside, unnest(string_split(coalesce(area_bound, ''), chr(10))) as area_bound
  from breaks_met
  where inside is not null or area_bound is not null
),

met as (
  select
    ranked.figure, ranked.period, ranked.scope_number, ranked.basis_number, ranked."of",
    nullif(lines.area_bound, '') as area_bound, min(lines.inside) as inside, count(*) as areas
  from ranked
  join lines on lines.figure = ranked.figure and lines.region = ranked.region and lines.period = ranked.period
  group by all
),

told as (
  select
    figure, period, scope_number, basis_number, min(inside) as inside,
    string_agg(area_bound, '; ' order by area_bound) filter (areas = "of") as alike,
    string_agg(
      'only ' || areas || ' of ' || "of" || ' areas ' || if(areas = 1, 'is', 'are') || ' met by a break: ' || area_bound,
      '; ' order by area_bound) filter (areas < "of") as uneven
  from met
  group by all
),

in_scope as (
  select scope, count(*) as areas from scopes group by scope
),

named as (
  select area, min(name) as name from (select code as area, name from areas union all select area, name from area_names_seen)
  group by area
),

rows as (
  select
    series_keys.source, series_keys.measure, dated.kind as period_kind, dated.period_start, dated.period_end,
    dated.label as period_label, keys.scope, case ranked.basis_number when 1 then 'count' else 'rate' end as basis,
    series_keys.area, coalesce(named.name, series_keys.area) as area_name,
    ranked.value, ranked.rate, case when estimates.estimate is not null then keys.per end as per, estimates.said as denominator,
    ranked.rank_highest, ranked.rank_lowest, ranked."of", ranked.tied,
    nullif(concat_ws('; ',
      case when ranked."of" < in_scope.areas then (in_scope.areas - ranked."of") || ' of ' || in_scope.areas || if(in_scope.areas - ranked."of" = 1, ' areas has no whole figure', ' areas have no whole figure') end,
      ranked.note, told.uneven), '') as note,
    ranked.smallest, nullif(concat_ws('; ', told.uneven, told.alike, told.inside), '') as breaks
  from ranked
  join series_keys using (key)
  join keys on keys.key = ranked.key and keys.scope_number = ranked.scope_number
  join in_scope on in_scope.scope = keys.scope
  join dated on dated.period = ranked.period
  left join named on named.area = series_keys.area
  left join told
    on told.figure = ranked.figure and told.period = ranked.period
    and told.scope_number = ranked.scope_number and told.basis_number = ranked.basis_number
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator
    and estimates.year = dated.middle_year
  where ranked."of" > 1
)

select * from rows
