-- One row per source × measure × period × scope × basis × area with a figure: its place from both ends.
-- Areas are ranked against one another only where each has the whole period (a half-full month falls on all alike).
-- May be null: rate, per, denominator, note.
-- basis: count or rate
-- of: how many areas have a figure
-- tied: how many share this place, the area itself among them
with params as (from params),

figures as (
  select
    scopes.scope, trends.source, trends.measure, trends.area, trends.area_name, trends.period_kind, trends.period_start,
    trends.period_end, trends.period_label, trends.value, trends.rate, trends.per, trends.denominator,
    case when trends.status = 'half full' then trends.note end as note
  from trends
  join scopes on scopes.area = trends.area
  where trends.status in ('complete', 'half full') and trends.value is not null
),

based as (
  select *, 'count' as basis, value as compared from figures
  union all
  select *, 'rate', rate from figures where rate is not null
),

in_scope as (
  select scope, count(*) as areas from scopes group by scope
),

ranked as (
  select
    based.*, in_scope.areas,
    rank() over highest as rank_highest, rank() over lowest as rank_lowest,
    count(*) over (partition by source, measure, period_kind, period_start, period_end, scope, basis) as "of",
    count(*) over (partition by source, measure, period_kind, period_start, period_end, scope, basis, compared) as tied
  from based
  join in_scope using (scope)
  window
    highest as (partition by source, measure, period_kind, period_start, period_end, scope, basis order by compared desc),
    lowest as (partition by source, measure, period_kind, period_start, period_end, scope, basis order by compared)
),

rows as (
  select
    source, measure, period_kind, period_start, period_end, period_label, scope, basis, area, area_name,
    value, rate, per, denominator, rank_highest, rank_lowest, "of", tied,
    nullif(concat_ws('; ', case when "of" < areas then (areas - "of") || ' of ' || areas || ' areas have no whole figure' end, note), '') as note
  from ranked
  where "of" > 1
)

select * from rows
