import type { Session } from "../../../pipeline/build/session.js";
import { addAll } from "../../../pipeline/bulk.js";
import { readSql } from "../../../pipeline/packageFiles.js";
import { areasAbove } from "../../../pipeline/workspace/areas/areasAbove.js";
import type { Break } from "../../../pipeline/workspace/seeds/seeds.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { ChartData, HarmFigure, SeriesBreak } from "./chartData.js";
import { ourAreas } from "./ourAreas.js";
import type { StrategicData } from "./strategicData.js";

/**
 * What only the charts of the assessment need: days of harm of the figures that have a weight (none is read where the
 * seeds have no weight), and the breaks of the register that meet the monthly series.
 */
export async function readChartRows(
  { store, workspace }: Session,
  { trends, findings, period }: Pick<StrategicData, "trends" | "findings" | "period">,
): Promise<Required<ChartData>> {
  const series = (findings?.series ?? []).flatMap(({ signal }) => (signal === null ? [] : [signal]));
  const breaks = series.flatMap((figure) => breaksOf(workspace, figure));
  if (workspace.harmWeights.length === 0) return { harm: [], breaks };
  const own = ourAreas(workspace);
  const asked = trends.filter(({ area, period_end }) => own.includes(area) && period_end === period.end);
  const keys = new Map(
    asked.map(({ source, area, period_kind, period_end }) => [
      [source, area, period_kind].join("|"),
      { source, area, period_kind, period_end },
    ]),
  );
  const harm: HarmFigure[] = [];
  for (const key of [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, named]) => named)) {
    const rows = await store.rows<Omit<HarmFigure, "source" | "area" | "period_end">>(
      readSql("harm_days"),
      key,
    );
    const { source, area, period_end } = key;
    addAll(
      harm,
      rows.map((row) => ({ source, area, period_end, ...row })),
    );
  }
  return { harm, breaks };
}

/** Breaks of one area's figures meet it and what lies within it. */
export function breaksOf(
  { breaks, sourceGroups, areas }: Workspace,
  { source, measure, area: own }: { source: string; measure: string; area: string },
): SeriesBreak[] {
  const groups = sourceGroups.filter((group) => group.source === source).map(({ name }) => name);
  const names = ["*", source, measure, ...groups];
  const above = areasAbove(areas, own);
  return breaks
    .filter(({ applies_to, area }) => names.includes(applies_to) && (area === null || above.has(area)))
    .map(({ date, until, effect, reason }: Break) => ({ source, measure, date, until, effect, reason }));
}
