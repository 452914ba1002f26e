period_kind = 'calendar_year' and scope = 'shire-districts' and measure <> 'both'
