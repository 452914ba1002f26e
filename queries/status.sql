-- One row per source that has a contract: what is here, what is missing, late, half full, put aside or revised.
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

put_aside as (
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
    string_agg(
      case reason
        when 'missing-column' then 'files lack a column that figures need'
        when 'small-counts-left-out' then 'small counts seem to be left out'
        when 'no-measure' then records || ' that no measure takes'
        when 'blank-category' then records || ' that do not say their type'
        when 'unknown-area' then records || ' of areas that are not known'
        else records || ' in no figure: ' || replace(reason, '-', ' ')
      end, '; ' order by reason) as what
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
    string_agg(
      strftime(period_end + 1, '%b %Y') || case when next_start > period_end + 32 then ' to ' || strftime(next_start - 1, '%b %Y') else '' end,
      ', ' order by period_end) as missing
  from (
    select *, lead(period_start) over (partition by source order by period_end) as next_start
    from periods_here)
  where next_start > period_end + 1
  group by source
),

half_full as (
  select
    source, string_agg(strftime(month, '%b %Y'), ', ' order by month) as half_full,
    string_agg(strftime(month, '%b %Y') || ' (' || round(share_of_usual * 100)::integer || ' %)', ', ' order by month) as shares
  from (select distinct source, month, share_of_usual from usual_months)
  group by source
),

silent as (
  select source, string_agg(reason, '; ' order by period_start, reason) as reasons
  from (select distinct source, period_start, reason from silences)
  group by source
),

doubted as (
  select
    source,
    string_agg(regexp_extract(file, '[^/]*$') || if(taken = 'add', ' added to the others though ', ' taken in place of the others though ') || doubt, '; ' order by received) as files
  from supplies
  where not removed and taken is not null and doubt is not null
  group by source
),

waited as (
  select source, string_agg(regexp_extract(file, '[^/]*$') || ' waits for an answer (csp ingest asks)', '; ' order by file) as files
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
      when supplied.source is null or (supplied.accepted = 0 and coalesce(put_aside.quarantined, 0) = 0) then 'nothing here'
      when awaited.due < $as_at::date then 'late'
      when gaps.missing is not null then 'months missing'
      when half_full.half_full is not null or silent.reasons is not null then 'half full'
      when put_aside.quarantined > 0 then 'records put aside'
      else 'here'
    end as state,
    coalesce(supplied.supplies, 0)::integer as supplies,
    strftime(supplied.covers_from, '%Y-%m') as "from", strftime(supplied.covers_to, '%Y-%m') as "to",
    gaps.missing, half_full.half_full, strftime(awaited.due, '%Y-%m-%d') as next_due,
    supplied.accepted, coalesce(put_aside.quarantined, 0)::integer as quarantined, supplied.duplicate, supplied.excluded, supplied.unknown_area,
    coalesce(put_aside.released, 0)::integer as released, coalesce(revised.revised, 0)::integer as revised,
    coalesce(revised.withdrawn, 0)::integer as withdrawn,
    concat_ws('; ',
      case when supplied.empty > 0 then supplied.empty || if(supplied.empty = 1, ' file', ' files') || ' without a record that counts' end,
      case when gaps.missing is not null then 'missing ' || gaps.missing end,
      case when half_full.half_full is not null then 'half full ' || half_full.shares end,
      silent.reasons,
      not_counted.what,
      case when awaited.due < $as_at::date then 'next was due ' || strftime(awaited.due, '%-d %B %Y') end,
      case when supplied.unknown_area > 0 then supplied.unknown_area || if(supplied.unknown_area = 1, ' record', ' records') || ' of areas not in the seeds (csp areas import)' end,
      waited.files,
      doubted.files,
      case when put_aside.released > 0 then put_aside.released || if(put_aside.released = 1, ' record', ' records') || ' released' end,
      case when revised.revised > 0 then revised.revised || if(revised.revised = 1, ' figure', ' figures') || ' revised' end,
      case when revised.withdrawn > 0 then revised.withdrawn || if(revised.withdrawn = 1, ' figure', ' figures') || ' no longer named by the newer supply' end) as note
  from sources
  left join supplied using (source)
  left join gaps using (source)
  left join half_full using (source)
  left join silent using (source)
  left join not_counted using (source)
  left join waited using (source)
  left join doubted using (source)
  left join revised using (source)
  left join put_aside using (source)
  left join awaited using (source)
)

select * from board order by source
