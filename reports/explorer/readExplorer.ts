import type { Session } from "../../pipeline/build/session.js";
import { endOfMonth } from "../../pipeline/calendar/day.js";
import { caredFor, protectionOf } from "../../pipeline/disclosure/protect.js";
import { smallAreas } from "../../pipeline/disclosure/smallAreas.js";
import { type ComparedBy, changeOf, comparedBy } from "../../pipeline/findings/changes.js";
import { readRankCertainty } from "../../pipeline/findings/rankCertainty.js";
import { readSeries, signalOf } from "../../pipeline/findings/signals.js";
import type { Store } from "../../pipeline/store/open.js";
import type { RanksRow, TrendsRow } from "../../pipeline/store/rows.js";
import { breaksOf } from "../documents/data/chartRows.js";
import { withoutWholes } from "../documents/data/finding.js";
import { annual, named, readAssessment, values, yearsTo } from "../documents/data/readAssessment.js";
import { outlinesOf, readTiles, readTimes, readWardEstimates } from "../documents/data/readStrategic.js";
import { letterhead } from "../documents/parts/letterhead.js";
import type { ExplorerArea, ExplorerData } from "./explorerData.js";

/** Every area that may be picked: ours, our wards, those that we are compared with, and what they all lie in. */
const pickable = `(select area from scopes union
  select ancestor from area_tree join scopes using (area) where ancestor_level <> 'country')`;

/**
 * Reads from the built store what the explorer to `to` (YYYY-MM) shows: the whole years of every area, the places in them,
 * and the months with their limits. Of sensitive measures, and of those that share a part with one, it reads the years of
 * the assessment alone and neither wards nor months, and no wards of measures that are not published by ward, as the
 * documents do.
 *
 * @throws UserError where the store holds no figures for the twelve months to `to`
 */
export async function readExplorer(session: Session, to: string): Promise<ExplorerData> {
  const { store, workspace } = session;
  const assessed = await readAssessment(session, { to, clock: "assessment" });
  const { partnership, period, own, wards } = assessed;
  const days = { ...yearsTo(period, "assessment"), ...values(own) };
  const { sensitive, parts } = protectionOf(workspace);
  const cared = caredFor(sensitive, parts ?? new Map());
  /** as the assessment has it, or an earlier year by the clock of the assessment */
  const assessedYear = (row: string) =>
    `((${row}.period_kind = 'assessment_year' and ${row}.period_end <= $end) or ${annual(row, named(own), "assessment")})`;
  const anyYear = (row: string) =>
    `(${assessedYear(row)} or (${row}.period_kind in ('financial_year', 'calendar_year') and ${row}.period_end <= $end))`;
  const care = JSON.stringify(workspace.measures.map(({ id }) => id).filter((measure) => cared({ measure })));
  const isCared = (row: string) => `list_contains(from_json($care::json, '["VARCHAR"]'), ${row}.measure)`;
  const asked = (row: string) => `if(${isCared(row)}, ${assessedYear(row)}, ${anyYear(row)})`;
  const parameters = { ...days, care };
  const found = once(
    await store.manyRows<TrendsRow & ComparedBy>(
      `with t as materialized (select * from trends t
        where t.status <> 'no data' and t.area in ${pickable} and ${asked("t")}
          and not ((${isCared("t")} or t.measure in (select measure from measures where not by_ward))
            and t.area in ${smallAreas}))
      select t.*, ${comparedBy.columns} from t ${comparedBy.joins}
      order by t.source, t.measure, t.area, t.period_kind, t.period_start`,
      parameters,
    ),
  );
  const years = found.map(
    ({ polarity: _p, counted: _c, break_effect: _b, withheld: _w, exposure: _e, ...row }): TrendsRow => row,
  );
  const where = `r.scope <> 'wards' and ${asked("r")} and ${inWidestScope(asked("r"), named(own))}`;
  const series = await readSeries(store, { areas: await areasOf(store), to: endOfMonth(`${to}-01`) });
  return {
    ...letterhead(partnership),
    district: partnership.district,
    county: partnership.county,
    suppressBelow: partnership.suppressBelow,
    end: period.end,
    areas: pickedFrom(years, own, wards),
    measures: withoutWholes(assessed.measures),
    issues: new Map(assessed.priorities.map(({ id, name }) => [id, name])),
    suppliers: new Map(assessed.supplies.map(({ source, supplier }) => [source, supplier])),
    surveys: assessed.surveys ?? new Map(),
    scopes: new Map(assessed.scopes.map(({ scope, name }) => [scope, name])),
    years,
    // of a change that is not shown nothing is said
    changes: found
      .filter(({ change }) => change !== null)
      .map((row) => {
        const { source, measure, area, period_kind, period_end } = row;
        const { verdict, lower, upper } = changeOf(row);
        return { source, measure, area, period_kind, period_end, verdict, lower, upper };
      }),
    ranks: await store.manyRows<RanksRow>(
      `select r.* from ranks r where ${where}
      order by r.source, r.measure, r.period_kind, r.period_start, r.scope, r.basis, r.area`,
      parameters,
    ),
    certainties: await readRankCertainty(store, where, parameters),
    series: series
      .filter((row) => !cared(row))
      .map(signalOf)
      .flatMap(({ signal, points }) => (signal === null ? [] : [{ signal, points }])),
    period,
    ...(await readTimes(session, assessed)),
    breaks: series.filter(({ area }) => own.includes(area)).flatMap((row) => breaksOf(workspace, row)),
    tiles: await readTiles(store),
    wardEstimates: await readWardEstimates(store),
    outlines: outlinesOf(workspace, wards),
    overridden: assessed.overridden,
    synthetic: assessed.synthetic,
  };
}

async function areasOf(store: Store): Promise<string[]> {
  const rows = await store.rows<{ area: string }>(`select area from ${pickable} picked(area) order by area`);
  return rows.map(({ area }) => area);
}

/** SQL for the one scope of each measure, year and basis in which most areas are compared with ours; `r` is a rank that `asked` picks. */
function inWidestScope(asked: string, own: string): string {
  const key = "r.source, r.measure, r.basis, r.period_start, r.period_end";
  return `(${key}, r.scope) in (
    select (${key}, r.scope) from (select distinct on (${key}) ${key}, r.scope from ranks r
      where r.scope <> 'wards' and ${asked} and r.area in (${own})
      order by ${key}, r."of" desc, r.period_kind, r.scope) r)`;
}

/** Twelve months may be there under two kinds: those of the assessment's clock first. */
function once<Row extends TrendsRow>(years: readonly Row[]): Row[] {
  const order = ["assessment_year", "financial_year", "calendar_year", "rolling_12"];
  const sorted = years.toSorted((a, b) => order.indexOf(a.period_kind) - order.indexOf(b.period_kind));
  const known = new Map<string, Row>();
  for (const row of sorted) {
    const key = [row.source, row.measure, row.area, row.period_start, row.period_end].join("|");
    if (!known.has(key)) known.set(key, row);
  }
  return [...known.values()];
}

function pickedFrom(
  years: readonly TrendsRow[],
  own: readonly string[],
  wards: readonly string[],
): ExplorerArea[] {
  const kindOf = (area: string) => (own.includes(area) ? "own" : wards.includes(area) ? "ward" : "other");
  const names = new Map(years.map(({ area, area_name }) => [area, area_name]));
  return [...names]
    .map(([area, name]): ExplorerArea => ({ area, name, kind: kindOf(area) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.area < b.area ? -1 : 1));
}
