-- One row per source × territory × measure × month that is half full: the source as a whole, of each territory by itself, holds less than `half_full` of what
-- its own other months lead one to expect, and at least two thirds of its measures lie below 90 % of theirs.
-- Usual is the upper quartile of the two years around. A low season is expected: by the median of the same month of
-- other years; in a series of one year by the months on either side, and then the fall or the rise must be abrupt (more
-- than a quarter from one month to the next). The shortfall must be beyond chance (2(√expected − √counted) > 4). A source
-- with fewer than five measures of 20 a month says too little to be judged; months that the break register explains
-- (lockdown) are neither judged nor expected of other years.
with params as (from params),

months as (
  select observations.source, coalesce(supplies.territory, '') as territory, measure, period_start as month, sum(value) as value
  from observations
  left join supplies using (extract)
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
    partition by source, territory, measure order by month
    range between interval '12 months' preceding and interval '12 months' following
  )
),

enough as (
  from judged where usual >= 20 and neighbours >= 4
),

explained as (
  select distinct enough.source, enough.month
  from enough
  join breaks
    on breaks.applies_to = '*'
    and (breaks.area is null or breaks.area in (select ancestor from area_tree, params where area_tree.area = params.district))
    and enough.month between date_trunc('month', breaks.date) and coalesce(breaks.until, breaks.date)
),

totals as (
  select
    source, territory, month, sum(value) as value, sum(usual) as usual, sum(value) / sum(usual) as share,
    count(*) as measures, count(*) filter (value < 0.9 * usual) as below
  from enough
  anti join explained using (source, month)
  group by all
),

seasons as (
  select this.source, this.territory, this.month, median(other.share) as share
  from totals this
  join totals other
    on other.source = this.source and other.territory = this.territory and other.month <> this.month and month(other.month) = month(this.month)
  group by all
),

-- Months in a row that are low stand together between the same two that are not.
low as (
  select
    totals.*, share < params.half_full as is_low,
    lag(share) over by_month as share_before, lead(share) over by_month as share_after,
    last_value(case when share >= params.half_full then share end ignore nulls) over (
      partition by source, territory order by month rows between unbounded preceding and 1 preceding) as solid_before,
    first_value(case when share >= params.half_full then share end ignore nulls) over (
      partition by source, territory order by month rows between 1 following and unbounded following) as solid_after,
    count(*) filter (share >= params.half_full) over (partition by source, territory order by month) as run
  from totals, params
  window by_month as (partition by source, territory order by month)
),

abrupt as (
  select source, territory, run
  from low, params
  where is_low
  group by source, territory, run, half_full
  having bool_or(share_before >= half_full and share < 0.75 * share_before)
    or bool_or(share_after >= half_full and share < 0.75 * share_after)
),

expected as (
  select
    low.source, low.territory, low.month, low.value, low.usual, low.share, low.measures, low.below,
    least(1, coalesce(seasons.share, least(low.solid_before, low.solid_after), 1)) as season,
    seasons.share is not null or (low.is_low and abrupt.run is not null) as in_doubt
  from low
  left join seasons using (source, territory, month)
  left join abrupt using (source, territory, run)
),

half_full as (
  select source, territory, month, share / season as share_of_usual
  from expected, params
  where measures >= 5 and below >= measures * 2 / 3 and in_doubt
    and share < params.half_full * season
    and 2 * (sqrt(usual * season) - sqrt(value)) > 4
),

flagged as (
  select enough.source, enough.territory, enough.measure, enough.month, enough.value, enough.usual, half_full.share_of_usual
  from half_full
  join enough using (source, territory, month)
  where enough.value < 0.9 * enough.usual
),

-- What is made of measures lacks what they lack.
made as (
  select flagged.source, flagged.territory, measure_parts.measure, flagged.month, sum(flagged.value) as value, sum(flagged.usual) as usual, flagged.share_of_usual
  from flagged
  join measure_parts on measure_parts.part = flagged.measure
  anti join observations on observations.source = flagged.source and observations.measure = measure_parts.measure
  group by flagged.source, flagged.territory, measure_parts.measure, flagged.month, flagged.share_of_usual
),

everything as (
  from flagged union all from made
)

select * from everything
