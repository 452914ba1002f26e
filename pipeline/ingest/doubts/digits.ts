import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { countedOnly } from "./past/past.js";

/** So unlikely (in nats) must a pattern of digits be by chance: one in 160,000. */
const proof = 12;

interface Digits {
  multiple: number | null;
  cells: number;
  only: string | null;
  few: number;
  noughts: number | null;
}

/**
 * Typed counts whose digits are not those of counts, where the source's were before: all multiples of 2, 3, 5, 10 or 100
 * (rounded, or doubled by a join), at most one of the numbers 1 to 4 (small counts given as one number, or as none), or
 * no nought in any (replaced by nothing). Each has a chance of one in 160,000 in figures that are as those before.
 *
 * Judged by the figures of new periods where they are enough, and else by all of the supply's. Expects `past`.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function digits(store: Store, figures: string): Promise<string[]> {
  const [found] = await store.rows<Digits>(
    `with others as (select period_start, period_end, value from past where status = 'final' and ${countedOnly}),
    own as (
      select value, (period_start, period_end) not in (select (period_start, period_end) from others) as fresh
      from ${figures} where status = 'final' and value is not null and ${countedOnly}),
    says as (
      select 'all' as part, value from own union all select 'fresh', value from own where fresh
      union all select 'before', value from others),
    counted as (
      select part, count(*) as cells, k, count(*) filter (value >= k) as big, count(*) filter (value >= k and value % k = 0) as multiples,
        count(*) filter (value = 0) as none
      from says, (select unnest([2, 3, 5, 10, 100]) as k) group by part, k),
    rounded as (
      select k, c.big as cells from counted c join counted b using (k)
      where c.part in ('all', 'fresh') and b.part = 'before' and b.big >= 20 and c.multiples = c.big and c.big > 0
        and (select count(distinct value) from says where part = c.part) >= 4
        and c.big * -ln(greatest(b.multiples, 1) / b.big) >= ${proof} and c.big >= 8
      union all
      -- of small counts noughts tell too, where none is between
      select k, c.cells from counted c join counted b using (k)
      where c.part in ('all', 'fresh') and b.part = 'before' and b.cells >= 20 and c.multiples + c.none = c.cells
        and c.multiples >= 4 and (select count(distinct value) from says where part = c.part) >= 3
        and c.cells * -ln(greatest(b.multiples + b.none, 1) / b.cells) >= ${proof}
      order by k desc, cells desc limit 1),
    small as (
      select v, count(*) filter (part = 'all' and value = v) as now, count(*) filter (part = 'all') as cells,
        coalesce(count(*) filter (part = 'before' and value = v) / nullif(count(*) filter (part = 'before'), 0), 0) as share
      from says, (select unnest([1, 2, 3, 4]) as v) group by v),
    -- a share as small as that of a rounding of larger figures would be met by chance
    lost as (
      select list(v::integer order by v) filter (now > 0) as left_over, sum(now) as few from small
      having (count(*) filter (now = 0 and -ln(1 - least(share, 0.999)) * cells >= ${proof}) >= 2 and count(*) filter (now > 0) <= 1
          or sum(now) = 0 and -ln(1 - least(sum(share), 0.999)) * max(cells) >= ${proof})
        and (select count(*) from says where part = 'all' and value > 4) >= 10),
    tens as (
      select count(*) filter (part = 'all') as cells,
        count(*) filter (part = 'all' and contains(value::bigint::varchar, '0')) as now,
        coalesce(count(*) filter (part = 'before' and contains(value::bigint::varchar, '0')) / nullif(count(*) filter (part = 'before'), 0), 0) as share
      from says where value >= 10)
    select (select k from rounded) as multiple, (select cells from rounded) as cells,
      (select coalesce(array_to_string(left_over, ''), '') from lost) as only, (select few from lost)::double as few,
      (select cells from tens where now = 0 and -ln(1 - least(share, 0.999)) * cells >= ${proof})::double as noughts`,
  );
  if (!found) return [];
  const { multiple, cells, only, noughts } = found;
  if (multiple !== null)
    return [
      `each of ${formatCount(cells ?? 0)} of its figures is a multiple of ${multiple}, and those before it are not: they may be rounded${multiple === 2 ? " or counted twice" : ""}`,
    ];
  if (only !== null)
    return [
      only === ""
        ? "none of its figures is 1, 2, 3 or 4, as many were before: small counts may be given as another number"
        : `of the numbers 1 to 4 its figures have ${only} alone, where those before it have all: small counts may be given as one number`,
    ];
  return noughts === null
    ? []
    : [
        `no nought is in any of ${formatCount(noughts)} of its figures, as in many before it: noughts may have been replaced by nothing`,
      ];
}
