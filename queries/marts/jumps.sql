-- One row per source × measure × area × span from a month (quarter) on in which typed counts are all at once many times as
-- many as before, or a small part, and stay so: in nearly all series of the source, or of one measure. Totals of twelve
-- months among those of one, or minutes among calls, look like that. What the break register explains is not judged.
-- Columns as in silences.
-- May be null: measure.
-- measure: null where all of the source are meant
-- seen: what makes it doubtful
with year_before as (
  select
    *, avg(value) over (
      partition by source, territory, length, measure, area order by start
      range between interval '12 months' preceding and interval '12 months' preceding) as year_before
  from typed_counts
),

-- Of each figure those of the year before it and, itself among them, of the year after.
neighbours as (
  select
    *, lag(value) over by_start as one_before, lag(start) over by_start + to_months(length) = start as is_next,
    lead(value) over by_start as one_after,
    avg(value) over before as usual, count(*) over before as periods_before,
    avg(value) over after as since, avg(year_before) over after as since_year_before, last_value(value) over after as last_value
  from year_before
  window
    by_start as (partition by source, territory, length, measure, area order by start),
    before as (
      partition by source, territory, length, measure, area order by start
      range between interval '12 months' preceding and interval '1 day' preceding),
    after as (
      partition by source, territory, length, measure, area order by start
      range between current row and interval '11 months' following)
),

compared as (
  select *, if(since > usual, since > 2 * usual, since < usual / 2) as is_apart, since > usual as is_more
  from neighbours
  where is_next and periods_before >= 4 and one_after is not null
),

together as (
  select
    source, territory, length, start, if(grouping(measure) = 0, measure, null) as measure,
    count(*) as series, count(*) filter (is_apart and is_more) as more, count(*) filter (is_apart and not is_more) as fewer,
    sum(usual) as usual, sum(since) as since, sum(coalesce(since_year_before, usual)) as year_before,
    sum(one_before) as one_before, sum(value) as value, sum(one_after) as one_after, sum(last_value) as last_value
  from compared
  group by grouping sets ((source, territory, length, start), (source, territory, length, start, measure))
),

-- Abrupt, and lasting: neither a season nor one wild month. One series alone may truly rise: it has to rise further.
apart as (
  select
    *, since > usual as is_more,
    case when measure is null then if(series = 1, 4, 2.5) else if(series = 1, 6, 4) end as factor
  from together
),

jumped as (
  select source, territory, measure, start, is_more, since / usual as times
  from apart
  where abs(2 * (sqrt(since) - sqrt(usual))) > 6
    and if(is_more,
      more >= 0.75 * series and since > factor * usual and since > 2 * year_before and value > 2 * one_before
        and one_after > 2 * one_before and last_value > 2 * usual,
      fewer >= 0.75 * series and since < usual / factor and since < year_before / 2 and value < one_before / 2
        and one_after < one_before / 2 and last_value < usual / 2)
),

names as (
  select distinct typed_counts.source, typed_counts.measure, typed_counts.source as name from typed_counts
  union
  select distinct source, measure, measure from typed_counts
  union
  select distinct typed_counts.source, typed_counts.measure, source_groups.name from typed_counts join source_groups using (source)
),

unexplained as (
  select *
  from jumped
  where not exists (
    from breaks
    where (breaks.applies_to = '*'
        or breaks.applies_to in (
          select name from names
          where names.source = jumped.source and (jumped.measure is null or names.measure = jumped.measure)))
      and jumped.start between date_trunc('month', breaks.date) and coalesce(breaks.until, breaks.date) + interval '2 months')
),

once as (
  from unexplained as jump
  where measure is null or not exists (
    from unexplained as whole
    where whole.measure is null and whole.source = jump.source and whole.territory = jump.territory and whole.start = jump.start)
),

-- What falls back is as it was before.
ended as (
  select *, lead(start) over by_start as next, lag(is_more) over by_start as one_before
  from once
  window by_start as (partition by source, territory, measure order by start)
),

areas_meant as (
  select source, territory, area, max(start + to_months(length) - interval 1 day)::date as last from typed_counts group by all
),

told as (
  select
    ended.source, ended.territory, ended.measure, areas_meant.area, ended.start as period_start,
    coalesce(ended.next - interval 1 day, areas_meant.last)::date as period_end,
    case when is_more
      then {'code': 'jump-up', 'first': ended.start, 'times': if(times < 9.95, round(times, 1), round(times))}::reason
      else {'code': 'jump-down', 'first': ended.start, 'share': round(100 * times)}::reason
    end as seen
  from ended
  join areas_meant using (source, territory)
  where (one_before is null or one_before = is_more) and ended.start <= areas_meant.last
)

select * from told
