-- One row per source × measure × area × period supplied, summed up the area tree.
-- status: complete; incomplete (some areas within are not supplied); suppressed; no data; rate (a rate, percentage or mean
--   of this area); not added up (rates of areas within)
-- May be null: value.
with observed as (
  select observations.*, coalesce(areas.level, 'outside') as level
  from observations
  left join areas on areas.code = observations.area
),

counted as (
  select distinct source, measure from coverage
),

-- Sums over the tree. LSOAs themselves are read from the observations when someone asks.
summed as (
  select
    observed.source, observed.measure, area_tree.ancestor as area, observed.period_start, observed.period_end,
    case
      when count(*) filter (observed.status = 'rate') = 0 then sum(observed.value)
      when count(*) filter (observed.status = 'rate' and observed.area = area_tree.ancestor) = 1
        then max(observed.value) filter (observed.area = area_tree.ancestor)
    end as value,
    count(*) filter (observed.status = 'rate') as rates,
    count(*) filter (observed.status = 'suppressed') as suppressed,
    count(*) filter (observed.status = 'unavailable') as unavailable
  from observed
  join area_tree on area_tree.area = observed.area and area_tree.ancestor_level <> 'lsoa'
  group by all
),

-- How many areas typed figures are of; of counted records, which are many, it says nothing.
areas_supplied as (
  select
    observed.source, observed.measure, area_tree.ancestor as area, observed.period_start, observed.period_end,
    count(distinct observed.area) as areas
  from observed
  anti join counted using (source, measure)
  join area_tree on area_tree.area = observed.area and area_tree.ancestor_level <> 'lsoa'
  where observed.level not in ('unassigned', 'former')
  group by all
),

-- Records of areas that the tree does not know (no lookup imported, newer LSOAs, the wrong side of a border) still
-- happened within what their supply covers: they count there, and nowhere within.
unplaced as (
  select
    observed.source, observed.measure, coverage.area, observed.period_start, observed.period_end,
    sum(observed.value) as value
  from observed
  join coverage using (source, measure, period_start, period_end, extract)
  where observed.level = 'outside'
  group by all
),

-- Of each territory by itself: what one force's file leaves open is not missing from another's figures.
unplaced_share as (
  select
    observed.source, coalesce(supplies.territory, '') as territory, observed.period_start,
    sum(observed.value) filter (observed.level = 'outside') / sum(observed.value) > 0.02 as too_many
  from observed
  semi join counted using (source, measure)
  left join supplies using (extract)
  group by all
),

-- Where a territory's supply covers, the records that it could not place may be in any area within.
covered as (
  select
    coverage.source, coverage.area, coverage.period_start, coverage.period_end, coalesce(supplies.territory, '') as territory,
    coalesce(bool_or(unplaced_share.too_many), false) as too_many
  from (select distinct source, area, period_start, period_end, extract from coverage) coverage
  left join supplies using (extract)
  left join unplaced_share
    on unplaced_share.source = coverage.source and unplaced_share.territory = coalesce(supplies.territory, '')
    and unplaced_share.period_start = coverage.period_start
  group by coverage.source, coverage.area, coverage.period_start, coverage.period_end, coalesce(supplies.territory, '')
),

-- What each territory's supplies have ever mentioned: a type that only another force names is not none here.
mentioned as (
  select distinct named.source, named.measure, coalesce(supplies.territory, '') as territory
  from (select distinct source, measure, extract from observed semi join counted using (source, measure)) named
  left join supplies using (extract)
),

-- The level at which a source counts its records; an unknown code that looks like an LSOA's is one.
level_counted as (
  select source, arg_max(level, records) as level
  from (
    select source, case when regexp_matches(area, '^[EW]01') then 'lsoa' when level = 'former' then 'ward' else level end as level, count(*) as records
    from observed
    semi join counted using (source, measure)
    where level not in ('unassigned', 'district')
    group by all)
  group by source
),

-- Areas into which such records can be placed: all of their districts have areas of that level within them.
areas_placed as (
  select levels.level as level_counted, area_tree.ancestor as area
  from (select distinct level from level_counted) levels
  join area_tree on true
  left join (select distinct ancestor as area, level from area_tree) within
    on within.area = area_tree.area and within.level = levels.level
  where area_tree.level = 'district' or area_tree.ancestor = area_tree.area
  group by levels.level, area_tree.ancestor
  having count(*) filter (area_tree.level = 'district' and within.area is null) = 0
    and count(within.area) > 0 or any_value(area_tree.ancestor_level) = 'unassigned'
),

-- Within coverage the absence of a record is a true zero, for every counted measure that its territory's supplies have ever
-- mentioned.
spine as (
  select
    months.source, mentioned.measure, area_tree.area, months.period_start, months.period_end,
    bool_or(months.too_many and area_tree.area <> months.area) as in_doubt
  from covered months
  join mentioned on mentioned.source = months.source and mentioned.territory = months.territory
  join area_tree on area_tree.ancestor = months.area and area_tree.level <> 'lsoa'
  left join level_counted on level_counted.source = months.source
  left join areas_placed
    on areas_placed.area = area_tree.area and areas_placed.level_counted = level_counted.level
  -- a source that names no ward says nothing of wards
  where area_tree.area = months.area or areas_placed.area is not null
    or level_counted.level is null and area_tree.level not in ('ward', 'lsoa', 'former')
  group by all
),

