import { createHash } from "node:crypto";
import { literal, type Store } from "../../../store/open.js";
import { nearSupplies } from "./past.js";

/**
 * A word of a column (or a mark, see `logMarks`) of a supply and of the earlier ones of the two years about it: how many
 * records have it, or the sum of its figures.
 */
export interface Word {
  /** the column's role, or the kind of mark */
  kind: string;
  /** hashed ({@link hashedWord}) */
  word: string;
  now: number;
  /** in how many periods */
  periods: number;
  before: number;
  /** of those before, what the supplies have that end before this one begins, and in how many periods */
  ended: number;
  endedPeriods: number;
}

/** A word as `supply_labels` keeps it (`wordOf`). */
export const hashedWord = (text: string): string => createHash("md5").update(text).digest("hex").slice(0, 16);

/** The words of a supply and of those before it, by kind and word. */
export async function readWords(store: Store, extract: string): Promise<Word[]> {
  const [kind = [], word = [], ...sums] = await store.columns(
    `with this as (from supplies where extract = ${literal(extract)}),
    pool as (select extract, covers_to < (select covers_from from this) as ended from supplies where extract in (${nearSupplies}))
    select kind, word, ${["now", "not now", "ended"].flatMap((side) => [sumSql("value", side), sumSql("periods", side)]).join(", ")}
    from (
      select l.*, l.extract = this.extract as now, coalesce(p.ended, false) as ended
      from this, supply_labels l left join pool p on p.extract = l.extract
      where l.extract = this.extract or p.extract is not null)
    group by kind, word order by kind, word`,
  );
  const number = (column: number, at: number): number => Number(sums[column]?.[at]);
  return kind.map((each, at) => ({
    kind: String(each),
    word: String(word[at]),
    now: number(0, at),
    periods: number(1, at),
    before: number(2, at),
    ended: number(4, at),
    endedPeriods: number(5, at),
  }));
}

const sumSql = (column: string, side: string): string =>
  `coalesce(sum(${column}) filter (${side}), 0)::double`;
