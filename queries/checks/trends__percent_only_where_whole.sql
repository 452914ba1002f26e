-- One row per percentage that stands on a period not wholly supplied, or on a base under the threshold.
select source, measure, area, period_label, value, previous, percent
from trends, params
where percent is not null
  and (status <> 'complete' or previous_status <> 'complete' or previous < params.percent_base)
