-- One row per area × ancestor, the area itself among them; levels of both.
with recursive closure as (
  select code as area, code as ancestor from areas
  union
  select closure.area, area_parents.parent
  from closure
  join area_parents on area_parents.area = closure.ancestor
),

levelled as (
  select closure.area, own.level, closure.ancestor, above.level as ancestor_level
  from closure
  join areas own on own.code = closure.area
  join areas above on above.code = closure.ancestor
)

select * from levelled
