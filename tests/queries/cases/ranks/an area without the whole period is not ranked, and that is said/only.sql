period_kind = 'calendar_year' and measure = 'asb' and scope = 'shire-districts' and basis = 'count'
