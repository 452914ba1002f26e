import { groupBy } from "../groupBy.js";
import type { Store } from "../store/open.js";
import { type Columns, tableOf } from "../store/tableOf.js";
import { inThread } from "../thread.js";
import { rankingKey, readBounded } from "./boundedAreas.js";
import {
  drawnSql,
  type RankCertainty,
  type RankedArea,
  type Ranking,
  rankCertainties,
  rankedSql,
} from "./rankCertainty.js";

const foundColumns: Columns = {
  place: "INTEGER",
  rank_lower: "INTEGER",
  rank_upper: "INTEGER",
  indistinguishable_from: "INTEGER",
  rule: "VARCHAR",
};

/** Draws take as long as all else that is found: they are made in a thread. */
const drawing = inThread<Ranking[], RankCertainty[][]>(
  new URL("./rankThread.js", import.meta.url),
  async () => rankCertainties,
);

/**
 * Makes the temporary `findings_rank` of the rankings that `where` picks, whole rankings only; `r` is the table of ranks. The rows are
 * those that `readRankCertainty` gives; what crosses into the program is what the draws need.
 *
 * @returns what makes the table when the draws, which go on meanwhile, are made
 */
export async function beginRanks(store: Store, where: string): Promise<() => Promise<void>> {
  await store.run(
    `create or replace temp table placed as
     select r.*, ${drawnSql},
       row_number() over (order by r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.rank_highest, r.area) as place,
       dense_rank() over (order by r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.period_end) as ranking
     ${rankedSql(where)}`,
  );
  const places = await store.rows<RankedArea & { place: number; ranking: number }>(
    `select place, ranking, value, population, rank_highest, rank_highest_to, rank_lowest, rank_lowest_to, "of", bounded, lacking
    from placed order by place`,
  );
  const rankings = [...groupBy(places, ({ ranking }) => ranking)];
  const keys = new Map(
    (
      await store.rows<Parameters<typeof rankingKey>[0] & { ranking: number }>(
        "select distinct ranking, source, measure, scope, basis, period_kind, period_start, period_end from placed where bounded > 0",
      )
    ).map(({ ranking, ...row }) => [ranking, rankingKey(row)]),
  );
  const bounded = keys.size === 0 ? new Map() : await readBounded(store, where);
  const drawn = drawing.ask(
    rankings.map(([ranking, areas]) => ({ areas, bounded: bounded.get(keys.get(ranking) ?? "") ?? [] })),
  );
  drawn.catch(() => undefined); // thrown where it is awaited
  return async () => {
    const certain = await drawn;
    const found = rankings.flatMap(([, areas], at) =>
      areas.map(({ place }, index) => ({ place, ...certain[at]?.[index] })),
    );
    await tableOf(store, "placed_found", foundColumns, found, { temporary: true });
    await store.run(
      `create or replace temp table findings_rank as
       select source, measure, scope, basis, period_kind, period_start, period_end, period_label, area, area_name, value, rate,
         rank_highest, rank_highest_to, rank_lowest, rank_lowest_to, "of", bounded, lacking, rank_lower, rank_upper, indistinguishable_from, rule
       from placed join placed_found using (place) order by place`,
    );
    for (const table of ["placed", "placed_found"]) await store.run(`drop table ${table}`);
  };
}
