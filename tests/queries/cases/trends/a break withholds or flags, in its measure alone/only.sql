period_kind = 'calendar_year' and area = 'D1' and period_start = '2022-01-01' and measure <> 'both'
