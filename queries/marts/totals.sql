-- One row per source × measure × area × period with something supplied: the sum, and whether it is the whole.
-- May be null: value, note.
-- status: complete, half full, incomplete, suppressed or no data
with supplied_periods as (
  select distinct period_start, period_end from series
),

within as (
  select
    supplied_periods.period_start, supplied_periods.period_end,
    supplied_periods.period_end - supplied_periods.period_start + 1 as days,
    periods.kind as period_kind, periods.period_start as start, periods.period_end as finish, periods.label as period_label,
    periods.period_end - periods.period_start + 1 as days_asked
  from supplied_periods
  join periods on supplied_periods.period_start >= periods.period_start and supplied_periods.period_end <= periods.period_end
),

flagged as (
  select series.*, usual_months.month is not null as half_full
  from series
  left join usual_months
    on usual_months.source = series.source and usual_months.measure = series.measure
    and usual_months.month = series.period_start
    and series.period_end = (series.period_start + interval '1 month' - interval '1 day')::date
),

summed as (
  select
    flagged.source, flagged.measure, flagged.area,
    within.period_kind, within.start as period_start, within.finish as period_end, within.period_label,
    sum(flagged.value) as value,
    count(*) as supplied,
    sum(within.days) = any_value(within.days_asked) as whole,
    sum(within.days) as days, any_value(within.days_asked) as days_asked,
    count(*) filter (flagged.status = 'no data') as without_data,
    count(*) filter (flagged.status = 'suppressed') as suppressed,
    count(*) filter (flagged.status = 'incomplete') as incomplete,
    string_agg(strftime(flagged.period_start, '%B %Y'), ', ' order by flagged.period_start) filter (flagged.half_full) as half_full
  from flagged
  join within using (period_start, period_end)
  group by all
),

judged as (
  select
    source, measure, area, period_kind, period_start, period_end, period_label,
    case when without_data = supplied then null when suppressed > 0 then null else value end as value,
    case
      when without_data = supplied then 'no data'
      when suppressed > 0 then 'suppressed'
      when not whole or without_data > 0 or incomplete > 0 then 'incomplete'
      when half_full is not null then 'half full'
      else 'complete'
    end as status,
    case
      when without_data = supplied then 'no data'
      when suppressed > 0 then 'a hidden small count within'
      when not whole then 'only ' || round(days / 30.4375)::integer || ' of ' || round(days_asked / 30.4375)::integer || ' months supplied'
      when without_data > 0 or incomplete > 0 then 'some areas within are not supplied'
      when half_full is not null then 'half full: ' || half_full
    end as note
  from summed
)

select * from judged
