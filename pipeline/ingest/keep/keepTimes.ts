import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { type Times, timesOf } from "../../workspace/contracts/contractTimes.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "../type/cellColumn.js";
import { momentSql } from "../type/periodSql.js";
import { periodTextSql } from "../type/typed.js";
import { asRead } from "../workbooks/asRead.js";

/** Hours. What lasted a day or longer may have been at any hour of it. */
const longest = 24;

/**
 * Keeps in `times` at which hours of the week records were, of measures that count records. A record of which only the
 * beginning and the end are known counts in equal parts in each hour that it touches (aoristic; Ratcliffe 2000, "Aoristic
 * analysis: the spatial interpretation of unspecific temporal events"). Of a time that is blank, cannot be read or is one that stands for unknown, and of an interval of a day or more or one that ends
 * before it begins, the hour is not known. A contract without times costs no statement.
 *
 * Expects the temporary tables of `typeRecords`.
 *
 * @param judged SQL for the judged groups with the `extract` that each is of
 */
export async function keepTimes(
  store: Store,
  stated: Contract,
  examination: Pick<Examination, "columns" | "fromSheet">,
  judged: string,
): Promise<void> {
  if (timesOf(stated) === null) return;
  const contract = asRead(examination, stated);
  const times = timesOf(contract);
  const missing = times?.from.some((role) => !(role in examination.columns)) ?? true;
  if (times === null || missing) return;
  const until = times.until.every((role) => role in examination.columns) ? times.until : [];
  await store.run(
    `insert into times
    with moments as (
      select j.extract, e.measure, j.area, e.period_start, e.value * j.kept as records,
        ${momentOf(times.from, times.formats)} as began, ${until.length === 0 ? "null::timestamp" : momentOf(until, times.formats)} as ended
      from ${judged} j join entries e using (gid)
      where j.outcome = 'accepted' and j.kept > 0 and e.fault is null and e.status = 'final' and ${countsRecords(contract)}),
    touched as (select *, coalesce(${hoursSql(times, until)}, [null::timestamp]) as hours from moments),
    spread as (select *, unnest(hours) as touching from touched)
    select $source, measure, area, period_start, extract, isodow(touching)::integer, hour(touching)::integer, sum(records / len(hours))
    from spread group by all order by all`,
    { source: contract.source },
  );
}

const momentOf = (roles: readonly string[], formats: readonly string[]): string =>
  momentSql(periodTextSql(roles.map((role) => `coalesce(${cellColumn(role)}, '')`)), formats);

/** SQL for the hours that a record touches; NULL where they are not known. */
function hoursSql({ unknown }: Times, until: readonly string[]): string {
  const believed =
    unknown.length === 0 ? "true" : `strftime(began, '%H:%M') not in (${unknown.map(literal).join(", ")})`;
  const point = `if(${believed}, [date_trunc('hour', began)], null)`;
  if (until.length === 0) return point;
  return `case when ended is null then ${point}
    when ended = began then [date_trunc('hour', began)]
    when ended > began and ended - began < interval ${longest} hours then range(date_trunc('hour', began), ended, interval 1 hour) end`;
}

/** SQL that says that an entry is of a measure that counts records, not of one whose figures are typed. */
export function countsRecords({ measures }: Contract): string {
  const typed = measures.flatMap((measure) => {
    if (!("value" in measure) || measure.value === undefined) return [];
    return "measure" in measure
      ? [measure.measure]
      : Object.values(measure.values ?? {}).filter((id) => id !== null);
  });
  return typed.length === 0 ? "true" : `e.measure not in (${typed.map(literal).join(", ")})`;
}
