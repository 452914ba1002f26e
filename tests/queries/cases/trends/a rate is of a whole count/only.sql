period_kind = 'calendar_year' and area in ('D1', 'D2', 'F') and (measure = 'asb' or measure = 'burglary' and area = 'D1')
