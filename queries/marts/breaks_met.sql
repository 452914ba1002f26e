-- One row per source × measure × region × period whose comparison with the year before meets a break of the register.
-- A break on a day lies between the two periods or inside one of them; one that lasts overlaps either.
-- figure, region: of source × measure, and which breaks of an area meet it; see series_keys
-- period: see periods
-- effect: withhold where any of them withholds the percentage, else flag
-- reasons: the breaks, those that withhold first
-- inside: the breaks of everywhere that the period itself meets, whatever it is compared with
-- area_bound: the breaks of an area that meet the period or the year before
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

coded as (
  select
    figure, region, period, effect, date, area, is_inside,
    {'code': 'break', 'break': id, 'words': reason, 'first': date, 'last': until}::reason as break
  from met
),

together as (
  select
    figure, region, period,
    case when bool_or(effect = 'withhold') then 'withhold' else 'flag' end as effect,
    list(
      struct_update(break, code := if(effect = 'withhold', 'break-withheld', 'break'))
      order by effect desc, date, break.words, break.last, break.break) as reasons,
    coalesce(list(break order by effect desc, date, break.words, break.last, break.break) filter (is_inside and area is null), []) as inside,
    coalesce(list(break order by effect desc, date, break.words, break.last, break.break) filter (area is not null), []) as area_bound
  from coded
  group by figure, region, period
)

select * from together
