period_kind = 'calendar_year' and measure = 'asb'
