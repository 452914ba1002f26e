-- One row per source × measure × period × scope × basis × area with a figure: its place from both ends.
-- Areas are ranked against one another only where each has the whole period (a half-full month falls on all alike).
-- Kept are rankings of quarters and years, of wards those of whole years; others are made when a command asks for them.
-- May be null: rate, per, denominator, note.
-- basis: count or rate
-- of: how many areas have a figure
-- tied: how many share this place, the area itself among them
with keys as (
  select
    scopes.scope, dense_rank() over (order by scopes.scope)::integer as scope_number,
    series_keys.key, series_keys.figure, series_keys.area, measures.per, measures.denominator
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
    keys.scope_number, keys.key, totals.figure, totals.period, totals.value,
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
    count(*) over (partition by figure, period, scope_number, basis_number, compared) as tied
  from based
  window
    highest as (partition by figure, period, scope_number, basis_number order by compared desc),
    lowest as (partition by figure, period, scope_number, basis_number order by compared)
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
    dated.label as period_label, keys.scope, case basis_number when 1 then 'count' else 'rate' end as basis,
    series_keys.area, coalesce(named.name, series_keys.area) as area_name,
    ranked.value, ranked.rate, case when estimates.estimate is not null then keys.per end as per, estimates.said as denominator,
    ranked.rank_highest, ranked.rank_lowest, ranked."of", ranked.tied,
    nullif(concat_ws('; ',
      case when ranked."of" < in_scope.areas then (in_scope.areas - ranked."of") || ' of ' || in_scope.areas || if(in_scope.areas - ranked."of" = 1, ' areas has no whole figure', ' areas have no whole figure') end,
      ranked.note), '') as note
  from ranked
  join series_keys using (key)
  join keys on keys.key = ranked.key and keys.scope_number = ranked.scope_number
  join in_scope on in_scope.scope = keys.scope
  join dated on dated.period = ranked.period
  left join named on named.area = series_keys.area
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator
    and estimates.year = dated.middle_year
  where ranked."of" > 1
)

select * from rows
