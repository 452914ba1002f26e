import type { Store } from "../../store/open.js";

/** SQL for the supplies that were received before `this`, of its source and territory and in force. */
const earlier =
  "s.source = this.source and s.territory = this.territory and s.received < this.received and not s.removed and s.supplements is null";

/** SQL for the earlier supplies (`extract`) of the two years about `this`, with which the words of a log are compared. */
export const nearSupplies = `select s.extract from supplies s, this
  where ${earlier}
    and s.covers_to >= this.covers_from - interval '2 years' and s.covers_from <= this.covers_to + interval '2 years'`;

/** Whether no supply of its source and territory was received before it: it has no past to be compared with. */
export async function isFirst(store: Store, extract: string): Promise<boolean> {
  const [found] = await store.rows(
    `select 1 from supplies s, (from supplies where extract = $extract) this where ${earlier} limit 1`,
    { extract },
  );
  return found === undefined;
}

/**
 * What the supplies before it say, as the temporary table `past` (`measure, area, period_start, period_end, status, value,
 * counted`): read once for all that compare a newer file's figures with it.
 */
export async function tablePast(store: Store, extract: string): Promise<void> {
  await store.run(
    `create or replace temp table past as
      select o.measure, o.area, o.period_start, o.period_end, o.status, o.value,
        o.measure not in (select measure from measures where not counted) as counted
      from observations o join supplies s using (extract), (from supplies where extract = $extract) this
      where ${earlier}`,
    { extract },
  );
}
