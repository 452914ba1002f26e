import { endOfMonth } from "../calendar/day.js";
import { groupBy } from "../groupBy.js";
import type { Reason } from "../store/reason.js";
import type { MonthlyRow, RanksRow, TrendsRow } from "../store/rows.js";
import type { Workspace } from "../workspace/workspace.js";
import { type CountCell, cellKey, sumsOf, type Within } from "./cellSystem.js";
import { deduce } from "./deduce.js";
import { partsOf } from "./partsOf.js";
import { isSmall } from "./smallCounts.js";
import {
  type Doubt,
  type EarlierCell,
  type Hidden,
  hide,
  type SuppressionOptions,
  secretOf,
} from "./suppression.js";
import { unrevised } from "./unrevised.js";

/** The tables of one document: all of them at once, since each can give another away. */
export interface Tables<Trend, Rank, Month> {
  trends?: readonly Trend[];
  ranks?: readonly Rank[];
  monthly?: readonly Month[];
}

/** A row as it may be published: what `suppressed` names is null and is to be shown as [c]. */
export type Published<Row> = { [Column in keyof Row]: Row[Column] | null } & {
  suppressed: readonly string[];
};

export interface Protection<Trend, Rank, Month> {
  trends: Published<Trend>[];
  ranks: Published<Rank>[];
  monthly: Published<Month>[];
  /** every sensitive count of the tables, for `recordPublished` */
  cells: EarlierCell[];
  /** small counts that an earlier publication gives away already, by key */
  exposed: string[];
  /** counts that contradict others of the tables, by key */
  contradicted: string[];
  /** figures of earlier publications that no longer agree with the tables and were left aside, to be told of */
  revised: EarlierCell[];
  /** what the attack on the result found: must be empty */
  recovered: string[];
}

export type ProtectOptions = Omit<SuppressionOptions, "areas" | "parts"> & {
  sensitive: ReadonlySet<string>;
  areas?: Within;
  parts?: Within;
};

/**
 * The tables of a document as they may leave the house. Contract:
 *
 * - Rows come back in their order; rows of measures that are not sensitive come back as they are, `suppressed` empty.
 * - A hidden count is null and its status "suppressed"; hidden with it is all that is made of it: change, percentage,
 *   rate, limits, z, p, verdict, harm, and the reasons, which are replaced.
 * - Where a count and the same period last year stand in one row and one of them is hidden, change and percentage are
 *   hidden, the other count is not.
 * - A ranking with a hidden or a small count has no places, whether the table shows that count or not: a gap between
 *   two shown figures would say where the hidden one lies, and of 6 among 120,000 residents a place by rate says how many
 *   4 among 90,000 can be.
 * - Hidden are counts of 1 to threshold − 1 of sensitive measures and what else is needed so that they do not follow,
 *   over all tables given and over what was published `earlier`. A zero is not small.
 * - One marker for all of them, [c]; the reader is not told which is which.
 *
 * The result is attacked with `deduce` before it is returned. Pure; with `--internal` do not call it, and watermark.
 */
export function protect<
  Trend extends Omit<TrendsRow, "period_kind">,
  Rank extends Omit<RanksRow, "period_kind">,
  Month extends MonthlyRow,
>(tables: Tables<Trend, Rank, Month>, options: ProtectOptions): Protection<Trend, Rank, Month> {
  const { trends = [], ranks = [], monthly = [] } = tables;
  const { sensitive, areas = new Map(), parts = new Map() } = options;
  const isSensitive = caredFor(sensitive, parts);
  const cells = [
    ...trends.filter(isSensitive).flatMap((row) => [now(row), before(row)]),
    ...ranks.filter(isSensitive).map(now),
    ...monthly.filter(isSensitive).map((row) => now(monthOf(row))),
  ].filter((cell): cell is CountCell => cell.value !== null);
  // among the parts and wholes of a sensitive measure only the sensitive ones have small counts to hide
  const found = hide(cells, { ...options, areas, parts, small: sensitive });
  const isHidden = (cell: Cell) => found.hidden.has(cellKey(cell));

  const tells = (row: Rank) =>
    isHidden(now(row)) || (sensitive.has(row.measure) && isSmall(row.smallest, options.threshold));
  const rankings = new Set(ranks.filter((row) => isSensitive(row) && tells(row)).map(rankingOf));
  return {
    trends: trends.map((row) =>
      without(row, isSensitive(row) ? hiddenInTrend(isHidden(now(row)), isHidden(before(row))) : []),
    ),
    ranks: ranks.map((row) =>
      without(row, [
        ...(rankings.has(rankingOf(row)) ? places : []),
        ...(isSensitive(row) && isHidden(now(row)) ? ["value", ...ofValue] : []),
      ]),
    ),
    monthly: monthly.map((row) =>
      without(row, isSensitive(row) && isHidden(now(monthOf(row))) ? ["value"] : []),
    ),
    cells: cells.map((cell) => ({ ...cell, hidden: isHidden(cell), ...doubtOf(cellKey(cell), found) })),
    exposed: found.exposed,
    contradicted: found.contradicted,
    revised: found.revised.map((cell) => ({ ...cell, doubt: "revised" })),
    recovered: attack(cells, found, options),
  };
}

