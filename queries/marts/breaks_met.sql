-- One row per source × measure × period whose comparison with the year before meets a break of the register.
-- A break on a day lies between the two periods or inside one of them; one that lasts overlaps either.
-- figure: of source × measure, see series_keys
-- period: see periods
-- effect: withhold where any of them withholds the percentage, else flag
with figures as (
  select distinct figure, source, measure from series_keys
),

applied as (
  select figures.figure, breaks.*
  from figures
  join breaks
    on breaks.applies_to in (figures.measure, figures.source, '*')
    or breaks.applies_to in (select name from source_groups where source_groups.source = figures.source)
),

met as (
  select applied.*, periods.period
  from applied
  join periods
    on case
      when applied.until is null then periods.previous_start < applied.date and periods.period_end >= applied.date
      else (periods.period_start <= applied.until and periods.period_end >= applied.date)
        or (periods.previous_start <= applied.until and periods.previous_end >= applied.date)
    end
),

worded as (
  select
    figure, period, effect, date,
    case effect when 'withhold' then 'no percentage across a break: ' else '' end || reason
      || ' (' || strftime(date, '%-d %B %Y') || coalesce(' to ' || strftime(until, '%-d %B %Y'), '') || ')' as words
  from met
),

together as (
  select
    figure, period,
    case when bool_or(effect = 'withhold') then 'withhold' else 'flag' end as effect,
    string_agg(words, '; ' order by effect desc, date, words) as note
  from worded
  group by figure, period
)

select * from together
