import { signalWords } from "../../reports/words/findings.js";
import { sensitiveSql } from "../disclosure/smallAreas.js";
import { internalReasons } from "../disclosure/smallCounts.js";
import { UserError } from "../errors.js";
import type { FindingsChangeRow } from "../facts/findingRows.js";
import { type ChangeFinding, changeOf } from "../findings/changes.js";
import { exposureOf } from "../findings/exposure.js";
import { type Harm, harmSql } from "../findings/harm.js";
import { readSeries, signalOf } from "../findings/signals.js";
import type { Store } from "../store/open.js";
import type { Reason } from "../store/reason.js";
import type { TrendsRow } from "../store/rows.js";
import type { Workspace } from "../workspace/workspace.js";
import { answered, type Question, scopesAsked } from "./question.js";

/** A trend with what may be said of it. Full figures: what leaves the house goes through `protect`. */
export type AskedTrend = Omit<TrendsRow, "period_kind"> &
  ChangeFinding & {
    /** what the monthly series says at the end of the period; null where there is none */
    signal: string | null;
  } & Harm;

/** The trends of the period asked for: the partnership's own area, one area, or every area of a scope. */
export async function askedTrends(root: string, question: Question): Promise<AskedTrend[]> {
  return answered(root, question, async (store, workspace, source) => {
    const areas = await areasAsked(store, workspace, question);
    const asked = areas.map((_, index) => `$a${index}`).join(", ");
    const rows = await store.rows<TrendRead>(
      `select t.source, t.measure, t.area, t.area_name, t.period_start, t.period_end, t.period_label, t.value, t.previous, t.more, t.previous_more, t.change,
        t.percent, t.rate, t.per, t.denominator, t.rate_year, t.estimate_year, t.status, t.previous_start, t.previous_end, t.previous_status, t.reasons,
        m.polarity, coalesce(m.counted, true) as counted, ${sensitiveSql("t.area")} as sensitive, b.effect as break_effect, w.reasons as withheld, ${harmSql("t")}
      from trends t left join measures m using (measure) left join areas a on a.code = t.area
      join series_keys k on k.source = t.source and k.measure = t.measure and k.area = t.area
      left join breaks_met b on b.figure = k.figure and b.region = k.region and b.period in (select period from periods where kind = 'asked')
      left join withheld w on w.key = k.key and w.period in (select period from periods where kind = 'asked')
      where t.period_kind = 'asked' and ($source::varchar is null or t.source = $source) and ($measure::varchar is null or t.measure = $measure)
        and t.area in (${asked})
        -- of a district and its partnership of the same name the district where the source has it
        and ($exact or a.level <> 'csp' or not exists (from trends d where d.source = t.source and d.measure = t.measure
          and d.period_kind = 'asked' and d.area in (select code from areas where level = 'district') and d.area in (${asked})))
      order by t.source, m.position, t.measure, t.area_name, t.area`,
      {
        source: source ?? null,
        measure: question.measure ?? null,
        exact: question.scope !== undefined || areas.includes(question.area ?? ""),
        ...Object.fromEntries(areas.map((area, index) => [`a${index}`, area])),
      },
    );
    const signals = await signalsAt(store, areas, rows, { source, measure: question.measure });
    const threshold = workspace.partnership.thresholds.suppress_below;
    return rows.map(
      ({ polarity, counted, sensitive, break_effect, withheld, harm_days, harm, reasons, ...row }) => ({
        ...row,
        ...changeOf({ ...row, polarity, counted, break_effect, withheld, exposure: exposureOf(row) }),
        signal: signals.get(keyOf(row)) ?? null,
        harm_days,
        harm,
        reasons: internalReasons(reasons, sensitive ? [row.value, row.previous] : [], threshold),
      }),
    );
  });
}

type TrendRead = Omit<TrendsRow, "period_kind"> &
  Pick<FindingsChangeRow, "break_effect"> &
  Harm & { polarity: string | null; counted: boolean; sensitive: boolean; withheld: Reason[] | null };

const keyOf = ({ source, measure, area }: { source: string; measure: string; area: string }): string =>
  [source, measure, area].join("\n");

/** In words, by source, measure and area, as at the last day of the period asked for. */
async function signalsAt(
  store: Store,
  areas: readonly string[],
  rows: readonly { period_end: string }[],
  of: { source: string | undefined; measure: string | undefined },
): Promise<Map<string, string>> {
  const [first] = rows;
  if (!first) return new Map();
  const series = await readSeries(store, { areas, to: first.period_end, ...of });
  return new Map(
    series.flatMap((one) => {
      const { signal } = signalOf(one);
      // a series that ended before the period says nothing about it
      return signal && signal.month.slice(0, 7) === first.period_end.slice(0, 7)
        ? [[keyOf(signal), signalWords(signal)] as const]
        : [];
    }),
  );
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
      `select code as area from areas where code = $area or lower(name) = lower($area)
      union select area from series where area = $area order by area`,
      { area: question.area },
    );
    if (rows.length === 0)
      throw new UserError(`there is no area "${question.area}"`, {
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