function doubtOf(key: string, { exposed, contradicted }: Hidden): { doubt?: Doubt } {
  if (exposed.includes(key)) return { doubt: "exposed" };
  return contradicted.includes(key) ? { doubt: "contradicted" } : {};
}

type Cell = Omit<CountCell, "value"> & { value: number | null };
type Dated = Omit<Cell, "value"> & { value: number | null };

const now = ({ source, measure, area, period_start, period_end, value }: Dated): Cell => ({
  source,
  measure,
  area,
  period_start,
  period_end,
  value,
});

const before = (row: Omit<TrendsRow, "period_kind">): Cell => ({
  ...now(row),
  period_start: row.previous_start,
  period_end: row.previous_end,
  value: row.previous,
});

function monthOf(row: MonthlyRow): Dated {
  return {
    ...row,
    period_start: row.month,
    period_end: endOfMonth(row.month),
  };
}

/**
 * Whether a measure is sensitive, or tied to one that is by parts, over others too: of a total, a part that is not sensitive and one
 * that is, any two give the third.
 */
export function caredFor(
  sensitive: ReadonlySet<string>,
  parts: Within = new Map(),
): (row: { measure: string }) => boolean {
  const partsOf = (measure: string) => parts.get(measure) ?? [measure];
  const tied = new Set([...sensitive].flatMap(partsOf));
  for (let size = -1; size < tied.size; ) {
    size = tied.size;
    for (const own of parts.values())
      if (own.some((part) => tied.has(part))) for (const part of own) tied.add(part);
  }
  return ({ measure }) => sensitive.has(measure) || partsOf(measure).some((part) => tied.has(part));
}

const rankingOf = (row: Omit<RanksRow, "period_kind">): string =>
  [row.source, row.measure, row.scope, row.period_start, row.period_end].join("|");

const ofValue = ["rate", "harm_days"];
const ofChange = ["change", "percent", "lower", "upper", "z", "p", "verdict", "meaning", "rule"];
const places = [
  "rank_highest",
  "rank_highest_to",
  "rank_lowest",
  "rank_lowest_to",
  "tied",
  "rank_lower",
  "rank_upper",
  "indistinguishable_from",
  "certainty",
];

function hiddenInTrend(value: boolean, previous: boolean): string[] {
  return [
    ...(value ? ["value", ...ofValue, "signal"] : []),
    ...(previous ? ["previous"] : []),
    ...(value || previous ? ofChange : []),
  ];
}

/** A copy of a row whose hidden columns are null, as far as it has them, and whose status and reasons say so. */
function without<Row extends object>(row: Row, hidden: readonly string[]): Published<Row> {
  const suppressed = [...new Set(hidden)].filter((column) => column in row);
  if (suppressed.length === 0) return { ...row, suppressed };
  const published: Record<string, unknown> = { ...row, suppressed };
  for (const column of suppressed) published[column] = null;
  if (suppressed.includes("value") && "status" in row) published.status = "suppressed";
  if (suppressed.includes("previous") && "previous_status" in row) published.previous_status = "suppressed";
  if ("reasons" in row) published.reasons = [{ code: "hidden" }] satisfies Reason[];
  return published as Published<Row>;
}

/** What can be worked out of the small counts when only the rest is seen. */
function attack(cells: readonly CountCell[], found: Hidden, options: ProtectOptions): string[] {
  const { areas = new Map(), parts = new Map(), earlier = [] } = options;
  const known = new Set([...found.exposed]);
  return [...groupBy(cells, ({ source }) => source)].flatMap(([source, own]) => {
    const here = new Set(own.map(cellKey));
    const old = unrevised(
      own,
      earlier.filter((cell) => cell.source === source && !here.has(cellKey(cell))),
      areas,
      parts,
    );
    const sums = sumsOf([...own, ...old], areas, parts);
    const covered = new Set([...found.hidden, ...old.filter((cell) => cell.hidden).map(cellKey)]);
    const hidden = sums.filter(({ key }) => covered.has(key));
    return deduce(
      sums.filter(({ key }) => !covered.has(key)),
      hidden
        .filter(({ key }) => found.primary.has(key) && !known.has(key))
        .map((sum) => secretOf(sum, options.threshold)),
      hidden,
      { largestSmall: options.threshold - 1 },
    ).flatMap(({ key, misled }) => (misled ? [] : [key]));
  });
}

/** What `protect` needs to know of a workspace: its sensitive measures, its map and the parts of its measures. */
export function protectionOf(
  workspace: Workspace,
): Pick<ProtectOptions, "sensitive" | "threshold" | "areas" | "parts"> {
  const { measures, areas, partnership } = workspace;
  const children = new Map<string, string[]>();
  for (const { code, parents, level } of areas) {
    // streets are summed up long before a document
    if (level === "lsoa") continue;
    for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  const leaves = (code: string): string[] => {
    const within = children.get(code) ?? [];
    return within.length === 0 ? [code] : [...new Set(within.flatMap(leaves))];
  };
  return {
    sensitive: new Set(measures.filter((measure) => measure.sensitive).map(({ id }) => id)),
    threshold: partnership.thresholds.suppress_below,
    areas: new Map(areas.filter(({ level }) => level !== "lsoa").map(({ code }) => [code, leaves(code)])),
    parts: partsOf(workspace),
  };
}
