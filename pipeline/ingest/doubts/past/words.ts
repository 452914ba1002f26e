import { createHash } from "node:crypto";
import { literal, type Store } from "../../../store/open.js";
import { isNear } from "./past.js";

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
  beforePeriods: number;
  /** of those before, what the supplies have that end before this one begins, and in how many periods */
  ended: number;
  endedPeriods: number;
  /** of those now, what the one before it has not whose months it has once more (see {@link freshWords}); null where none is so */
  fresh: number | null;
  /** in how many periods that one has it */
  againPeriods: number;
}

/** A word as `supply_labels` keeps it (`wordOf`). */
export const hashedWord = (text: string): string => createHash("md5").update(text).digest("hex").slice(0, 16);

/** The words of each of the supplies and of those before it, by kind and word. */
export async function readWords(store: Store, extracts: readonly string[]): Promise<Map<string, Word[]>> {
  const [of = [], kind = [], word = [], ...sums] = await store.columns(
    `with this as (from supplies where extract in (${extracts.map(literal).join(", ")})),
    pool as (
      select this.extract as of, s.extract, false as now, coalesce(s.covers_to < this.covers_from, false) as ended,
        ${containedSql} and row_number() over (partition by this.extract order by ${containedSql} desc, s.covers_to desc, s.received desc) = 1 as again
      from this, supplies s where ${isNear}
      union all select extract, extract, true, false, false from this)
    select of, kind, word, ${["now", "not now", "ended", "again"].flatMap((side) => [sumSql("value", side), sumSql("periods", side)]).join(", ")},
      bool_or(bool_or(again)) over (partition by of) as known
    from pool join supply_labels using (extract)
    group by of, kind, word order by of, kind, word`,
  );
  const number = (column: number, at: number): number => Number(sums[column]?.[at]);
  const words = new Map(extracts.map((extract): [string, Word[]] => [extract, []]));
  for (const [at, each] of kind.entries())
    words.get(String(of[at]))?.push({
      kind: String(each),
      word: String(word[at]),
      now: number(0, at),
      periods: number(1, at),
      before: number(2, at),
      beforePeriods: number(3, at),
      ended: number(4, at),
      endedPeriods: number(5, at),
      againPeriods: number(7, at),
      fresh: sums[8]?.[at] === true ? Math.max(0, number(0, at) - number(6, at)) : null,
    });
  return words;
}

/** SQL for whether all months of supply `s` are among those of `this`, which has later ones too. */
export const containedSql =
  "coalesce(s.covers_from >= this.covers_from and s.covers_to < this.covers_to, false)";

/**
 * The words of the new months of a file that has those of an earlier one once more, as if they had come alone: what is
 * otherwise in one month of twenty is hardly to be seen in all of them. None where no earlier file is in it.
 */
export const freshWords = (words: readonly Word[]): Word[] =>
  words.flatMap((word) => (word.fresh === null ? [] : [{ ...word, now: word.fresh }]));

const sumSql = (column: string, side: string): string =>
  `coalesce(sum(${column}) filter (${side}), 0)::double`;
