-- One row per set of reasons that a row of year_on_year refers to, put together once.
-- own_list, previous_list, withheld_list, break_list, rebased_list, base: as there
-- reasons: why no more is said of the comparison, and what is to be known of it
with params as (from params),

sets as (
  select distinct own_list, previous_list, withheld_list, break_list, rebased_list, base from year_on_year
),

rows as (
  select
    sets.*,
    list_concat(
      withheld.reasons, own.reasons,
      case base
        when 1 then [{'code': 'no-previous'}::reason]
        when 2 then [{'code': 'below-nought'}::reason]
        when 3 then [{'code': 'base-none'}::reason]
        when 4 then [{'code': 'base-small', 'count': params.percent_base}::reason]
        when 5 then [{'code': 'base-share'}::reason]
      end,
      list_transform(previous.reasons, lambda r: struct_update(r, previous := true)),
      met.reasons, rebased.reasons) as reasons
  from sets
  cross join params
  left join reason_lists own on own.list = own_list
  left join reason_lists previous on previous.list = previous_list
  left join reason_lists withheld on withheld.list = withheld_list
  left join reason_lists met on met.list = break_list
  left join reason_lists rebased on rebased.list = rebased_list
)

select * from rows
