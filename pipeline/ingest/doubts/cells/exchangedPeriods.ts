import type { Store } from "../../../store/open.js";

/** How much more likely (in nats) the figures of two areas are the other way round, for one pair of one period. */
const proof = 30;
/** Of more areas or measures some two are alike. */
const most = 60;
/** The other's figures fit within so many standard errors on average, its own not within twice as many; so far apart are they. */
const fits = 2;
const far = Math.log(1.6);

/**
 * Two areas, or two measures, that have one another's figures in a single period: names that were exchanged in one month. The means of the
 * file's other periods say how much more likely each figure is the other's: (x − y) · ln(b/a) for two Poisson counts x and y of
 * means a and b, over all measures of two areas, or all areas of two measures. Expects `cells`.
 */
export async function exchangedPeriods(store: Store): Promise<string[]> {
  return [...(await exchanged(store, "area", "measure")), ...(await exchanged(store, "measure", "area"))];
}

async function exchanged(
  store: Store,
  by: "area" | "measure",
  shared: "area" | "measure",
): Promise<string[]> {
  const named = `(select ${by === "area" ? "code" : "measure"} as word, name from ${by}s)`;
  const [found] = await store.rows<{ one: string; other: string; period: string }>(
    `with figures as (
      select file_no, measure, area, period_start, period_end, sum(value) as value from cells group by all),
    beside as (
      select *, (sum(value) over series - value) / nullif(count(*) over series - 1, 0) as usual, count(*) over series as periods
      from figures window series as (partition by file_no, measure, area, period_end - period_start > 300, period_end - period_start > 80)),
    known as (from beside where periods >= 6 and usual > 0 and (select count(distinct ${by}) from figures) <= ${most}),
    pairs as (
      select a.file_no, a.${by} as one, b.${by} as other, a.period_start, count(*) as cells,
        sum((a.value - b.value) * ln(b.usual / a.usual)) as proof,
        avg(abs(ln(b.usual / a.usual))) as ratio,
        avg(${square("a.value", "b.usual")} + ${square("b.value", "a.usual")}) / 2 as apart,
        avg(${square("a.value", "a.usual")} + ${square("b.value", "b.usual")}) / 2 as own
      from known a join known b on a.file_no = b.file_no and a.${shared} = b.${shared} and a.period_start = b.period_start and a.period_end = b.period_end and a.${by} < b.${by}
      group by all)
    select coalesce(x.name, one) as one, coalesce(y.name, other) as other, strftime(period_start, '%B %Y') as period
    from pairs left join ${named} x on x.word = one left join ${named} y on y.word = other
    where proof >= ${proof} and ratio >= ${far} and apart <= ${fits * fits} and own >= ${4 * fits * fits} order by proof desc, one, other limit 1`,
  );
  return found
    ? [
        `in ${found.period} each of ${found.one} and ${found.other} has figures as the other's are otherwise: they may be exchanged`,
      ]
    : [];
}

/** SQL for the squared distance of a count from its mean in standard errors, of counts that vary by a seventh more than by chance. */
const square = (value: string, mean: string): string =>
  `pow(${value} - ${mean}, 2) / (${mean} + 0.02 * ${mean} * ${mean})`;
