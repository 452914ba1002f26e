import type { Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "./cellColumn.js";
import { datesInOrder } from "./datesInOrder.js";
import { filledDown, filledDownSql } from "./filledDown.js";
import { sortedApart, sortedApartSql } from "./sortedApart.js";
import { numberedRecords, referenceRoles, sameCells } from "./typing.js";

/** So many different rows that follow one another as they did before are no chance. */
const run = 10;

/** Of larger files, which are extracts of systems, the rows are alike with reason, and the look would be slow. */
const most = 300_000;

/**
 * What only the order of the rows tells. A block of rows that stands in a file twice, as of a paste done twice, is taken for one: ten different rows or more that
 * follow one another as they did before, under other references or none. The later ones are duplicates. Only where the
 * rows are of days, or counts that a partner typed, and most of them are like no other: what says only a month, a place
 * and a type is alike with reason. A key without a reference tells by itself which rows are one.
 *
 * Expects the temporary table `judged` of `typeRecords`.
 *
 * @param number the place of the file among those typed
 * @returns why it is not plain that the rows are what they say: a column that was sorted without the others
 */
export async function judgeOrder(
  store: Store,
  contract: Contract,
  examination: Examination,
  number: number,
): Promise<string[]> {
  const roles = Object.keys(examination.columns);
  const { rows, period, measures } = contract;
  const typed = measures.some((measure) => "value" in measure && measure.value !== undefined);
  const dated = periodRoles(contract).some((role) => roles.includes(role));
  const references = referenceRoles(contract, roles);
  const keyed = rows.unique_by.length > 0;
  if (!dated || (period.grain !== "day" && !typed) || (rows.copies_by ?? []).length > 0) return [];
  if ((keyed && references.length === 0) || examination.records > most || examination.records < 2 * run)
    return [];
  const periods = new Set(periodRoles(contract));
  const said = roles.filter((role) => !references.includes(role));
  await store.run(`create or replace temp table in_order as
    select ordinal, hash(${said.map((role) => `trim(coalesce(r.${cellColumn(role)}, ''))`).join(", ")}) as says, j.gid, j.day,
      hash(${[...said.filter((role) => !periods.has(role)).map((role) => `trim(coalesce(r.${cellColumn(role)}, ''))`), "strftime(j.day, '%m-%d')"].join(", ")}) as of_year
    from (${numberedRecords(examination, [])}) r join judged j on j.file_no = ${number} and ${sameCells(examination, [], "j")}`);
  // most files have neither, and one look says so
  const [look] = await store.rows<{ repeats: boolean; sorted: string[] | null; filled: string[] | null }>(
    `select (select count(*) >= ${run} from (${commonSql})) as repeats, ${sortedApartSql(contract, roles)} as sorted, ${filledDownSql(contract, roles)} as filled`,
  );
  if (look?.repeats) await countBlocksOnce(store, keyed);
  const doubts = [
    ...sortedApart(contract, examination, look?.sorted ?? []),
    ...filledDown(contract, examination, look?.filled ?? []),
    ...(await datesInOrder(store, contract)),
  ];
  await store.run("drop table in_order");
  return doubts;
}

/** Rows that stand there a few times; what stands there more often is alike with reason. */
const commonSql = "select says from in_order group by says having count(*) between 2 and 20";

async function countBlocksOnce(store: Store, keyed: boolean): Promise<void> {
  await store.run(`create or replace temp table repeated as
    with common as (${commonSql}),
    pairs as (
      select b.ordinal, b.ordinal - a.ordinal as apart, b.says, a.gid as first_gid, b.gid
      from in_order a join in_order b on a.says = b.says and a.ordinal < b.ordinal
      where a.says in (select says from common)),
    runs as (
      select *, ordinal - row_number() over (partition by apart order by ordinal) as run from pairs),
    long as (
      select apart, run from runs group by all having count(distinct says) >= ${run})
    select distinct ordinal, gid from runs join long using (apart, run) ${keyed ? "where gid <> first_gid" : ""}`);
  await store.run(`update judged set kept = greatest(kept - r.times, 0)
    from (select gid, count(*) as times from repeated group by gid) r
    where judged.gid = r.gid and outcome = 'accepted'
      and (select count(distinct says) * 2 >= count(*) - (select count(*) from repeated) from in_order)`);
  await store.run("drop table repeated");
}
