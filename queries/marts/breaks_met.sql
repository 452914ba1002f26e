-- One row per source × measure × region × period whose comparison with the year before meets a break of the register.
-- Of a survey the month in which people were asked stands for the period that its answers are of.
-- A break on a day lies between the two periods or inside one of them; one that lasts overlaps either.
-- figure, region: of source × measure, and which breaks of an area meet it; see series_keys
-- period: see periods
-- effect: withhold where any of them withholds the percentage, else flag
-- reasons: the breaks, those that withhold first
-- inside: the breaks of everywhere that the period itself meets, whatever it is compared with
-- area_bound: the breaks of an area that meet the period or the year before
with figures as (
  select distinct series_keys.figure, series_keys.source, series_keys.measure, series_keys.region, sources.asked_month
  from series_keys
  left join sources using (source)
),

-- The first such month in each period and in the one before; where a period has none, the whole of it.
asked as (
  select
    asked_month, period, period_end, previous_end,
    make_date(year(period_start) + if(asked_month < month(period_start), 1, 0), asked_month, 1) as month,
    make_date(year(previous_start) + if(asked_month < month(previous_start), 1, 0), asked_month, 1) as previous_month
  from periods
  cross join (select distinct asked_month from sources where asked_month is not null)
),

spans as (
  select null::integer as asked_month, period, period_start, period_end, previous_start, previous_end
  from periods
  union all
  select
    asked_month, period, if(within, month, period_start), if(within, last_day(month), period_end),
    if(within, previous_month, previous_start), if(within, last_day(previous_month), previous_end)
  from (
    select asked.*, periods.period_start, periods.previous_start, month <= asked.period_end and previous_month <= asked.previous_end as within
    from asked
    join periods using (period)
  )
),

-- In the order in which they are printed: those that withhold first.
numbered as (
  select *, row_number() over (order by effect desc, date, reason, until, id)::integer as place from breaks
),

applied as (
  select figures.figure, figures.region, figures.asked_month, numbered.*
  from figures
  join numbered
    on (numbered.applies_to in (figures.measure, figures.source, '*')
      or numbered.applies_to in (select name from source_groups where source_groups.source = figures.source))
    and (numbered.area is null or list_contains(string_split(figures.region, ' '), numbered.area))
),

met as (
  select
    applied.*, spans.period,
    case
      when applied.until is null then spans.period_start < applied.date and spans.period_end >= applied.date
      else spans.period_start <= applied.until and spans.period_end >= applied.date
    end as is_inside
  from applied
  join spans
    on spans.asked_month is not distinct from applied.asked_month
    and case
      when applied.until is null then spans.previous_start < applied.date and spans.period_end >= applied.date
      else (spans.period_start <= applied.until and spans.period_end >= applied.date)
        or (spans.previous_start <= applied.until and spans.previous_end >= applied.date)
    end
),

together as (
  select
    figure, region, period,
    case when bool_or(effect = 'withhold') then 'withhold' else 'flag' end as effect,
    list(place order by place) as places,
    list(place order by place) filter (is_inside and area is null) as inside,
    list(place order by place) filter (area is not null) as area_bound
  from met
  group by figure, region, period
),

-- Few figures meet other breaks than many others do.
sets as (
  from (select distinct places from together)
  union
  from (select distinct inside from together)
  union
  from (select distinct area_bound from together)
),

coded as (
  select
    sets.places,
    list({'code': 'break', 'break': id, 'words': reason, 'first': date, 'last': until}::reason order by place) as breaks,
    list(
      {
        'code': if(effect = 'withhold', 'break-withheld', 'break'), 'break': id, 'words': reason, 'first': date, 'last': until
      }::reason
      order by place) as reasons
  from (select places, unnest(places) as place from sets) sets
  join numbered using (place)
  group by sets.places
),

rows as (
  select
    together.figure, together.region, together.period, together.effect, compared.reasons,
    coalesce(inside.breaks, []) as inside, coalesce(area_bound.breaks, []) as area_bound
  from together
  join coded compared on compared.places = together.places
  left join coded inside on inside.places = together.inside
  left join coded area_bound on area_bound.places = together.area_bound
)

select * from rows
