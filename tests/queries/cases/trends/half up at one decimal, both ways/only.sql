period_kind = 'calendar_year' and area = 'D1' and percent is not null and measure <> 'both'
