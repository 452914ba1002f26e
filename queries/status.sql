-- One row per source that has a contract: what is here, what is missing, late, half full, quarantined or revised. Facts;
-- `reports/words/board.ts` makes the words.
with supplied as (
  select
    source, count(*) as supplies, min(covers_from) as covers_from, max(covers_to) as covers_to,
    sum(accepted)::integer as accepted, sum(duplicate)::integer as duplicate,
    sum(excluded)::integer as excluded, sum(unknown_area)::integer as unknown_area,
    count(*) filter (accepted = 0 and supplements is null) as empty
  from supplies
  where not removed
  group by source
),

in_quarantine as (
  select
    supplies.source,
    count(*) filter (released_by is null) as quarantined, count(released_by) as released
  from quarantine
  join supplies using (extract)
  group by supplies.source
),

-- What is known of records in no figure, but for those in quarantine.
not_counted as (
  select
    source,
    list({'reason': reason, 'records': records} order by reason) as held
  from (
    select source, reason, sum(records) as records
    from (
      select supplies.source, extract, gap, any_value(reason) as reason, max(records) as records
      from gaps
      join supplies using (extract)
      where not removed and (records > 0 or reason in ('missing-column', 'small-counts-left-out'))
      group by all)
    group by all)
  group by source
),

-- Before the first period stands the day before the first that is expected, where the contract says which.
periods_here as (
  select distinct source, period_start, period_end from series
  union
  select source, null, strptime(expected_from || '-01', '%Y-%m-%d')::date - 1
  from sources
  where expected_from is not null
),

gaps as (
  select
    source,
    list({'first': period_end + 1, 'last': if(next_start > period_end + 32, next_start - 1, null)} order by period_end) as missing
  from (
    select *, lead(period_start) over (partition by source order by period_end) as next_start
    from periods_here)
  where next_start > period_end + 1
  group by source
),

half_full as (
  select
    source, list({'month': month, 'share': round(share_of_usual * 100)::integer} order by month) as half_full
  from (select distinct source, month, share_of_usual from usual_months)
  group by source
),

silent as (
  select source, list({'since': period_start, 'seen': seen} order by period_start, seen) as seen
  from (select distinct source, period_start, seen from silences)
  group by source
),

doubted as (
  select
    source,
    list({'file': regexp_extract(file, '[^/]*$'), 'taken': taken, 'doubt': doubt} order by received) as doubted
  from supplies
  where not removed and taken is not null and doubt is not null
  group by source
),

waited as (
  select source, list(regexp_extract(file, '[^/]*$') order by file) as files
  from waiting
  group by source
),

revised as (
  select
    source, count(*) filter (status_after is not null) as revised, count(*) filter (status_after is null) as withdrawn
  from revisions
  where status_before is not null
  group by source
),

awaited as (
  select
    sources.source,
    -- the period after the last one here, and when it should have come
    case sources.every
      when 'month' then last_day(supplied.covers_to + interval '1 month')
      when 'quarter' then last_day(supplied.covers_to + interval '3 months')
      when 'year' then last_day(supplied.covers_to + interval '12 months')
    end + sources.due_days as due
  from sources
  join supplied using (source)
),

board as (
  select
    sources.source, sources.title, sources.supplier,
    case
      when supplied.source is null or (supplied.accepted = 0 and coalesce(in_quarantine.quarantined, 0) = 0) then 'nothing here'
      when awaited.due < $as_at::date then 'late'
      when gaps.missing is not null then 'months missing'
      when half_full.half_full is not null or silent.seen is not null then 'half full'
      when in_quarantine.quarantined > 0 then 'records quarantined'
      else 'here'
    end as state,
    coalesce(supplied.supplies, 0)::integer as supplies,
    strftime(supplied.covers_from, '%Y-%m') as "from", strftime(supplied.covers_to, '%Y-%m') as "to",
    coalesce(gaps.missing, []) as missing, coalesce(half_full.half_full, []) as half_full,
    strftime(awaited.due, '%Y-%m-%d') as next_due, coalesce(awaited.due < $as_at::date, false) as late,
    supplied.accepted, coalesce(in_quarantine.quarantined, 0)::integer as quarantined, supplied.duplicate, supplied.excluded, supplied.unknown_area,
    coalesce(in_quarantine.released, 0)::integer as released, coalesce(revised.revised, 0)::integer as revised,
    coalesce(revised.withdrawn, 0)::integer as withdrawn, coalesce(supplied.empty, 0)::integer as empty,
    coalesce(silent.seen, []) as seen, coalesce(not_counted.held, []) as held, coalesce(waited.files, []) as waiting,
    coalesce(doubted.doubted, []) as doubted
  from sources
  left join supplied using (source)
  left join gaps using (source)
  left join half_full using (source)
  left join silent using (source)
  left join not_counted using (source)
  left join waited using (source)
  left join doubted using (source)
  left join revised using (source)
  left join in_quarantine using (source)
  left join awaited using (source)
)

select * from board order by source
