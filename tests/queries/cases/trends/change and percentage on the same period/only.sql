period_kind = 'calendar_year' and area = 'D1'
