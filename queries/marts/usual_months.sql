-- One row per source × measure × month that is half full: the source as a whole lies below `half_full` of its usual
-- month (the upper quartile of the two years around), at least two thirds of its measures lie below 90 % of theirs,
-- and so does this one. A source with fewer than five measures of 20 a month says too little to be judged; months
-- that the break register explains (lockdown) are not judged.
with params as (from params),

months as (
  select source, measure, period_start as month, sum(value) as value
  from observations
  where period_end = (period_start + interval '1 month' - interval '1 day')::date and status = 'final'
  group by all
),

judged as (
  select
    months.*,
    quantile_cont(value, 0.75) over around as usual,
    count(*) over around as neighbours
  from months
  window around as (
    partition by source, measure order by month
    range between interval '12 months' preceding and interval '12 months' following
  )
),

enough as (
  from judged where usual >= 20 and neighbours >= 4
),

sources as (
  select
    source, month, sum(value) / sum(usual) as share_of_usual,
    count(*) as measures, count(*) filter (value < 0.9 * usual) as below
  from enough
  group by all
),

half_full as (
  select sources.source, sources.month, sources.share_of_usual
  from sources, params
  where sources.measures >= 5 and sources.share_of_usual < params.half_full and sources.below >= sources.measures * 2 / 3
),

explained as (
  select distinct half_full.source, half_full.month
  from half_full
  join breaks
    on breaks.applies_to = '*' and half_full.month between date_trunc('month', breaks.date) and coalesce(breaks.until, breaks.date)
),

flagged as (
  select enough.source, enough.measure, enough.month, enough.value, enough.usual, half_full.share_of_usual
  from half_full
  anti join explained using (source, month)
  join enough using (source, month)
  where enough.value < 0.9 * enough.usual
)

select * from flagged
