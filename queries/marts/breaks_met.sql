-- One row per source × measure × region × period whose comparison with the year before meets a break of the register.
-- A break on a day lies between the two periods or inside one of them; one that lasts overlaps either.
-- May be null: inside, area_bound.
-- figure, region: of source × measure, and which breaks of an area meet it; see series_keys
-- period: see periods
-- effect: withhold where any of them withholds the percentage, else flag
-- inside: the breaks of everywhere that the period itself meets, whatever it is compared with
-- area_bound: the breaks of an area that meet the period or the year before, a line each
with figures as (
  select distinct figure, source, measure, region from series_keys
),

applied as (
  select figures.figure, figures.region, breaks.*
  from figures
  join breaks
    on (breaks.applies_to in (figures.measure, figures.source, '*')
      or breaks.applies_to in (select name from source_groups where source_groups.source = figures.source))
    and (breaks.area is null or list_contains(string_split(figures.region, ' '), breaks.area))
),

met as (
  select
    applied.*, periods.period,
    case
      when applied.until is null then periods.period_start < applied.date and periods.period_end >= applied.date
      else periods.period_start <= applied.until and periods.period_end >= applied.date
    end as is_inside
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
    figure, region, period, effect, date, area, is_inside,
    case effect when 'withhold' then 'no percentage across a break: ' else '' end as before,
    reason || ' (' || strftime(date, '%-d %B %Y') || coalesce(' to ' || strftime(until, '%-d %B %Y'), '') || ')' as words
  from met
),

together as (
  select
    figure, region, period,
    case when bool_or(effect = 'withhold') then 'withhold' else 'flag' end as effect,
    string_agg(before || words, '; ' order by effect desc, date, words) as note,
    string_agg(words, '; ' order by effect desc, date, words) filter (is_inside and area is null) as inside,
    string_agg(words, chr(10) order by effect desc, date, words) filter (area is not null) as area_bound
  from worded
  group by figure, region, period
)

select * from together
