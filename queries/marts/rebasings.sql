-- One row per area × denominator × two years between whose estimates a census was counted: a break between the rates of
-- these years, not between their counts.
-- reasons: the one that says so
with rows as (
  select
    earlier.area, earlier.denominator, earlier.year as year_before, later.year,
    [arg_min({'code': 'population-rebased', 'break': breaks.id, 'words': breaks.reason}::reason, breaks.reason)] as reasons
  from estimates earlier
  join estimates later on later.area = earlier.area and later.denominator = earlier.denominator and later.year > earlier.year
  join breaks
    on breaks.applies_to = 'population' and earlier.estimate_year < year(breaks.date) and later.estimate_year >= year(breaks.date)
    and (breaks.area is null or (later.area, breaks.area) in (select (area, ancestor) from area_tree))
  group by all
)

select * from rows
