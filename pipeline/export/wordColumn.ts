import { identifier, type Store } from "../store/open.js";
import { tableOf } from "../store/tableOf.js";

/** How columns of words are made of others, by their names. */
export type ColumnWords = Readonly<Record<string, (row: never) => string | null>>;

/**
 * Makes the temporary table `name`: the words of each combination of values that the columns `from` of `table` hold.
 * The rows of a table are many, and few of their combinations are not alike.
 */
export async function wordColumn(
  store: Store,
  name: string,
  of: { table: string; from: readonly string[] },
  words: (row: never) => string | null,
): Promise<void> {
  await store.run(
    `create or replace temp table combinations as
    select row_number() over () as id, * from (select distinct ${of.from.map(identifier).join(", ")} from ${identifier(of.table)})`,
  );
  const found = await store.rows<{ id: number }>("from combinations order by id");
  await tableOf(
    store,
    "combinations_worded",
    { id: "INTEGER", words: "VARCHAR" },
    found.map((row) => ({ id: row.id, words: words(row as never) })),
    { temporary: true },
  );
  await store.run(
    `create or replace temp table ${identifier(name)} as select * exclude (id) from combinations join combinations_worded using (id)`,
  );
  for (const made of ["combinations", "combinations_worded"]) await store.run(`drop table ${made}`);
}
