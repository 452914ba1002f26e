import { literal, type Store } from "../../../store/open.js";
import { type Contract, periodRoles } from "../../../workspace/contracts/contract.js";
import { cellColumn } from "../../type/cellColumn.js";
import { wordRoles } from "../../type/namedRows.js";
import { nameKey } from "../../type/nameKey.js";

/**
 * The figures that a partner typed, cell by cell, as the temporary table `cells` (`file_no, row, words, measure, area, period_start,
 * period_end, value, gid`, and `parts`: how many cells are summed in the figure of its measure, area and period). `row`
 * stands for the words that name the cell's row, `words` for each of them. What is wrong with one cell of many does not show in their sum.
 *
 * Expects the temporary tables of `typeRecords`.
 */
export async function tableCells(store: Store, contract: Contract, roles: readonly string[]): Promise<void> {
  const periods = new Set(periodRoles(contract));
  const words = wordRoles(contract, roles).filter((role) => !periods.has(role));
  const key = words
    .map((role) => nameKey(`coalesce(${cellColumn(role)}, '')`))
    .join(` || ${literal("\n")} || `);
  await store.run(`create or replace temp table cells as
    select file_no, ${words.length > 0 ? `hash(${key})::varchar` : "''"} as row, [${words.map((role) => nameKey(`coalesce(${cellColumn(role)}, '')`)).join(", ")}]::varchar[] as words, e.measure, j.area, e.period_start, e.period_end,
      e.value * j.kept as value, e.gid, count(*) over (partition by file_no, e.measure, j.area, e.period_start, e.period_end) as parts
    from entries e join judged j using (gid)
    where j.outcome = 'accepted' and e.fault is null and e.value is not null and coalesce(e.status, 'final') = 'final'
      and e.measure not in (select measure from measures where not counted)`);
}
