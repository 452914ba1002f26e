measure = 'both' and area = 'D1'
