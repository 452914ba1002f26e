import { beside } from "../beside.js";
import { groupBy } from "../groupBy.js";
import type { Store } from "../store/open.js";
import { type Columns, tableOf } from "../store/tableOf.js";
import {
  drawnSql,
  type RankCertainty,
  type RankedArea,
  rankCertainties,
  rankedSql,
} from "./rankCertainty.js";

const foundColumns: Columns = {
  place: "INTEGER",
  rank_lower: "INTEGER",
  rank_upper: "INTEGER",
  indistinguishable_from: "INTEGER",
  certainty: "VARCHAR",
  rule: "VARCHAR",
};

/** Draws take as long as all else that is found: they are made beside. */
const drawing = beside<RankedArea[][], RankCertainty[][]>(
  new URL("./rankThread.js", import.meta.url),
  async () => rankCertainties,
);

/**
 * Makes `findings_rank` of the rankings that `where` picks, whole rankings only; `r` is the table of ranks. The rows are
 * those that `readRankCertainty` gives; what crosses into the program is what the draws need.
 *
 * @returns what makes the table when the draws, which go on meanwhile, are made
 */
export async function beginRanks(
  store: Store,
  where: string,
  options: { temporary?: boolean } = {},
): Promise<() => Promise<void>> {
  await store.run(
    `create or replace temp table placed as
     select r.*, ${drawnSql},
       row_number() over (order by r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.rank_highest, r.area) as place,
       dense_rank() over (order by r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.period_end) as ranking
     ${rankedSql(where)}`,
  );
  const places = await store.rows<RankedArea & { place: number; ranking: number }>(
    `select place, ranking, value, population, rank_highest, rank_lowest, "of", absent from placed order by place`,
  );
  const rankings = [...groupBy(places, ({ ranking }) => ranking).values()];
  const drawn = drawing.ask(rankings);
  drawn.catch(() => undefined); // told when it is waited for
  return async () => {
    const certain = await drawn;
    const found = rankings.flatMap((ranking, at) =>
      ranking.map(({ place }, index) => ({ place, ...certain[at]?.[index] })),
    );
    await tableOf(store, "placed_found", foundColumns, found, { temporary: true });
    const kind = options.temporary ? "temp table" : "table";
    await store.run(
      `create or replace ${kind} findings_rank as
       select source, measure, scope, basis, period_kind, period_start, period_end, period_label, area, area_name, value, rate,
         rank_highest, rank_lowest, "of", rank_lower, rank_upper, indistinguishable_from, certainty, rule
       from placed join placed_found using (place) order by place`,
    );
    for (const table of ["placed", "placed_found"]) await store.run(`drop table ${table}`);
  };
}
