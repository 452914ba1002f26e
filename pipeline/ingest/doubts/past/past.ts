import { literal, type Store } from "../../../store/open.js";

/** SQL that says of supply `s` that it was received before `this`, of its source and territory and in force. */
export const isEarlier =
  "s.source = this.source and s.territory = this.territory and s.received < this.received and not s.removed and s.supplements is null";

/** SQL that says of supply `s` that it was received before `this` and lies in the two years about it, with which the words of a log are compared. */
export const isNear = `${isEarlier}
    and s.covers_to >= this.covers_from - interval '2 years' and s.covers_from <= this.covers_to + interval '2 years'`;

/** Months back with which a log's figures are compared: a month, a year, and two months, to tell what is alike by its nature. */
export const lags = [1, 2, 12];

/** SQL for the figures of the supplies before `extract`, as in `observations`; in the two years about it with `near`. */
export const earlierFigures = (extract: string, near: Window | null): string => `
  from observations o where o.extract in (
    select s.extract from supplies s, (from supplies where extract = ${literal(extract)}) this where ${isEarlier})
  ${near ? `and o.period_end >= ${literal(near.from)}::date and o.period_start <= ${literal(near.to)}::date` : ""}`;

interface Window {
  /** ISO days */
  from: string;
  to: string;
}

/** What is known of the time before a supply. */
export interface Past {
  /** whether a supply of its source and territory was received before it */
  any: boolean;
  /** the two years about a log's supply; null of typed figures, of which all are compared */
  near: Window | null;
}

/**
 * What the supplies before it say, for all that compare a newer file's figures with it cell by cell, as the temporary table
 * `past` (`measure, area, period_start, period_end, status, value`): of typed figures all; of a log's, which are many,
 * those of the periods a few months before its own ({@link lags}), and rates.
 *
 * @param options.figures SQL for the supply's figures, as in `observations`
 */
export async function makePast(
  store: Store,
  extract: string,
  { typed, figures }: { typed: boolean; figures: string },
): Promise<Past> {
  const [of] = await store.rows<{ from: string | null; to: string | null; any: boolean }>(
    `with this as (from supplies where extract = $extract)
    select strftime(covers_from - interval '2 years', '%Y-%m-%d') as from, strftime(covers_to + interval '2 years', '%Y-%m-%d') as to,
      exists (from supplies s, this where ${isEarlier}) as any
    from this`,
    { extract },
  );
  const { from, to, any } = of ?? { from: null, to: null, any: false };
  const near = typed || from === null || to === null ? null : { from, to };
  const before = typed
    ? ""
    : `and (o.status = 'rate' or o.period_start in (
        select (f.period_start - to_months(lag))::date from (select distinct period_start from ${figures}) f, (select unnest([${lags.join(", ")}]) as lag)))`;
  await store.run(`create or replace temp table past as
    select o.measure, o.area, o.period_start, o.period_end, o.status, o.value ${earlierFigures(extract, null)} ${before}`);
  return { any, near };
}

/** SQL for figures of measures that count. */
export const countedOnly = "measure not in (select measure from measures where not counted)";
