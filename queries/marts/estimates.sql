-- One row per area × denominator × year of a period: the population estimate that rates of the year use.
-- It is the year's own, else the last before it, else the first after it; which one is said, none is guessed.
-- estimate_year: the year whose estimate it is
-- population: whose estimate of whom, "Census 2021 residents"
with years as (
  select distinct year(period_start + to_days(((period_end - period_start) // 2)::integer))::integer as year
  from (select period_start, period_end from periods union all select previous_start, previous_end from periods)
),

chosen as (
  select
    denominators.area, denominators.denominator, years.year, denominators.estimate,
    denominators.year as estimate_year, denominators.source
  from denominators
  cross join years
  qualify row_number() over (
    partition by denominators.area, denominators.denominator, years.year
    order by denominators.year > years.year, abs(denominators.year - years.year)
  ) = 1
),

named as (
  select
    area, denominator, year, estimate, estimate_year, source || ' ' || denominator as population
  from chosen
)

select * from named
