import type { Store } from "../../store/open.js";

/** How many observations stand differently after `work`. */
export async function figuresMoved(store: Store, source: string, work: () => Promise<void>): Promise<number> {
  await store.run("create or replace temp table before_change as from observations where source = $source", {
    source,
  });
  await work();
  const [row] = await store.rows<{ moved: number }>(
    `select count(*) as moved from before_change b full join (from observations where source = $source) o
      using (measure, area, period_start, period_end)
    where b.value is distinct from o.value or b.status is distinct from o.status`,
    { source },
  );
  return row?.moved ?? 0;
}
