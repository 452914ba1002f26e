period_kind = 'financial_year' and area = 'D1' and period_start = '2022-04-01' and measure <> 'both'
