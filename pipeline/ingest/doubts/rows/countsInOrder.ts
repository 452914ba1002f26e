import type { Store } from "../../../store/open.js";
import { type Contract, periodRoles } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { cellColumn } from "../../type/cellColumn.js";
import { wordRoles } from "../../type/namedRows.js";
import { numberedRecords, sameCells } from "../../type/typing.js";

/** Rows that rise by one, and rows of one figure, that follow one another; the chance of the latter in nats: one in a million. */
const [rising, same, proof] = [12, 8, 14];
/** Figures in order over so many rows of one series, or over so many periods of so many rows each. */
const [months, periods, rows] = [15, 3, 4];
/** Of larger files, which are extracts of systems, none was filled by hand. */
const [fewest, most] = [12, 100_000];

interface Seen {
  rises: boolean;
  filled: number | null;
  sorted: boolean;
}

/**
 * What only the order of the rows tells of typed figures: a figure filled down over rows of other words or periods, a series
 * filled down (each figure the one above and one), or figures sorted without the other columns, which stand in order though
 * the periods do too. A file sorted by its figures has no other order.
 *
 * Expects the temporary table `judged` of `typeRecords`.
 *
 * @param number the place of the file among those typed
 */
export async function countsInOrder(
  store: Store,
  contract: Contract,
  examination: Examination,
  number: number,
): Promise<string[]> {
  const { columns, header, records } = examination;
  const roles = Object.keys(columns);
  const values = contract.measures.flatMap((measure) =>
    "value" in measure && measure.value !== undefined && measure.kind !== "rate" ? [measure.value] : [],
  );
  const asked = [...new Set(values)].filter((role) => roles.includes(role));
  if (
    !examination.payload ||
    asked.length === 0 ||
    "headers" in contract.period ||
    records < fewest ||
    records > most
  )
    return [];
  const words = wordRoles(contract, roles).filter((role) => !periodRoles(contract).includes(role));
  const name =
    words.length > 0 ? words.map((role) => `coalesce(j.${cellColumn(role)}, '')`).join(" || ' ' || ") : "''";
  await store.run(`create or replace temp table counts_in_order as
    select ordinal, j.period_start, ${name} as words, ${asked.map((role, index) => `try_cast(replace(j.${cellColumn(role)}, ',', '') as double) as v${index}`).join(", ")}
    from (${numberedRecords(examination, [])}) r join (from judged where file_no = ${number} and outcome = 'accepted') j on ${sameCells(examination, [], "j")}`);
  const doubts: string[] = [];
  for (const [index, role] of asked.entries()) {
    const [seen] = await store.rows<Seen>(seenSql(`v${index}`));
    const label = header[columns[role] ?? -1] ?? role;
    if (seen?.rises)
      doubts.push(`the figures of "${label}" rise by one from row to row: they may have been filled down`);
    else if (seen?.filled)
      doubts.push(
        `"${label}" has the same figure in ${seen.filled} rows that follow one another: it may have been filled down`,
      );
    else if (seen?.sorted)
      doubts.push(
        `its rows are in the order of their periods or names and in that of "${label}" too, as in a file of which one column was sorted without the others`,
      );
  }
  await store.run("drop table counts_in_order");
  return doubts;
}

const seenSql = (value: string): string => `with numbered as (
      select ordinal, period_start, words, ${value} as value, lag(${value}) over in_file as before,
        lag(period_start) over in_file as period_before, lag(words) over in_file as words_before
      from counts_in_order window in_file as (order by ordinal)),
    steps as (
      select *, ordinal - row_number() over (partition by value - before = 1 order by ordinal) as rise,
        ordinal - row_number() over (partition by value order by ordinal) as island
      from numbered),
    size as (
      select count(*) as rows, count(distinct value) as different, count(distinct period_start) as periods, count(distinct words) as series,
        count(*) filter (value < before) = 0 or count(*) filter (value > before) = 0 as sorted,
        count(*) filter (period_start < period_before) = 0 or count(*) filter (period_start > period_before) = 0 as by_period,
        count(*) filter (words < words_before) = 0 as by_name
      from steps),
    rises as (select count(*) as length from steps where value - before = 1 group by rise),
    runs as (select value, count(*) as length from steps where value > 0 group by value, island),
    ranked as (
      select *, lead(length) over (order by length desc, value) as next, sum(length) over (partition by value) as of_value,
        row_number() over (order by length desc, value) as rank
      from runs)
    select coalesce((select max(length) >= ${rising} from rises), false) and not sorted as rises,
      (select length from ranked
        where rank = 1 and not sorted and length >= ${same} and length < rows and coalesce(next, 0) <= length / 3
          and (length - 1) * -ln(greatest(of_value - length, 1) / (rows - length)) - ln(rows) >= ${proof})::double as filled,
      sorted and (
        (periods >= ${periods} and rows >= ${rows} * periods and series >= ${rows} and by_period and different >= ${rows})
        or (series = rows and by_name and different >= 8)
        or (series = 1 and by_period and rows >= ${months} and different >= 10)) as sorted
    from size`;
