-- One row per scope × area that is compared within it. Totals and "Unassigned" are in no scope.
with params as (from params),

names as (
  select trim(regexp_replace(regexp_replace(lower(county_name), '^the\s+', ''), '[^a-z0-9]+', '-', 'g'), '-') as slug from params
),

-- what lies within an area, or what has codes of one kind
peers as (
  select names.slug || case area_tree.level when 'district' then '-districts' when 'csp' then '-csps' end as scope, area_tree.area
  from area_tree, params, names
  where area_tree.ancestor = params.county_area and area_tree.level in ('district', 'csp')
  union
  select names.slug || '-districts', areas.code
  from areas, params, names
  where areas.level = 'district' and starts_with(areas.code, params.peers_codes::varchar)
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
