-- One row per source × measure × area × period: the count, the same period last year, and why no percentage where none.
-- A view over year_on_year, worked out for the rows that are asked for.
-- May be null: value, previous, held, more, previous_more, change, percent, rate, per, denominator, rate_year, estimate_year, share_of, previous_share_of.
-- period_kind: month, quarter, financial_year, calendar_year, assessment_year, rolling_12 or asked
-- status: complete, half full, incomplete, suppressed or no data
-- held: records that are in no figure and could be in this one, 0 where their number is not known; null where none are
-- more: the most that records in no figure could add to the value; null where not known, or it lacks other things too
-- previous_more: the same of the previous value
-- percent: of the previous value, one decimal, half up; null where withheld, and reasons say why
-- rate: of a whole count; null where the count is not, or no population is known
-- share_of, previous_share_of: the figure of which the value is a share, a survey's respondents; null where it is none or that is not whole
-- reasons: why no more is said of it, and what is to be known of the comparison
-- denominator: what the rate is per and whose estimate, "Census 2021 residents"
-- rate_year: the year in the middle of the period
-- estimate_year: the year whose estimate is used, where that year has none another one
with dated as (
  select
    period, kind as period_kind, label as period_label,
    strftime(period_start, '%Y-%m-%d') as period_start, strftime(period_end, '%Y-%m-%d') as period_end,
    strftime(previous_start, '%Y-%m-%d') as previous_start, strftime(previous_end, '%Y-%m-%d') as previous_end,
    year(period_start + to_days(((period_end - period_start) // 2)::integer))::integer as middle_year
  from periods
  where kind <> 'asked_previous'
),

named as (
  select area, min(name) as name from (select code as area, name from areas union all select area, name from area_names_seen)
  group by area
),

keys as (
  select series_keys.key, source, measure, area, coalesce(named.name, area) as area_name, measures.per, measures.denominator
  from series_keys
  left join named using (area)
  left join measures using (measure)
),

rows as (
  select
    keys.source, keys.measure, keys.area, keys.area_name,
    dated.period_kind, dated.period_start, dated.period_end, dated.period_label,
    figures.value, figures.status, figures.previous, dated.previous_start, dated.previous_end, figures.previous_status,
    figures.held, figures.more, figures.previous_more, figures.change, figures.percent, figures.rate,
    case when estimates.estimate is not null then keys.per end as per,
    estimates.population as denominator, estimates.year as rate_year, estimates.estimate_year,
    figures.share_of, figures.previous_share_of, year_reasons.reasons
  from year_on_year figures
  join dated using (period)
  join keys using (key)
  join year_reasons using (own_list, previous_list, withheld_list, break_list, rebased_list, base)
  left join estimates
    on estimates.area = keys.area and estimates.denominator = keys.denominator and estimates.year = dated.middle_year
)

select * from rows
