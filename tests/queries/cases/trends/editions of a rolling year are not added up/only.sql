period_kind = 'asked' and area = 'D1'
