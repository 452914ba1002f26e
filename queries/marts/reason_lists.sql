-- One row per list of reasons that figures or their comparisons carry: the rows are many and say few different things, so
-- that they refer to a list by its number.
-- list: from 1
with rows as (
  select row_number() over (order by reasons)::integer as list, reasons
  from (
    from (select distinct reasons from totals where reasons <> [])
    union
    from (select distinct reasons from withheld)
    union
    from (select distinct reasons from breaks_met)
    union
    from (select distinct reasons from rebasings))
)

select * from rows
