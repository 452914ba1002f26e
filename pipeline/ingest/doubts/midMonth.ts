import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { cellColumn } from "../type/cellColumn.js";
import { dateSql } from "../type/periodSql.js";
import { periodTextSql } from "../type/typed.js";
import { isoDays } from "../workbooks/asRead.js";

/**
 * Days that stand for months and are neither the first nor the last of theirs: October written 10/01/2022 by a program
 * of another country is the tenth of January here. Expects the temporary table `judged` of `typeRecords`.
 */
export async function midMonth(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<string[]> {
  const { grain, formats } = contract.period;
  const named = periodRoles(contract).filter((role) => roles.includes(role));
  if (grain !== "month" || named.length === 0) return [];
  const days = [...formats.filter((format) => format.includes("%d")), ...isoDays];
  const text = periodTextSql(named.map((role) => `coalesce(${cellColumn(role)}, '')`));
  const [found] = await store.rows<{ records: number; text: string; said: string; other: string | null }>(
    `with texts as (
      select ${text} as text, sum(n) as n from judged
      where outcome = 'accepted' or reason = 'conflicting-key' -- so do two months that are read as one
      group by all),
    dates as (select text, ${dateSql("text", days)} as date, n from texts),
    -- no condition: it would be asked of each record, and not of each text
    judged_dates as (select *, day(date) > 1 and date <> last_day(date) as odd from dates)
    select sum(n) filter (odd) as records, min(text) filter (odd) as text, strftime(min_by(date, text) filter (odd), '%-d %B %Y') as said,
      if(min_by(day(date), text) filter (odd) <= 12, strftime(make_date(year(min_by(date, text) filter (odd)), day(min_by(date, text) filter (odd)), month(min_by(date, text) filter (odd))), '%-d %B %Y'), null) as other
    from judged_dates having count(*) filter (odd) > 0`,
  );
  if (!found) return [];
  const { records, text: shown, said, other } = found;
  const one = records === 1;
  return [
    `${formatCount(records)} of its records ${one ? "names its month by a day that is" : "name their months by days that are"} neither the first nor the last of it: ${shown} is ${said}${other === null ? "" : `, or ${other} with day and month in the other order`} (where the days are meant, say grain: day in the contract)`,
  ];
}
