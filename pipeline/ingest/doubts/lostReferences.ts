import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { wordOf } from "../type/areaWords.js";
import { gap, mark } from "../type/logMarks.js";
import { nearSupplies } from "./past.js";

/** Of fewer steps from one reference to the next nothing is known. */
const enough = 50;
/** Numbers of which more were left out before are shared with others. */
const own = 0.1;

/**
 * A log whose references followed one another in the two years before, and of whose numbers some are left out now, here
 * and there: rows were lost, as by a filter or an export that leaves some out. A log without its reports of a channel
 * counts on without them.
 */
export async function lostReferences(store: Store, extract: string): Promise<string[]> {
  const [found] = await store.rows<{ steps: number; gaps: number }>(
    `with this as (from supplies where extract = $extract),
    pool as (${nearSupplies}),
    steps as (
      select extract = $extract as now, sum(value) as steps, sum(value) filter (word = ${wordOf(gap)}) as gaps from supply_labels
      where kind = '${mark.step}' and (extract = $extract or extract in (select extract from pool)) group by all),
    sides as (
      select n.steps, n.gaps, n.steps * greatest(coalesce(b.gaps, 0), 1) / b.steps as expected
      from steps n, steps b
      where n.now and not b.now and least(n.steps, b.steps) >= ${enough} and coalesce(b.gaps, 0) <= ${own} * b.steps)
    select steps, gaps from sides
    where gaps >= 2 * expected + 0.02 * steps and gaps - expected >= 8 * sqrt(expected + 1)`,
    { extract },
  );
  if (!found) return [];
  return [
    `its references leave numbers out in ${formatCount(found.gaps)} of ${formatCount(found.steps)} places, where those before it followed one another: rows may have been lost`,
  ];
}
