-- One row per source × measure × ward × period supplied × reason for which records of its district are in no ward's
-- figure, though they may be of this one: they name no ward, or an LSOA that lies in no ward for certain.
-- number: of this row alone, so that those of several months add up
with -- An LSOA that lies in no ward for certain (it was split between several, or no lookup says in which it is) could lie in
-- any of those of its district, or that it was split between: its records are in the district, and in none of them.
in_wards as (
  select distinct area_tree.ancestor as ward, within.ancestor as district
  from area_tree
  join area_tree within on within.area = area_tree.ancestor and within.ancestor_level = 'district'
  where area_tree.level = 'lsoa' and area_tree.ancestor_level = 'ward'
),

unplaced as (
  select area, ancestor as district
  from area_tree
  where level = 'lsoa' and ancestor_level = 'district'
    and area not in (select area from area_tree where level = 'lsoa' and ancestor_level = 'ward')
),

split as (
  select unplaced.area, area_tree.ancestor as ward
  from unplaced
  join area_changes using (area)
  left join area_tree on area_tree.area = area_changes.became and area_tree.ancestor_level = 'ward'
),

wards_meant as (
  select distinct area, ward from split where area not in (select area from split where ward is null)
  union
  select unplaced.area, in_wards.ward
  from unplaced
  join in_wards using (district)
  where unplaced.area not in (select area from split) or unplaced.area in (select area from split where ward is null)
  union
  -- what names a ward that is known no more could be of any of today's
  select former.area, wards.area
  from area_tree former
  join area_tree wards on wards.ancestor = former.ancestor and wards.level = 'ward'
  where former.level = 'former' and former.ancestor_level = 'district' and former.area[2:3] = '05'
),

uncertain as (
  select
    observations.source, observations.measure, wards_meant.ward, observations.period_start, observations.period_end,
    sum(observations.value) as records, 'ward-not-certain' as reason
  from observations
  join wards_meant using (area)
  where observations.value > 0
  group by all
),

-- Records of a log that name no ward count in the district alone. Where they are many, each ward of it may be theirs.
ward_records as (
  select
    observations.source, observations.extract, observations.measure, area_tree.ancestor as district,
    observations.period_start, observations.period_end,
    sum(observations.value) filter (areas.level = 'district') as without, sum(observations.value) as whole
  from observations
  semi join (select distinct source, measure from coverage) counted using (source, measure)
  join areas on areas.code = observations.area and areas.level in ('ward', 'district')
  join area_tree on area_tree.area = observations.area and area_tree.ancestor_level = 'district'
  where observations.source in (
    select source from observations join areas on areas.code = observations.area where areas.level = 'ward')
  group by all
),

-- Judged by any twelve months: one in twelve or more, ten at least.
by_year as (
  select
    source, measure, district, period_start,
    sum(without) over year_to as without, sum(whole) over year_to as whole
  from ward_records
  window year_to as (
    partition by source, measure, district order by period_start
    range between interval '11 months' preceding and current row)
),

many_without as (
  select distinct ward_records.source, ward_records.district, ward_records.period_start
  from by_year
  join ward_records using (source, measure, district)
  where by_year.without >= 10 and by_year.without > by_year.whole / 12
    and ward_records.period_start between by_year.period_start - interval '11 months' and by_year.period_start
),

wards as (
  select area as ward, ancestor as district from area_tree where level = 'ward' and ancestor_level = 'district'
),

without_ward as (
  select
    ward_records.source, ward_records.measure, wards.ward, ward_records.period_start, ward_records.period_end,
    sum(ward_records.without) as records, 'no-ward-named' as reason
  from ward_records
  semi join many_without using (source, district, period_start)
  join wards using (district)
  where ward_records.without > 0
  group by all
),

-- a measure made of parts lacks what they do
figures as (
  select
    meant.source, coalesce(measure_parts.measure, meant.measure) as measure, meant.ward as area,
    meant.period_start, meant.period_end, round(sum(meant.records))::bigint as records, meant.reason
  from (from uncertain union all from without_ward) meant
  left join (from measure_parts union all select distinct measure, measure from observations) measure_parts
    on measure_parts.part = meant.measure
  group by all
),

numbered as (
  select
    figures.*,
    row_number() over (order by reason, source, measure, area, period_start, period_end)::integer as number
  from figures
  semi join series using (source, measure, area, period_start, period_end)
)

select * from numbered
