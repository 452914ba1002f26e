import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { literal, type Store } from "../../../store/open.js";
import { readFiles, type SupplyFile } from "../past/files.js";
import { isEarlier } from "../past/past.js";
import { hasPlaces } from "../past/placed.js";
import type { Sum, Sums } from "../past/sums.js";
import { readWords, type Word } from "../past/words.js";
import { hasOtherRecords } from "./otherRecords.js";

/** What is known of the time before a log, where neither its records nor its places need to be compared one by one. */
export interface LogPast {
  /** whether a supply of its source and territory was received before it */
  any: boolean;
  sums: Sums;
  words: Word[];
  /** the supplies of its source, its own among them */
  files: SupplyFile[];
}

/**
 * What is known of the time before each of the logs that are entered together, read once for all of them: every statement
 * costs the same for one as for twelve, and what is loaded grows from month to month.
 *
 * Expects their rows in `supplies`, their figures in `observations` and `incoming`, and that no two speak of one period.
 *
 * @param extracts in the order of their `file_no`
 * @returns null where records or places of one may be those of another period: then each is to be looked at by itself
 */
export async function readLogs(
  store: Store,
  extracts: readonly string[],
): Promise<Map<string, LogPast> | null> {
  if ((await hasPlaces(store, "incoming")) || !(await hasOtherRecords(store, extracts))) return null;
  const supplies = await store.rows<Supply>(
    `with this as (from supplies where extract in (${extracts.map(literal).join(", ")}))
    select extract, received, territory, strftime(covers_from - interval '2 years', '%Y-%m-%d') as from,
      strftime(covers_to + interval '2 years', '%Y-%m-%d') as to,
      exists (from supplies s where ${isEarlier}) as any
    from this order by received`,
  );
  const sums = await readSupplySums(store, extracts);
  const words = await readWords(store, extracts);
  const files = await readFiles(store, extracts[0] ?? "");
  return new Map(
    supplies.map((supply) => [
      supply.extract,
      {
        any: supply.any,
        sums: {
          own: sums.filter(({ received }) => received === supply.received),
          past: pastSums(sums, supply),
        },
        words: words.get(supply.extract) ?? [],
        files,
      },
    ]),
  );
}

interface Supply {
  extract: string;
  received: number;
  territory: string;
  /** ISO days of the two years about it; null where it has no record */
  from: string | null;
  to: string | null;
  any: boolean;
}

interface SupplySum extends Sum {
  received: number;
  territory: string;
}

/** What the supplies before it say of the two years about it, as `readSums`. */
function pastSums(sums: readonly SupplySum[], { received, territory, from, to }: Supply): Sum[] {
  const before = sums.filter(
    (sum) =>
      sum.received < received &&
      sum.territory === territory &&
      (from === null || to === null || (sum.end >= from && sum.start <= to)),
  );
  return [...groupBy(before, ({ measure, start, end }) => `${measure}\n${start}\n${end}`)].flatMap(
    ([, same]) => same.slice(0, 1).map((first) => ({ ...first, value: sumOf(same, ({ value }) => value) })),
  );
}

/** The final figures of each supply of the source by period, of all areas together; in the two years about the named ones. */
async function readSupplySums(store: Store, extracts: readonly string[]): Promise<SupplySum[]> {
  const [received = [], territory = [], measure = [], start = [], end = [], value = [], counted = []] =
    await store.columns(
      `with span as (
        select any_value(source) as source, min(covers_from) - interval '2 years' as first, max(covers_to) + interval '2 years' as last
        from supplies where extract in (${extracts.map(literal).join(", ")})),
      sums as (
        select s.received, s.territory, o.measure, o.period_start, o.period_end, sum(o.value) as value
        from observations o join supplies s using (extract)
        where o.source = (select source from span) and not s.removed and s.supplements is null and o.status = 'final'
          and o.period_end >= (select first from span) and o.period_start <= (select last from span)
        group by all)
      select received, territory, measure, period_start::varchar as start, period_end::varchar as end, value,
        measure not in (select measure from measures where not counted) as counted
      from sums order by measure, start, "end", received`,
    );
  return received.map((each, at) => ({
    received: Number(each),
    territory: String(territory[at]),
    measure: String(measure[at]),
    area: "",
    start: String(start[at]),
    end: String(end[at]),
    value: Number(value[at]),
    counted: counted[at] === true,
  }));
}
