-- One row per source × measure × area × period: the count, the same period last year, and why no percentage where none.
-- May be null: value, previous, change, percent, rate, per, denominator, note.
-- period_kind: month, quarter, financial_year, calendar_year, assessment_year, rolling_12 or asked
-- status: complete, half full, incomplete, suppressed or no data
-- percent: of the previous value, one decimal, half up; null with the reason in note where withheld
-- denominator: what the rate is per and whose estimate, "Census 2021 residents"
with params as (from params),

by_dates as (
  select source, measure, area, period_start, period_end, any_value(value) as value, any_value(status) as status, any_value(note) as note
  from totals
  group by all
),

both_years as (
  select
    totals.*, periods.previous_start, periods.previous_end,
    year(totals.period_start + to_days(((totals.period_end - totals.period_start) // 2)::integer)) as middle_year,
    before.value as previous, coalesce(before.status, 'no data') as previous_status, before.note as previous_note,
    totals.status = 'complete' and before.status is not distinct from 'complete' as comparable
  from totals
  join periods
    on periods.kind = totals.period_kind and periods.period_start = totals.period_start and periods.period_end = totals.period_end
  left join by_dates before
    on before.source = totals.source and before.measure = totals.measure and before.area = totals.area
    and before.period_start = periods.previous_start and before.period_end = periods.previous_end
  where totals.period_kind <> 'asked_previous'
),

-- The estimate of the period's middle year, else the last before it, else the first after it; which one is said.
estimated as (
  select
    both_years.*, measures.per, measures.denominator as denominator_kind,
    denominators.estimate, denominators.source as estimate_source, denominators.year as estimate_year
  from both_years
  left join measures using (measure)
  left join denominators
    on denominators.area = both_years.area and denominators.denominator = measures.denominator
  qualify row_number() over (
    partition by both_years.source, both_years.measure, both_years.area, period_kind, period_start, period_end
    order by denominators.year > middle_year, abs(denominators.year - middle_year)
  ) = 1
),

named as (
  select area, min(name) as name from (select code as area, name from areas union all select area, name from area_names_seen)
  group by area
),

rows as (
  select
    source, measure, area, coalesce(named.name, area) as area_name,
    period_kind, strftime(period_start, '%Y-%m-%d') as period_start, strftime(period_end, '%Y-%m-%d') as period_end, period_label,
    value, status, previous,
    strftime(previous_start, '%Y-%m-%d') as previous_start, strftime(previous_end, '%Y-%m-%d') as previous_end, previous_status,
    case when comparable then value - previous end as change,
    case when comparable and previous >= params.percent_base and previous > 0
      then sign(value - previous) * floor(abs(value - previous) * 1000 / previous + 0.5 + 1e-9) / 10 end as percent,
    value / estimate * per as rate,
    case when estimate is not null then per end as per,
    case when estimate is not null then estimate_source || ' ' || denominator_kind
      || case when estimate_year <> middle_year then ' (no estimate for ' || middle_year || ')' else '' end end as denominator,
    nullif(concat_ws('; ',
      case when status <> 'complete' then totals_note end,
      case
        when previous_status = 'no data' then 'no data for the same period of the previous year'
        when previous_status <> 'complete' then 'previous year: ' || previous_note
        when status = 'complete' and previous = 0 then 'no percentage on a base of none'
        when status = 'complete' and previous < params.percent_base
          then 'no percentage on a base under ' || params.percent_base
      end), '') as note
  from (select * rename (note as totals_note) from estimated) estimated
  cross join params
  left join named using (area)
)

select * from rows
