-- One row per scope × area that is compared within it. Totals and "Unassigned" are in no scope.
with params as (from params),

peers as (
  select
    trim(regexp_replace(lower(params.county_name), '[^a-z0-9]+', '-', 'g'), '-')
      || case area_tree.level when 'district' then '-districts' when 'csp' then '-csps' end as scope,
    area_tree.area
  from area_tree, params
  where area_tree.ancestor = params.county_area and area_tree.level in ('district', 'csp')
),

wards as (
  select 'wards' as scope, area_tree.area
  from area_tree, params
  where area_tree.ancestor = params.district and area_tree.level = 'ward'
),

everything as (
  from peers union all from wards
)

select * from everything
