import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { asRead } from "../workbooks/asRead.js";
import { cellColumn } from "./cellColumn.js";
import { dateSql } from "./periodSql.js";
import { periodTextSql } from "./typed.js";

/** The formats with day and month changed for one another; those that have not both as numbers are left out. */
const otherOrder = (formats: readonly string[]): string[] =>
  formats
    .filter((format) => format.includes("%d") && format.includes("%m"))
    .map((format) => format.replace(/%[dm]/g, (part) => (part === "%d" ? "%m" : "%d")));

/**
 * Where a program swapped the days and months that it could swap, months come to stand at the ends of the log in which all
 * records are of the first twelve days. Eight of them in two months running have a chance under one in a thousand.
 *
 * @throws FileRefused
 */
async function checkTwelfths(store: Store, contract: Contract): Promise<void> {
  if (contract.period.grain !== "day") return;
  const [found] = await store.rows<{ months: string; records: number }>(
    `with months as (
      select period_start as month, sum(n) as records, max(day(day)) <= 12 as early
      from judged where outcome = 'accepted' and day is not null group by all),
    runs as (
      select *, count(*) filter (not early) over (order by month) as before, count(*) filter (not early) over () as others from months)
    select string_agg(strftime(month, '%B %Y'), ', ' order by month) as months, sum(records) as records
    from runs where early and others > 0 and (before = 0 or before = others)
    group by before having count(*) >= 2 and sum(records) >= 8 order by before limit 1`,
  );
  if (!found) return;
  throw new FileRefused(
    "month-first",
    `all ${found.records} dates of ${found.months} are of the first twelve days, as if days and months had been swapped where they could be`,
    {
      hint: "ask for the file as the partner's system wrote it, not saved again by a program set to another country",
      line: null,
    },
  );
}

/**
 * Dates in American order: those up to the twelfth would be read into wrong months, and only the others quarantined.
 *
 * @throws FileRefused where some dates fit only the other order and none fits only the contract's; expects the
 * temporary tables of `typeRecords`
 */
export async function checkDayFirst(store: Store, examination: Examination, stated: Contract): Promise<void> {
  const contract = asRead(examination, stated);
  const { formats } = contract.period;
  const swapped = otherOrder(formats);
  if (swapped.length === 0) return;
  await checkTwelfths(store, contract);
  const [faulty] = await store.rows("select 1 from judged where reason = 'type-error' limit 1");
  if (!faulty) return;
  const roles = periodRoles(contract).filter((role) => role in examination.columns);
  if (roles.length === 0) return;
  const text = periodTextSql(roles.map((role) => `coalesce(${cellColumn(role)}, '')`));
  const [row] = await store.rows<{ sure: string | null; doubtful: string | null; own: number }>(
    `with texts as (select distinct ${text} as text from judged),
      read as (select text, ${dateSql("text", formats)} as stated, ${dateSql("text", swapped)} as other from texts)
    select min(text) filter (stated is null and other is not null) as sure,
      min(text) filter (stated is not null and other is not null and stated <> other) as doubtful,
      count(*) filter (stated is not null and other is null) as own
    from read`,
  );
  if (!row || row.sure === null || Number(row.own) > 0) return;
  const shown = row.doubtful ?? row.sure;
  const [day] = await store.rows<{ stated: string | null; other: string }>(
    `select strftime(${dateSql(literal(shown), formats)}, '%-d %B %Y') as stated,
      strftime(${dateSql(literal(shown), swapped)}, '%-d %B %Y') as other`,
  );
  const readings =
    row.doubtful === null
      ? ""
      : `; ${row.doubtful} is ${day?.stated} by the contract and ${day?.other} in the other order`;
  throw new FileRefused(
    "month-first",
    `the dates fit ${swapped.join(" or ")}, and not all of them the contract's ${formats.join(" or ")}: ${row.sure} is no date there${readings}`,
    {
      hint: `ask the partner for the dates in the contract's order, or say formats: [${swapped.map((format) => `"${format}"`).join(", ")}] in the contract if all files of this source are so`,
      line: null,
    },
  );
}
