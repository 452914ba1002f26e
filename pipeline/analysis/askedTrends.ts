import { UserError } from "../errors.js";
import type { Store } from "../store/open.js";
import type { RanksRow, TrendsRow } from "../store/rows.js";
import type { Workspace } from "../workspace/workspace.js";
import { type AskedPeriod, openBuilt } from "./build.js";

/** What a command asks of the trends or the ranks. */
export interface Question {
  source?: string | undefined;
  measure?: string | undefined;
  /** a code or a name */
  area?: string | undefined;
  scope?: string | undefined;
  basis?: "count" | "rate" | undefined;
  /** YYYY-MM; without it each source answers for its own latest months */
  to?: string | undefined;
  months: number;
}

/**
 * Opens the store and runs `answer` once for the period asked for, or once per source for its own latest `months`.
 */
export async function answered<Row>(
  root: string,
  question: Question,
  answer: (store: Store, workspace: Workspace, source: string | undefined) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { source, period } of await periodsAsked(root, question)) {
    const { store, workspace } = await openBuilt(root, period);
    try {
      rows.push(...(await answer(store, workspace, source)));
    } finally {
      store.close();
    }
  }
  return rows;
}

async function periodsAsked(
  root: string,
  question: Question,
): Promise<{ source: string | undefined; period: AskedPeriod }[]> {
  const { store } = await openBuilt(root);
  try {
    const sources = await store.rows<{ source: string; last: string }>(
      "select source, strftime(max(period_end), '%Y-%m') as last from series group by source order by source",
    );
    const known = sources.map(({ source }) => source);
    if (question.source !== undefined && !known.includes(question.source)) {
      throw new UserError(`no extract of "${question.source}" has been loaded`, {
        hint: `loaded: ${known.join(", ")}`,
      });
    }
    if (question.measure !== undefined) await checkMeasure(store, question.measure);
    const { to, months } = question;
    if (to !== undefined) return [{ source: question.source, period: { to, months } }];
    return sources
      .filter(({ source }) => question.source === undefined || source === question.source)
      .map(({ source, last }) => ({ source, period: { to: last, months } }));
  } finally {
    store.close();
  }
}

async function checkMeasure(store: Store, measure: string): Promise<void> {
  const found = await store.rows<{ measure: string }>("select distinct measure from series order by measure");
  if (found.some((row) => row.measure === measure)) return;
  throw new UserError(`there are no figures for "${measure}"`, { hint: "csp measures lists what there is" });
}

/** The trends of the period asked for: the partnership's own area, one area, or every area of a scope. */
export async function askedTrends(root: string, question: Question): Promise<TrendsRow[]> {
  return answered(root, question, async (store, workspace, source) => {
    const areas = await areasAsked(store, workspace, question);
    return store.rows<TrendsRow>(
      `select t.source, t.measure, t.area, t.area_name, t.period_start, t.period_end, t.period_label, t.value, t.previous, t.change,
        t.percent, t.rate, t.per, t.denominator, t.status, t.previous_start, t.previous_end, t.previous_status, t.note
      from trends t left join measures m using (measure) left join areas a on a.code = t.area
      where t.period_kind = 'asked' and ($source::varchar is null or t.source = $source) and ($measure::varchar is null or t.measure = $measure)
        and (t.area in (${areas.map((_, index) => `$a${index}`).join(", ")}))
        -- the district where the source has it, else its partnership
        and ($exact or a.level <> 'csp' or not exists (from trends d where d.source = t.source and d.measure = t.measure
          and d.period_kind = 'asked' and d.area = $district))
      order by t.source, m.position, t.measure, t.area_name, t.area`,
      {
        source: source ?? null,
        measure: question.measure ?? null,
        exact: question.area !== undefined || question.scope !== undefined,
        district: workspace.partnership.district,
        ...Object.fromEntries(areas.map((area, index) => [`a${index}`, area])),
      },
    );
  });
}

/** The ranking of the period asked for, best known place first. */
export async function askedRanks(root: string, question: Question): Promise<RanksRow[]> {
  const basis = question.basis ?? "count";
  const rows = await answered(root, question, async (store, workspace, source) => {
    const scopes = await scopesAsked(store, workspace, question.scope);
    return store.rows<RanksRow>(
      `select r.source, r.measure, r.scope, r.basis, r.area, r.area_name, r.period_start, r.period_end, r.period_label,
        r.value, r.rate, r.per, r.denominator, r.rank_highest, r.rank_lowest, r."of", r.tied, r.note
      from ranks r left join measures m using (measure)
      where r.period_kind = 'asked' and r.basis = $basis and ($source::varchar is null or r.source = $source)
        and ($measure::varchar is null or r.measure = $measure)
        and r.scope in (${scopes.map((_, index) => `$s${index}`).join(", ")})
        -- a source that gives partnerships only, or districts only, is ranked where all of them are
        and ($chosen or r.scope = (select arg_max(o.scope, o."of") from ranks o where o.source = r.source and o.measure = r.measure
          and o.period_kind = 'asked' and o.basis = r.basis and o.scope in (${scopes.map((_, index) => `$s${index}`).join(", ")})))
      order by r.source, m.position, r.measure, r.scope, r.rank_highest, r.area_name, r.area`,
      {
        basis,
        source: source ?? null,
        measure: question.measure ?? null,
        chosen: question.scope !== undefined,
        ...Object.fromEntries(scopes.map((scope, index) => [`s${index}`, scope])),
      },
    );
  });
  if (rows.length === 0 && basis === "rate") {
    throw new UserError("no rates to rank by", {
      hint: "seeds/populations.csv has no estimates for these areas, or seeds/measures.csv no denominator; rank by --basis count",
    });
  }
  return rows;
}

async function areasAsked(store: Store, workspace: Workspace, question: Question): Promise<string[]> {
  const { district } = workspace.partnership;
  if (question.scope !== undefined) {
    const [scope] = await scopesAsked(store, workspace, question.scope);
    const rows = await store.rows<{ area: string }>(
      "select area from scopes where scope = $scope order by area",
      { scope: scope ?? "" },
    );
    return rows.map(({ area }) => area);
  }
  if (question.area !== undefined) {
    const rows = await store.rows<{ area: string }>(
      `select distinct area from trends where area = $area or lower(area_name) = lower($area) order by area`,
      { area: question.area },
    );
    if (rows.length === 0)
      throw new UserError(`there are no figures for the area "${question.area}"`, {
        hint: "use a code or a name of seeds/areas.csv",
      });
    return rows.map(({ area }) => area);
  }
  return [district, ...partnershipOf(workspace)];
}

/** The Community Safety Partnership that is this district and no other. */
function partnershipOf({ areas, partnership }: Workspace): string[] {
  const own = areas.find((area) => area.code === partnership.district);
  const isCsp = new Set(areas.filter((area) => area.level === "csp").map((area) => area.code));
  return (own?.parents ?? []).filter(
    (parent) => isCsp.has(parent) && areas.filter((area) => area.parents.includes(parent)).length === 1,
  );
}

async function scopesAsked(
  store: Store,
  _workspace: Workspace,
  scope: string | undefined,
): Promise<string[]> {
  const rows = await store.rows<{ scope: string }>("select distinct scope from scopes order by scope");
  const known = rows.map((row) => row.scope);
  if (scope === undefined) return known.filter((name) => name !== "wards");
  if (!known.includes(scope))
    throw new UserError(`there is no scope "${scope}"`, { hint: `use one of ${known.join(", ")}` });
  return [scope];
}
