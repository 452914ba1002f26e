import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import { type Order, type Row, runsOf } from "./order.js";

/** So many different rows that follow one another as they did before are no chance. */
const run = 10;
/** What is there more often is alike with reason. */
const often = 20;

/**
 * Counts once a block of rows that is in a file twice, as of a paste done twice: ten different rows or more that follow
 * one another as they did before, under other references or none. The later ones are duplicates, where most rows of the
 * file are like no other. A key without a reference tells by itself which rows are one.
 *
 * @param keyed whether the contract has a key: rows of one key are one record already
 */
export async function countBlocksOnce(store: Store, { rows }: Order, keyed: boolean): Promise<void> {
  const alike = groupBy(rows, ({ says }) => says);
  const common = [...alike.values()].filter(({ length }) => length >= 2 && length <= often);
  if (common.length < run) return;
  const pairs = common.flatMap((same) =>
    same.flatMap((row, at) =>
      same
        .slice(0, at)
        .map((before) => ({ ...row, apart: row.ordinal - before.ordinal, before: before.gid })),
    ),
  );
  const repeated = new Map<number, Row>();
  for (const apart of groupBy(pairs, (pair) => pair.apart).values())
    for (const block of runsOf(apart)) {
      if (new Set(block.map(({ says }) => says)).size < run) continue;
      for (const row of block) if (!keyed || row.gid !== row.before) repeated.set(row.ordinal, row);
    }
  if (repeated.size === 0 || alike.size * 2 < rows.length - repeated.size) return;
  const times = groupBy([...repeated.values()], ({ gid }) => gid);
  await store.run("create or replace temp table repeated (gid integer, times integer)");
  await store.append(
    "repeated",
    [
      { type: "INTEGER", values: [...times.keys()] },
      { type: "INTEGER", values: [...times.values()].map(({ length }) => length) },
    ],
    { temporary: true },
  );
  await store.run(`update judged set kept = greatest(kept - repeated.times, 0)
    from repeated where judged.gid = repeated.gid and outcome = 'accepted'`);
  await store.run("drop table repeated");
}
