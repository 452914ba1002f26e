import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { cellColumn } from "../type/cellColumn.js";

/** So many records tell midnight in summer from a time of day. */
const enough = 20;

/**
 * Days that a program wrote as midnights of Greenwich: 23:00 of the day before from April to October and 0:00 otherwise,
 * and no other time. Each summer record then counts a day early. Expects the temporary table `judged` of `typeRecords`.
 */
export async function midnights(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<string[]> {
  const { formats } = contract.period;
  const [role] = periodRoles(contract);
  if (role === undefined || !roles.includes(role) || !formats?.some((format) => format.includes("%H")))
    return [];
  const [found] = await store.rows<{ records: number }>(
    `with times as (
      select kept, month(day) as month, regexp_extract(${cellColumn(role)}, '(\\d{1,2}:\\d\\d)', 1) as time
      from judged where outcome = 'accepted' and day is not null)
    select sum(kept) filter (time = '23:00') as records from times
    having bool_and(time in ('23:00', '00:00', '0:00')) and coalesce(records, 0) >= ${enough}
      and bool_and(if(time = '23:00', month between 3 and 10, month not between 5 and 9))`,
  );
  if (!found) return [];
  return [
    `the time of its ${formatCount(found.records)} summer records is 23:00 and that of all others 0:00: these are midnights in Greenwich Mean Time, and each summer record counts a day early`,
  ];
}
