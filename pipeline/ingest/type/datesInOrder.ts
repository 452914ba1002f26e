import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { typesCounts } from "./smallRows.js";

/** Rows of which each is a day after the one before, where elsewhere they are not. */
const filled = 20;
/** Rows under a wrong year, and rows that are those of a year before. */
const block = 5;
const pasted = 10;

interface Seen {
  filled: string | null;
  year: string | null;
  pasted: string | null;
}

/**
 * What the order of a log's rows says of its dates: a date filled down (each row a day after the one before), a block
 * under a wrong year amid rows that are in order, or a block of rows that are those of a year before once more (no more than
 * half of them: a log whose every month is alike repeats itself with reason).
 *
 * Expects the temporary table `in_order` of `judgeOrder`.
 */
export async function datesInOrder(store: Store, contract: Contract): Promise<string[]> {
  if (contract.period.grain !== "day" || typesCounts(contract)) return [];
  const [seen] = await store.rows<Seen>(
    `with steps as (
      select ordinal, day, of_year, day - lag(day) over (order by ordinal) as step from in_order where day is not null),
    numbered as (
      select *, ordinal - row_number() over (partition by coalesce(step, 0) = 1 order by ordinal) as run,
        count(*) filter (step > 200) over (order by ordinal) as rises, count(*) filter (step < -200) over (order by ordinal) as falls
      from steps),
    runs as (
      select min(day) as first, max(day) as last, count(*) as rows from numbered where step = 1 group by run),
    longest as (from runs order by rows desc, first limit 1),
    -- the rows between a fall of a year and the rise that makes up for it, or the other way round
    ends as (
      select min(ordinal) filter (abs(step) > 200) as from_row, max(ordinal) filter (abs(step) > 200) as to_row,
        count(*) filter (step > 200) as rises, count(*) filter (step < -200) as falls,
        sum(step) filter (abs(step) > 200) as rest, max(abs(step)) as widest
      from steps),
    misdated as (
      select min(day) as first, max(day) as last, count(*) as rows
      from steps, ends where rises = 1 and falls = 1 and abs(rest) <= 120 and widest <= 430 and ordinal >= from_row and ordinal < to_row),
    again as (
      select b.ordinal, b.ordinal - a.ordinal as apart, b.day, b.of_year
      from steps a join steps b on a.of_year = b.of_year and year(b.day) = year(a.day) + 1
      where a.of_year in (select of_year from steps group by of_year having count(*) between 2 and 20)),
    pasted as (
      select min(day) as first, max(day) as last, count(*) as rows
      from (select *, ordinal - row_number() over (partition by apart order by ordinal) as run from again)
      group by apart, run having count(distinct of_year) >= ${pasted} order by rows desc, first limit 1)
    select
      (select if(l.rows >= ${filled} and (select count(*) filter (step = 1) - l.rows from steps) < 0.5 * ((select count(step) from steps) - l.rows),
        ${span("l")}, null) from longest l) as filled,
      (select if(rows >= ${block}, ${span("m")}, null) from misdated m) as year,
      (select if(p.rows <= 0.5 * (select count(*) from steps where day > (select min(day) + 365 from steps)), ${span("p")}, null) from pasted p) as pasted`,
  );
  return [
    ...(seen?.filled
      ? [
          `from ${seen.filled} each of its rows is a day after the one before: the date may have been filled down`,
        ]
      : []),
    ...(seen?.year ? [`rows from ${seen.year} are between rows of another year: the year may be wrong`] : []),
    ...(seen?.pasted ? [`its rows from ${seen.pasted} are those of a year before once more`] : []),
  ];
}

const span = (of: string): string =>
  `strftime(${of}.first, '%-d %B %Y') || ' to ' || strftime(${of}.last, '%-d %B %Y')`;
