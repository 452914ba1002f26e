kind = 'month'
