area = 'D1' and measure in ('m0', 'm5') and month >= '2023-04-01'
