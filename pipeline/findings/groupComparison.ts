import { reasonWords } from "../../reports/words/reasons.js";
import type { FindingsGroupRow } from "../facts/findingRows.js";
import { groupBy } from "../groupBy.js";
import { msgAverage, rank } from "../statistics/index.js";
import type { Parameters, Store } from "../store/open.js";
import type { Reason } from "../store/reason.js";

/** A member of the group of `of_area`, with its figure where it has one. */
export type GroupFigure = Pick<
  FindingsGroupRow,
  | "source"
  | "measure"
  | "period_kind"
  | "period_start"
  | "period_end"
  | "period_label"
  | "group_name"
  | "illustrative"
  | "per"
> & {
  of_area: string;
  member: string;
  value: number | null;
  population: number | null;
  /** what the break register says of the period everywhere, and of the member's own area */
  inside: Reason[] | null;
  area_bound: Reason[] | null;
};

/**
 * One area among its Most Similar Group: the unweighted mean of the members' rates, the area included (HMIC), the pooled
 * rate beside it, and its place. Null with a reason unless every member has a figure: the mean of those who answered
 * is not the group's. Groups are not symmetric: each is its own area's. What the break register says of the period is
 * among the reasons, and of a break that only some of the members meet that it does.
 *
 * @param members every member of one area's group, for one measure and period
 */
export function groupComparison(members: readonly GroupFigure[]): FindingsGroupRow | null {
  const own = members.find(({ member, of_area }) => member === of_area);
  if (!own || own.value === null || own.population === null) return null;
  const known = members.filter(({ value, population }) => value !== null && population !== null);
  const missing = members.length - known.length;
  const average = msgAverage(
    members.map(({ value, population }) => ({ count: value, population })),
    { multiplier: own.per ?? 1000 },
  );
  const rates = members.map(({ value, population }) =>
    value === null || population === null ? null : value / population,
  );
  const at = members.indexOf(own);
  const {
    source,
    measure,
    period_kind,
    period_start,
    period_end,
    period_label,
    group_name,
    illustrative,
    per,
  } = own;
  return {
    source,
    measure,
    period_kind,
    period_start,
    period_end,
    period_label,
    area: own.of_area,
    group_name,
    illustrative,
    value: own.value,
    rate: (own.value / own.population) * per,
    per,
    mean_of_rates: average.meanOfRates,
    pooled: average.pooled,
    rank_highest: missing > 0 ? null : (rank(rates)[at] ?? null),
    rank_lowest: missing > 0 ? null : (rank(rates, { direction: "lowest" })[at] ?? null),
    of: known.length,
    members: members.length,
    reasons: [
      ...(missing > 0 ? [{ code: "members-lacking" as const, count: missing, of: members.length }] : []),
      ...(illustrative ? [{ code: "group-illustrative" as const }] : []),
      ...brokenOf(members),
    ],
  };
}

/** What all members meet falls on all alike and is said as it is; of other breaks that only so many meet them. */
function brokenOf(members: readonly GroupFigure[]): Reason[] {
  const met = members.flatMap(({ area_bound }) => area_bound ?? []);
  const found = [...groupBy(met, (reason) => JSON.stringify(reason)).values()].flatMap((alike): Reason[] => {
    const [reason] = alike;
    if (reason?.code !== "break") return [];
    const [count, of] = [alike.length, members.length];
    return [count === of ? reason : { ...reason, code: "break-of-members", count, of }];
  });
  const everywhere = members.find(({ inside }) => inside !== null && inside.length > 0)?.inside;
  return [...found.sort(byWords), ...(everywhere ?? [])];
}

const byWords = (one: Reason, other: Reason): number => (reasonWords(one) < reasonWords(other) ? -1 : 1);

/** The comparisons of the partnership's own areas for the trends that `where` picks; `t` is the table of trends. */
export async function readGroups(
  store: Store,
  where: string,
  parameters: Parameters = {},
): Promise<FindingsGroupRow[]> {
  const members = await store.rows<GroupFigure>(
    `select t.source, t.measure, t.period_kind, t.period_start, t.period_end, t.period_label, g.group_name, g.illustrative, m.per,
      g.area as of_area, g.member, o.value, e.estimate as population, b.inside, b.area_bound
    from trends t
    join measures m on m.measure = t.measure and m.counted and m.per is not null
    join group_members g on g.area = t.area
    left join trends o
      on o.source = t.source and o.measure = t.measure and o.area = g.member and o.status = 'complete' and o.value >= 0
      and o.period_kind = t.period_kind and o.period_start = t.period_start and o.period_end = t.period_end
    left join periods p on p.kind = t.period_kind and p.period_start = t.period_start::date and p.period_end = t.period_end::date
    left join series_keys k on k.source = o.source and k.measure = o.measure and k.area = o.area
    left join breaks_met b on b.figure = k.figure and b.region = k.region and b.period = p.period
    left join estimates e on e.area = g.member and e.denominator = m.denominator and e.year = o.rate_year
    where t.status = 'complete' and t.rate is not null and ${where}
    order by t.source, t.measure, t.area, t.period_kind, t.period_start, g.member`,
    parameters,
  );
  const groups = groupBy(members, (row) =>
    [row.source, row.measure, row.of_area, row.period_kind, row.period_start, row.period_end].join("\n"),
  );
  return [...groups.values()].flatMap((group) => groupComparison(group) ?? []);
}
