import type { Quarter } from "../../../pipeline/calendar/quarter.js";
import { readSeries, signalOf } from "../../../pipeline/findings/signals.js";
import type { Store } from "../../../pipeline/store/open.js";
import type { RanksRow, TrendsRow } from "../../../pipeline/store/rows.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { scopeNames } from "../data/ourAreas.js";
import type { PackPlace } from "./data.js";

/** What the store has of a quarter. */
export interface Figures {
  /** of the quarter and those before it in the financial year */
  quarters: TrendsRow[];
  rolling: TrendsRow[];
  places: (PackPlace & { at: string })[];
  signals: ReturnType<typeof signalOf>[];
  signalsBefore: ReturnType<typeof signalOf>[];
}

/** @param own the district and its partnership */
export async function readFigures(
  store: Store,
  workspace: Workspace,
  own: readonly string[],
  quarter: Quarter,
): Promise<Figures> {
  const areas = own.map((_, index) => `$own${index}`).join(", ");
  const codes = Object.fromEntries(own.map((code, index) => [`own${index}`, code]));
  const trends = (kind: string, condition: string, days: Record<string, string>) =>
    store.rows<TrendsRow>(
      `select * from trends where area in (${areas}) and period_kind = '${kind}' and ${condition} order by all`,
      { ...codes, ...days },
    );
  const ranks = await store.rows<RanksRow>(
    `select * from ranks where scope <> 'wards' and area in (${areas}) and period_kind = 'rolling_12'
      and period_end in ($end, $before) order by source, measure, period_end, basis desc, "of" desc, scope`,
    { ...codes, end: quarter.end, before: quarter.beforeEnd },
  );
  const names = new Map(
    (await scopeNames(store, workspace.partnership.county.name)).map(({ scope, name }) => [scope, name]),
  );
  const series = async (to: string) => (await readSeries(store, { areas: own, to })).map(signalOf);
  return {
    quarters: await trends("quarter", "period_start >= $from and period_end <= $end", {
      from: quarter.yearStart,
      end: quarter.end,
    }),
    rolling: await trends("rolling_12", "period_end = $end", { end: quarter.end }),
    places: ranks.map((rank) => ({
      rank,
      scope: names.get(rank.scope) ?? rank.scope,
      at: rank.period_end,
    })),
    signals: await series(quarter.end),
    signalsBefore: await series(quarter.beforeEnd),
  };
}
