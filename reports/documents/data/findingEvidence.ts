import type {
  FindingsChangeRow,
  FindingsFunnelRow,
  FindingsGroupRow,
  FindingsRankRow,
  FindingsSignalRow,
  FindingsXmrRow,
} from "../../../pipeline/facts/findingRows.js";
import type { Finding, Standing } from "./finding.js";
import type { StrategicData } from "./strategicData.js";

/** How sure a finding is: what the statistics say of the figures that it shows, and of no others. */
export interface FindingEvidence {
  change: FindingsChangeRow | null;
  /** of the standing by rate where there is one, else by count: every area of it, our own too */
  certainty: { standing: Standing; own: FindingsRankRow; all: FindingsRankRow[] } | null;
  funnel: { own: FindingsFunnelRow; all: FindingsFunnelRow[] } | null;
  group: FindingsGroupRow | null;
  series: { signal: FindingsSignalRow; points: FindingsXmrRow[] } | null;
}

/**
 * Looks up what is found of a figure. Nothing is where the figure, the year before or a place in the ranking is hidden:
 * an interval, a limit or a mean would give it away. Of sensitive measures no months and no group are shown at all.
 */
export function findingEvidence({ findings }: StrategicData, finding: Finding): FindingEvidence {
  const { row, measure } = finding;
  const nothing = { change: null, certainty: null, funnel: null, group: null, series: null };
  if (findings === undefined || row.status !== "complete" || row.value === null) return nothing;
  const same = (other: { source: string; measure: string; period_start: string; period_end: string }) =>
    other.source === row.source &&
    other.measure === row.measure &&
    other.period_start === row.period_start &&
    other.period_end === row.period_end;
  const change = findings.changes.find((other) => same(other) && other.area === row.area);
  const group = findings.groups.find((other) => same(other) && other.area === row.area);
  const series = findings.series.find(
    ({ signal }) =>
      signal !== null &&
      signal.source === row.source &&
      signal.measure === row.measure &&
      signal.area === row.area,
  );
  return {
    change: row.change === null ? null : (change ?? null),
    certainty: certaintyOf(
      finding.byRate ?? finding.byCount,
      findings.ranks.filter((other) => same(other)),
    ),
    funnel: funnelOf(
      finding.byRate,
      findings.funnels.filter((other) => same(other)),
    ),
    group: measure.sensitive ? null : (group ?? null),
    series:
      measure.sensitive || finding.otherPeriod || series === undefined || series.signal === null
        ? null
        : { signal: series.signal, points: series.points },
  };
}

function certaintyOf(
  standing: Standing | null,
  rows: readonly FindingsRankRow[],
): FindingEvidence["certainty"] {
  if (standing === null) return null;
  const { scope, basis, area } = standing.rank;
  const all = once(rows.filter((row) => row.scope === scope && row.basis === basis)).sort(
    (a, b) => a.rank_highest - b.rank_highest || (a.area_name < b.area_name ? -1 : 1),
  );
  const own = all.find((row) => row.area === area);
  // of a place among others than those shown nothing is said
  return own === undefined || own.of !== standing.rank.of ? null : { standing, own, all };
}

function funnelOf(standing: Standing | null, rows: readonly FindingsFunnelRow[]): FindingEvidence["funnel"] {
  if (standing === null) return null;
  const all = once(rows.filter((row) => row.scope === standing.rank.scope)).sort(
    (a, b) => a.population - b.population || (a.area < b.area ? -1 : 1),
  );
  const own = all.find((row) => row.area === standing.rank.area);
  return own === undefined ? null : { own, all };
}

/** One period may be there under two kinds; each area counts once. */
function once<Row extends { area: string }>(rows: readonly Row[]): Row[] {
  return rows.filter((row, index) => rows.findIndex((other) => other.area === row.area) === index);
}
