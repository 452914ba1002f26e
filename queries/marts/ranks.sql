-- One row per source × measure × period × scope × basis × area with a figure: its place from both ends.
-- Areas are ranked against one another only where each has the whole period (a half-full month falls on all alike). One of which counts
-- are hidden or not available has no place, and is counted by the least and the most that it can be (bounds): a whole figure
-- that lies within these has its first and last possible place. Where records could belong to a figure but are in none, an
-- area whose place they could change is not ranked, nor is one whose figure is below nought (corrections).
-- Kept are rankings of quarters and years, of wards those of whole years; others are made when a command asks for them.
-- May be null: rate, per, denominator, rate_year, estimate_year, smallest.
-- basis: count or rate
-- rate_year, estimate_year: as in trends
-- rank_highest, rank_lowest: the place from either end; the first possible one where bounds leave it open
-- rank_highest_to, rank_lowest_to: the last possible place; the same where it is certain
-- of: how many areas are compared, those among them that are counted by their bounds; the same for each area of a ranking
-- bounded: how many areas are counted by their bounds
-- lacking: how many areas of the comparison have no figure that could be counted
-- tied: how many share this place, the area itself among them
-- smallest: the smallest count above none among the areas of the ranking, whose places would tell of it
-- reasons: which areas are not ranked, and what the area's own figure lacks
-- breaks: what the break register says of the period; those that only some of the areas meet are among the reasons too
with keys as (
  select
    scopes.scope, dense_rank() over (order by scopes.scope)::integer as scope_number,
    series_keys.key, series_keys.figure, series_keys.region, series_keys.area, measures.per, measures.denominator
  from scopes
  join series_keys using (area)
  left join measures using (measure)
),

