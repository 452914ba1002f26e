/** So unlikely (in nats) must it be that figures are equal by chance: one in a million. */
const proof = 14;

/** Of the periods in which both labels have figures, so many in which all are equal. */
const equal = 0.9;

/** More labels than these with the same figures are alike because the figures are few and small. */
const most = 12;

/**
 * SQL for the labels of a column whose rows are those of another label once more: in nearly all periods of which both
 * speak, every figure of a measure is the same, so that counting both would count them twice. How many are equal by
 * chance depends on their size: two Poisson counts of mean m are equal once in √(4πm). A number that stands there again
 * proves nothing more: what never changes is easily equal. Of the two the one that stands in fewer periods is meant.
 *
 * Expects `addends` as `putRepeatedCountsAside` makes it.
 *
 * @returns SQL for rows of `file_no, label, measure, period_start`
 */
export function twinsSql(keys: readonly string[], index: number, named: (key: string) => string): string {
  const label = `k${index}`;
  const others = keys.filter((key) => key !== label);
  const figure = `struct_pack(${[...others, "value"].map((key) => `${key} := ${key}`).join(", ")})`;
  return `with figures as (
      select file_no, measure, period_start, ${keys.join(", ")}, sum(value) as value
      from addends where found_in is null and ${label} <> '' group by all),
    blocks as materialized (
      select file_no, measure, period_start, ${label} as label, hash(list(${figure} order by ${[...others, "value"].join(", ")})) as says,
        list_filter(list(value), lambda one: one > 3) as values
      from figures group by all),
    alike as (
      select file_no, measure, period_start, says from blocks where len(values) > 0 group by all having count(*) between 2 and ${most}),
    same as (
      select file_no, a.label as one, b.label as other, a.values
      from alike join blocks a using (file_no, measure, period_start, says) join blocks b using (file_no, measure, period_start, says)
      where a.label < b.label),
    pairs as (
      select file_no, one, other, count(*) as periods, list_distinct(flatten(list(values))) as values
      from same group by all),
    proved as (
      select *, list_sum(list_transform(values, lambda one: ln(4 * pi() * one) / 2)) as proof from pairs where proof >= ${proof}),
    shared as (
      select p.file_no, p.one, p.other, p.periods, a.measure, a.period_start, count(*) over (partition by p.file_no, p.one, p.other) as of_all
      from proved p join blocks a on a.file_no = p.file_no and a.label = p.one
      join blocks b on b.file_no = p.file_no and b.label = p.other and b.measure = a.measure and b.period_start = a.period_start),
    sizes as (
      select file_no, label, count(*) as size from blocks group by all)
    select shared.file_no, if(o.size <= s.size, shared.other, shared.one) as label, measure, period_start
    from shared join sizes s on s.file_no = shared.file_no and s.label = shared.one
    join sizes o on o.file_no = shared.file_no and o.label = shared.other
    where shared.periods >= ${equal} * shared.of_all ${named("shared.one")} ${named("shared.other")}`;
}
