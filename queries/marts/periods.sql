-- One row per period: its kind, first and last day, label, and the same period a year before.
-- Where a command asks for a period of its own, that one and the one it is held against.
-- May be null: previous.
-- period: a number to join and group by
-- previous: the number of the same period a year before; null where nothing was supplied as early
with params as (from params),

months as (
  select unnest(generate_series(
    date_trunc('month', min(period_start)), date_trunc('month', max(period_end)), interval '1 month'))::date as month
  from series
),

usual as (
  select 'month' as kind, month as start, 1 as months from months
  union
  select 'quarter', date_trunc('quarter', month)::date, 3 from months
  union
  select 'calendar_year', date_trunc('year', month)::date, 12 from months
  union
  select 'financial_year', make_date(year(month - interval '3 months')::integer, 4, 1), 12 from months
  union
  select
    'assessment_year',
    make_date(year(month - to_months(params.assessment_starts - 1))::integer, params.assessment_starts, 1), 12
  from months, params
  union
  select 'rolling_12', (month - interval '11 months')::date, 12 from months
),

starts as (
  select usual.* from usual, params where params.asked_to is null
  union
  select 'asked', (params.asked_to::date - to_months(params.asked_months - 1))::date, params.asked_months
  from params where params.asked_to is not null
  union
  select
    'asked_previous',
    (params.asked_to::date - to_months(params.asked_months - 1) - to_months(12 * greatest(1, ceil(params.asked_months / 12))::integer))::date,
    params.asked_months
  from params where params.asked_to is not null
),

bounded as (
  select
    kind, start as period_start, months, (start + to_months(months) - interval '1 day')::date as period_end,
    -- the same months of the year before; of a longer span, of as many years before as keep the two apart
    12 * greatest(1, ceil(months / 12))::integer as back
  from starts
),

labelled as (
  select
    kind, period_start, period_end, months,
    (period_start - to_months(back))::date as previous_start,
    (period_start - to_months(back) + to_months(months) - interval '1 day')::date as previous_end,
    case
      when kind = 'month' or months = 1 then strftime(period_start, '%B %Y')
      when kind = 'calendar_year' then strftime(period_start, '%Y')
      when kind = 'financial_year' then year(period_start) || '/' || lpad(((year(period_start) + 1) % 100)::varchar, 2, '0')
      when year(period_start) = year(period_end) then strftime(period_start, '%B to ') || strftime(period_end, '%B %Y')
      else strftime(period_start, '%B %Y to ') || strftime(period_end, '%B %Y')
    end as label
  from bounded
),

numbered as (
  select *, row_number() over (order by kind, period_start, period_end)::integer as period from labelled
),

linked as (
  select numbered.*, earlier.period as previous
  from numbered
  left join numbered earlier
    on earlier.kind = case numbered.kind when 'asked' then 'asked_previous' else numbered.kind end
    and earlier.period_start = numbered.previous_start and earlier.period_end = numbered.previous_end
)

select * from linked
