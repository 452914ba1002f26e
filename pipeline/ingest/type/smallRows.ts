import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { cellColumn } from "./cellColumn.js";
import { wordRoles } from "./namedRows.js";

/** Whether a partner typed counts, in a column of figures: of records each is one. */
export const typesCounts = ({ measures }: Contract): boolean =>
  measures.some((measure) => "value" in measure && measure.value !== undefined && measure.kind !== "rate");

/** Whether a partner typed figures, rates among them. */
export const typesFigures = ({ measures }: Contract): boolean =>
  measures.some((measure) => "value" in measure && measure.value !== undefined);

/**
 * Finds the measures whose small counts a partner left out, into the temporary table `truncated` (`file_no, measure,
 * least`): rows that stand in some periods are missing in others, and the counts end at a number above one as a cliff
 * does. So many are the least that, falling off below it as they do above, five more would have been expected there (none
 * has a chance under one in a hundred). Only of counts that a partner typed, a row a period, and hides by no sign.
 *
 * Expects the temporary tables `entries` and `judged` of `typeRecords`.
 */
export async function findTruncated(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<void> {
  const periods = new Set(periodRoles(contract));
  const words = wordRoles(contract, roles).filter((role) => !periods.has(role));
  const asked = typesCounts(contract) && !("headers" in contract.period) && words.length > 0;
  if (!asked) {
    await store.run(
      "create or replace temp table truncated (file_no integer, measure varchar, least integer)",
    );
    return;
  }
  const row = words.map((role) => `coalesce(${cellColumn(role)}, '')`).join(` || ${literal("\n")} || `);
  await store.run(`create or replace temp table truncated as
    with rows as (
      select file_no, e.measure, e.period_start, ${row} as words, sum(e.value * j.kept) as value
      from entries e join judged j using (gid)
      where j.outcome = 'accepted' and e.fault is null and e.value is not null and e.period_start is not null
        and e.measure not in (select measure from measures where not counted)
        and e.measure not in (select measure from entries where status = 'suppressed')
      group by all),
    spans as (
      select file_no, measure, words, min(period_start) as first, max(period_start) as last, count(*) as there
      from rows group by all),
    missing as (
      select file_no, measure, count(*) - (select sum(there) from spans s where s.file_no = spans.file_no and s.measure = spans.measure) as missing
      from spans join (select distinct file_no, measure, period_start from rows) periods using (file_no, measure)
      where period_start between first and last group by file_no, measure),
    lengths as (
      select file_no, measure, min(value) as least, any_value(missing) >= 5 as gaps
      from rows join missing using (file_no, measure) group by all),
    ends as (
      select file_no, measure, least, count(*) filter (value = least) as here, count(*) filter (value = least + 1) as above
      from lengths join rows using (file_no, measure) where gaps and least between 2 and 20 group by all)
    select file_no, measure, least::integer as least from ends
    where here >= 5 and above >= 3 and here * here >= 5 * above`);
}