dated as (
  select
    period, kind, label, strftime(period_start, '%Y-%m-%d') as period_start, strftime(period_end, '%Y-%m-%d') as period_end,
    year(period_start + to_days(((period_end - period_start) // 2)::integer))::integer as middle_year
  from periods
  where kind <> 'asked_previous'
),

figures as (
  select
    keys.scope_number, keys.key, keys.region, totals.figure, totals.period, totals.value,
    totals.value / estimates.estimate * keys.per as rate, coalesce(totals.more, 0) as more,
    coalesce(totals.more, 0) / estimates.estimate * keys.per as more_rate,
    case when keys.per is not null and estimates.estimate is null and keys.scope <> 'wards' then keys.denominator end as without_population
  from keys
  join totals using (key)
  join dated using (period)
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator and estimates.year = dated.middle_year
  where (totals.status in ('complete', 'half full') or totals.more is not null) and totals.value >= 0
    and dated.kind <> 'month' and (keys.scope <> 'wards' or dated.kind not in ('quarter', 'rolling_12'))
),

based as (
  select *, 1 as basis_number, value as compared, value + more as at_most from figures
  union all
  select *, 2, rate, rate + more_rate from figures where rate is not null
),

bounded as (
  select
    keys.scope_number, keys.key, keys.region, keys.figure, bounds.period, bounds.at_least, coalesce(bounds.at_most, 'infinity') as at_most,
    keys.per / estimates.estimate as rate_each
  from bounds
  join keys using (key)
  join dated using (period)
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator and estimates.year = dated.middle_year
  where dated.kind <> 'month' and (keys.scope <> 'wards' or dated.kind not in ('quarter', 'rolling_12'))
),

within_bounds as (
  select figure, period, scope_number, 1 as basis_number, key, at_least, at_most, at_least as least from bounded
  union all
  select figure, period, scope_number, 2, key, at_least * rate_each, at_most * rate_each, at_least from bounded where rate_each is not null
),

without_population as (
  select figure, period, scope_number, without_population as denominator, count(*) as areas
  from figures
  where without_population is not null
  group by all
),

-- Another area lies above this one for certain, or it could: where these are not the same number, it has no place.
in_doubt as (
  select this.key, this.figure, this.period, this.scope_number, this.basis_number
  from based this
  semi join (select distinct figure, period, scope_number, basis_number from based where more > 0) held
    using (figure, period, scope_number, basis_number)
  join based other
    on other.figure = this.figure and other.period = this.period and other.scope_number = this.scope_number
    and other.basis_number = this.basis_number and other.key <> this.key
  group by all
  having count(*) filter (other.compared > this.at_most) <> count(*) filter (other.at_most > this.compared)
    or count(*) filter (other.at_most < this.compared) <> count(*) filter (other.compared < this.at_most)
),

without_place as (
  select
    figure, period, scope_number, basis_number,
    {'code': 'places-withheld', 'count': count(*)}::reason as reason
  from in_doubt
  group by all
),

-- What lies above a whole figure for certain, and what could: an area of which a count is not available could be as high as can be.
beyond as (
  select
    this.key, this.period, this.scope_number, this.basis_number,
    count(*) filter (other.at_least > this.at_most) as above, count(*) filter (other.at_most > this.compared) as perhaps_above,
    count(*) filter (other.at_most < this.compared) as below, count(*) filter (other.at_least < this.at_most) as perhaps_below,
    count(*) as bounded, min(other.least) as least
  from based this
  join within_bounds other using (figure, period, scope_number, basis_number)
  group by all
),

-- Few columns and one order: the rows are many, and are sorted once.
ranked_whole as (
  select
    key, region, figure, period, scope_number, basis_number, value,
    rank() over highest as place,
    count(*) over alike as tied,
    count(*) over ranking as areas,
    min(value) filter (value > 0) over ranking as smallest
  from based
  window
    highest as (partition by figure, period, scope_number, basis_number order by compared desc),
    alike as (
      partition by figure, period, scope_number, basis_number order by compared desc
      range between current row and current row),
    ranking as (
      partition by figure, period, scope_number, basis_number order by compared desc
      rows between unbounded preceding and unbounded following)
),

ranked as (
  select
    ranked_whole.* exclude (place, areas, smallest),
    place + coalesce(above, 0) as rank_highest, place + coalesce(perhaps_above, 0) as rank_highest_to,
    areas - place - tied + 2 + coalesce(below, 0) as rank_lowest, areas - place - tied + 2 + coalesce(perhaps_below, 0) as rank_lowest_to,
    areas + coalesce(bounded, 0) as "of", coalesce(bounded, 0) as bounded, least(smallest, least) as smallest
  from ranked_whole
  anti join in_doubt using (key, period, scope_number, basis_number)
  left join beyond using (key, period, scope_number, basis_number)
),

-- A break that all areas meet falls on all alike; one that only some meet lies between them. Few rankings meet other
-- breaks than many others do: what they meet is numbered, and put together once.
lines as (
  select figure, region, period, inside, unnest(if(area_bound = [], [null], area_bound)) as area_bound
  from breaks_met
  where inside <> [] or area_bound <> []
),

numbered_lines as materialized (
  select inside, area_bound, row_number() over (order by inside, area_bound)::integer as line
  from (select distinct inside, area_bound from lines)
),

lines_met as (
  select lines.figure, lines.region, lines.period, numbered_lines.line
  from lines
  join numbered_lines
    on numbered_lines.inside = lines.inside and numbered_lines.area_bound is not distinct from lines.area_bound
),

by_region as (
  select figure, period, scope_number, basis_number, areas as "of", region, count(*) as areas from ranked_whole group by all
),

met as materialized (
  select figure, period, scope_number, basis_number, "of"::integer as "of", list({'line': line, 'areas': areas} order by line) as met
  from (
    select
      by_region.figure, by_region.period, by_region.scope_number, by_region.basis_number, by_region."of",
      lines_met.line, sum(by_region.areas)::integer as areas
    from by_region
    join lines_met
      on lines_met.figure = by_region.figure and lines_met.region = by_region.region and lines_met.period = by_region.period
    group by all)
  group by all
),

said as (
  select met, "of", list_concat(uneven, alike, inside) as breaks, uneven
  from (
    select
      met, "of", max(inside) as inside,
      list(area_bound order by area_bound.words, area_bound.first, area_bound.break) filter (areas = "of" and area_bound is not null) as alike,
      list(
        struct_update(area_bound, code := 'break-of-some', count := areas, "of" := "of")
        order by area_bound.words, area_bound.first, area_bound.break
      ) filter (areas < "of" and area_bound is not null) as uneven
    from (select met, "of", unnest(met, recursive := true) from (select distinct met, "of" from met))
    join numbered_lines using (line)
    group by met, "of")
),

told as (
  select met.figure, met.period, met.scope_number, met.basis_number, said.breaks, said.uneven
  from met
  join said using (met, "of")
),

noted as (
  select key, period, reasons from totals where status <> 'complete'
),

below_nought as (
  select distinct figure, period from totals where value < 0
),

in_scope as (
  select scope, count(*) as areas from scopes group by scope
),

named as (
  select area, min(name) as name from (select code as area, name from areas union all select area, name from area_names_seen)
  group by area
),

rows as (
  select
    series_keys.source, series_keys.measure, dated.kind as period_kind, dated.period_start, dated.period_end,
    dated.label as period_label, keys.scope, case ranked.basis_number when 1 then 'count' else 'rate' end as basis,
    series_keys.area, coalesce(named.name, series_keys.area) as area_name,
    ranked.value, ranked.value / estimates.estimate * keys.per as rate, case when estimates.estimate is not null then keys.per end as per, estimates.population as denominator, estimates.year as rate_year, estimates.estimate_year,
    ranked.rank_highest, ranked.rank_highest_to, ranked.rank_lowest, ranked.rank_lowest_to, ranked."of", ranked.bounded, in_scope.areas - ranked."of" as lacking, ranked.tied,
    -- most rankings are whole
    case
      when ranked."of" = in_scope.areas and coalesce(without_population.areas, 0) = 0 and without_place.reason is null
        and ranked.bounded = 0 and noted.reasons is null and told.uneven is null then []
      else list_concat(
        case when ranked."of" < in_scope.areas
          then [{
            'code': 'areas-lacking', 'count': in_scope.areas - ranked."of", 'of': in_scope.areas,
            'names': list_concat(
              if(ranked.basis_number = 2 and without_population.areas > 0, ['no-population'], []),
              if(below_nought.figure is null, [], ['below-nought']))
          }::reason]
        end,
        case when ranked.basis_number = 1 and without_population.areas > 0
          then [{'code': 'by-number', 'count': without_population.areas, 'of': in_scope.areas, 'words': without_population.denominator}::reason]
        end,
        case when ranked.bounded > 0 then [{'code': 'areas-bounded', 'count': ranked.bounded, 'of': ranked."of"}::reason] end,
        case when without_place.reason is not null then [without_place.reason] end,
        noted.reasons, told.uneven)
    end as reasons,
    ranked.smallest, coalesce(told.breaks, []) as breaks
  from ranked
  join series_keys using (key)
  join keys on keys.key = ranked.key and keys.scope_number = ranked.scope_number
  join in_scope on in_scope.scope = keys.scope
  join dated on dated.period = ranked.period
  left join named on named.area = series_keys.area
  left join noted on noted.key = ranked.key and noted.period = ranked.period
  left join told
    on told.figure = ranked.figure and told.period = ranked.period
    and told.scope_number = ranked.scope_number and told.basis_number = ranked.basis_number
  left join below_nought on below_nought.figure = ranked.figure and below_nought.period = ranked.period
  left join without_population
    on without_population.figure = ranked.figure and without_population.period = ranked.period
    and without_population.scope_number = ranked.scope_number
  left join without_place
    on without_place.figure = ranked.figure and without_place.period = ranked.period
    and without_place.scope_number = ranked.scope_number and without_place.basis_number = ranked.basis_number
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator
    and estimates.year = dated.middle_year
  where ranked."of" > 1
)

select * from rows