counts as (
  select
    spine.source, spine.measure, spine.area, spine.period_start, spine.period_end,
    coalesce(summed.value, 0) + coalesce(unplaced.value, 0) as value,
    case
      when summed.suppressed > 0 then 'suppressed'
      when spine.in_doubt or summed.unavailable > 0 then 'incomplete'
      else 'complete'
    end as status
  from spine
  left join summed using (source, measure, area, period_start, period_end)
  left join unplaced using (source, measure, area, period_start, period_end)
),

counts_beyond as (
  select summed.source, summed.measure, summed.area, summed.period_start, summed.period_end, summed.value, 'incomplete' as status
  from summed
  semi join counted using (source, measure)
  anti join spine using (source, measure, area, period_start, period_end)
),

-- Typed figures say only what stands there: an area is complete when every area of the level supplied is there.
level_supplied as (
  select source, measure, arg_max(level, areas) as level
  from (
    select source, measure, if(level = 'former', if(area[2:3] = '05', 'ward', 'district'), level) as level, count(distinct area) as areas
    from observed
    where level not in ('unassigned', 'outside')
    group by all)
  group by source, measure
),

-- A district is there too where all those are that it was made of.
former_districts as (
  select area, ancestor as district, count(*) over (partition by ancestor) as parts
  from area_tree
  where level = 'former' and ancestor_level = 'district' and area[2:3] <> '05'
),

made_up as (
  select observed.source, observed.measure, former_districts.district, observed.period_start, observed.period_end
  from observed
  join former_districts using (area)
  group by observed.source, observed.measure, former_districts.district, observed.period_start, observed.period_end, former_districts.parts
  having count(distinct observed.area) = former_districts.parts
),

made_up_within as (
  select made_up.source, made_up.measure, area_tree.ancestor as area, made_up.period_start, made_up.period_end, count(*) as districts
  from made_up
  join area_tree on area_tree.area = made_up.district
  group by all
),

areas_within as (
  select ancestor as area, level, count(*) as expected from area_tree group by ancestor, level
),

-- Where the lookups do not say into which wards a district falls, wards that are all there say nothing of the county.
districts_unknown as (
  select distinct levels.level, districts.ancestor as area
  from (select distinct level from level_supplied) levels
  join area_tree districts on districts.level = 'district'
  where levels.level in ('ward', 'lsoa')
    and (districts.area, levels.level) not in (select (ancestor, level) from area_tree)
),

typed as (
  select
    summed.source, summed.measure, summed.area, summed.period_start, summed.period_end, summed.value,
    case
      when summed.rates > 0 then if(summed.value is null, 'not added up', 'rate')
      when summed.value is null and summed.suppressed > 0 then 'suppressed'
      when summed.value is null then 'no data'
      when summed.unavailable > 0 or districts_unknown.area is not null
        or coalesce(areas_supplied.areas, 0) + coalesce(made_up_within.districts, 0) < areas_within.expected then 'incomplete'
      when summed.suppressed > 0 then 'suppressed'
      else 'complete'
    end as status
  from summed
  anti join counted using (source, measure)
  left join level_supplied using (source, measure)
  left join areas_supplied using (source, measure, area, period_start, period_end)
  left join made_up_within using (source, measure, area, period_start, period_end)
  left join areas_within on areas_within.area = summed.area and areas_within.level = level_supplied.level
  left join districts_unknown on districts_unknown.area = summed.area and districts_unknown.level = level_supplied.level
),

-- Areas that the seeds do not know, for comparison groups beyond the county; unknown LSOAs roll up to nothing.
outside as (
  select
    source, measure, area, period_start, period_end, value,
    case status when 'suppressed' then 'suppressed' when 'unavailable' then 'no data' when 'rate' then 'rate' else 'complete' end as status
  from observed
  where level = 'outside' and not regexp_matches(area, '^[EW]01')
),

supplied as (
  from counts union all from counts_beyond union all from typed union all from outside
),

-- A measure made of parts exists where its source supplies them all.
parts as (
  select measure, count(*) as parts from measure_parts group by measure
),

made as (
  select
    supplied.source, measure_parts.measure, supplied.area, supplied.period_start, supplied.period_end,
    sum(supplied.value) as value,
    case
      when bool_or(supplied.status = 'no data') then 'incomplete'
      when bool_or(supplied.status = 'incomplete') then 'incomplete'
      when bool_or(supplied.status = 'suppressed') then 'suppressed'
      else 'complete'
    end as status,
    count(*) as found
  from supplied
  join measure_parts on measure_parts.part = supplied.measure
  anti join (from supplied where status in ('rate', 'not added up')) rates on rates.source = supplied.source and rates.measure = supplied.measure
  anti join (select distinct source, measure from supplied) own on own.source = supplied.source and own.measure = measure_parts.measure
  group by all
),

everything as (
  from supplied
  union all
  select made.* exclude (found) from made join parts on parts.measure = made.measure and parts.parts = made.found
)

select * from everything
