import { identifier, type Store } from "../store/open.js";
import type { Reason } from "../store/reason.js";
import { tableOf } from "../store/tableOf.js";

/** How columns of words are made of reasons, by the columns' names. */
export type ColumnWords = Readonly<Record<string, (reasons: readonly Reason[]) => string | null>>;

/**
 * Makes the temporary table `name`: the words of each list of reasons that a column of `table` holds. The rows of a
 * table are many, and few of their lists are not alike.
 */
export async function wordReasons(
  store: Store,
  name: string,
  table: string,
  column: string,
  words: (reasons: readonly Reason[]) => string | null,
): Promise<void> {
  await store.run(
    `create or replace temp table reasons_found as
    select row_number() over () as id, reasons from (select distinct ${identifier(column)} as reasons from ${identifier(table)})`,
  );
  const found = await store.rows<{ id: number; reasons: Reason[] }>("from reasons_found order by id");
  await tableOf(
    store,
    "reasons_worded",
    { id: "INTEGER", words: "VARCHAR" },
    found.map(({ id, reasons }) => ({ id, words: words(reasons) })),
    { temporary: true },
  );
  await store.run(
    `create or replace temp table ${identifier(name)} as
    select reasons, words from reasons_found join reasons_worded using (id)`,
  );
  for (const made of ["reasons_found", "reasons_worded"]) await store.run(`drop table ${made}`);
}
