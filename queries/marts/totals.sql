-- One row per source × measure × area × period with something supplied: the sum, and whether it is the whole.
-- Of wards, only those that are compared are kept here, and no single months (see monthly); where a command asks for a
-- period of its own, all of them.
-- May be null: value, held, more.
-- key: of source × measure × area, see series_keys
-- figure: of source × measure
-- period: see periods
-- status: complete, half full, incomplete, suppressed, no data or rate
-- held: records that are in no figure and could be in this one, 0 where their number is not known; null where none are
-- more: the most that records in no figure could add to it; null where that is not known, or it lacks other things too
-- reasons: what it lacks
with params as (from params),

within as (
  select
    supplied.period_start, supplied.period_end, supplied.period_end - supplied.period_start + 1 as days,
    periods.period, periods.kind, periods.period_end - periods.period_start + 1 as days_asked
  from (select distinct period_start, period_end from series) supplied
  join periods on supplied.period_start >= periods.period_start and supplied.period_end <= periods.period_end
),

shown as (
  select series_keys.*, coalesce(areas.level = 'ward', false) as is_ward
  from series_keys
  cross join params
  left join areas on areas.code = series_keys.area
  where params.asked_to is not null or areas.level is distinct from 'ward' or series_keys.area in (select area from scopes)
),

supplied as (
  select shown.key, shown.figure, shown.is_ward, series.period_start, series.period_end, series.value, series.status
  from series
  join shown using (source, measure, area)
),

-- Editions of a rolling year lie across one another: a sum of them would count months twice.
crossing as (
  select distinct figure
  from (
    select figure, period_start <= max(period_end) over earlier as crosses
    from (select distinct figure, period_start, period_end from supplied)
    window earlier as (
      partition by figure order by period_start, period_end rows between unbounded preceding and 1 preceding))
  where crosses
),

overlapping as (
  select key, period
  from (
    select supplied.key, within.period, supplied.period_start <= max(supplied.period_end) over earlier as crosses
    from supplied
    semi join crossing using (figure)
    join within using (period_start, period_end)
    window earlier as (
      partition by supplied.key, within.period order by supplied.period_start, supplied.period_end
      rows between unbounded preceding and 1 preceding))
  group by key, period
  having bool_or(crosses)
),

summed as (
  select
    supplied.key, any_value(supplied.figure) as figure, within.period,
    sum(supplied.value) as value,
    count(*) as supplied,
    sum(within.days)::integer as days, any_value(within.days_asked) as days_asked,
    count(*) filter (supplied.status in ('rate', 'not added up')) as rates,
    count(*) filter (supplied.status in ('no data', 'not added up')) as without_data,
    count(*) filter (supplied.status = 'suppressed') as suppressed,
    count(*) filter (supplied.status = 'incomplete') as incomplete
  from supplied
  join within using (period_start, period_end)
  where not supplied.is_ward or within.kind <> 'month'
  group by supplied.key, within.period
),

-- Records that could belong to a figure: of one gap they are counted once, however many of the months they could be of.
held as (
  select
    key, period, sum(records) as records, case when bool_or(more is null) then null else sum(more) end as more,
    list(distinct reason order by reason) filter (records > 0) as kinds,
    list(distinct seen order by seen) filter (records = 0) as seen
  from (
    select
      key, period, extract, gap, any_value(reason) as reason, any_value(seen) as seen, max(records) as records,
      case when bool_or(each is null) then null else sum(records * each) end as more
    from (
      select distinct
        shown.key, within.period, gap_figures.gap_row, gap_figures.extract, gap_figures.gap, gap_figures.records,
        gap_figures.each, gap_figures.reason, gap_figures.seen
      from gap_figures
      join shown using (source, measure, area)
      join within using (period_start, period_end))
    group by all)
  group by key, period
),

half_full as (
  select key, period, list(month order by month) as months
  from (
    select distinct shown.key, within.period, usual_months.month
    from (select distinct source, territory, measure, month from usual_months) usual_months
    join territories using (source, territory)
    join shown
      on shown.source = usual_months.source and shown.measure = usual_months.measure
      and (territories.area is null or territories.area = shown.area)
    join within on within.period_start = usual_months.month and within.period_end = last_day(usual_months.month))
  group by key, period
),

-- What stands there is then not all that there is: a territory's supply has no such month.
short as (
  select
    shown.key, lacking.period,
    list(
      {'code': 'territory-missing', 'name': lacking.name, 'count': lacking.months, 'of': lacking."of"}::reason
      order by lacking.name) as reasons
  from lacking
  join shown using (source, area)
  where not lacking.before
  group by shown.key, lacking.period
),

judged as (
  select
    summed.key, summed.figure, summed.period,
    case when without_data = supplied or (rates > 0 and (supplied > 1 or days <> days_asked)) then null when suppressed > 0 or overlapping.key is not null then null else value end as value,
    case
      when rates > 0 then if(without_data = 0 and supplied = 1 and days = days_asked, 'rate', 'no data')
      when without_data = supplied then 'no data'
      when overlapping.key is not null then 'incomplete'
      when suppressed > 0 then 'suppressed'
      when days <> days_asked or without_data > 0 or incomplete > 0 or short.key is not null then 'incomplete'
      when half_full.months is not null then 'half full'
      when held.key is not null then 'incomplete'
      else 'complete'
    end as status,
    if(without_data < supplied, held.records, null)::integer as held,
    case
      when rates = 0 and days = days_asked and overlapping.key is null and without_data + suppressed + incomplete = 0 and half_full.months is null and short.key is null
        then if(held.key is null, 0, held.more)
    end as more,
    list_concat(
      case
        when rates > 0 and without_data = 0 and supplied = 1 and days = days_asked then [{'code': 'rate'}::reason]
        when rates > 0 then [{'code': 'rates-not-added'}::reason]
        when without_data = supplied then [{'code': 'no-data'}::reason]
        when overlapping.key is not null then [{'code': 'periods-overlap'}::reason]
        when suppressed > 0 then [{'code': 'hidden-within'}::reason]
        when days <> days_asked
          then [{'code': 'months-missing', 'count': round(days / 30.4375), 'of': round(days_asked / 30.4375)}::reason]
        when without_data > 0 or incomplete > 0 then [{'code': 'areas-missing'}::reason]
        when short.key is not null then short.reasons
        when half_full.months is not null then [{'code': 'half-full', 'months': half_full.months}::reason]
      end,
      case
        when without_data < supplied and held.records > 0
          then [{'code': 'records-held', 'count': held.records, 'names': held.kinds}::reason]
      end,
      case when without_data < supplied then held.seen end) as reasons
  from summed
  left join held using (key, period)
  left join half_full using (key, period)
  left join short using (key, period)
  left join overlapping using (key, period)
)

select * from judged
