import { literal, type Store } from "../store/open.js";
import { type Contract, periodRoles } from "../workspace/contract.js";
import { wordOf } from "./areaWords.js";
import { cellColumn } from "./cellColumn.js";
import { wordRoles } from "./namedRows.js";
import { nameKey } from "./nameKey.js";
import { typesCounts } from "./smallRows.js";

/** The kind of a row's words together, beside those of each column, which are called by its role. */
export const wholeRow = "row";

/** The columns whose words name a row of figures that a partner typed; none where records are counted. */
export function labelRoles(contract: Contract, roles: readonly string[]): string[] {
  if (!typesCounts(contract)) return [];
  const periods = new Set(periodRoles(contract));
  return wordRoles(contract, roles).filter((role) => !periods.has(role));
}

/**
 * Keeps by which words a supply's rows are named, in how many periods each of them has figures and their sum: what
 * tells later that a newer file has lost a row. By their hashes, since a word may be what must not be stored. A word
 * whose rows were all put aside stands here with no periods: it is not missing.
 *
 * Expects the temporary tables of `typeRecords`.
 *
 * @param extract SQL for the supply's extract
 * @param from SQL for the judged groups
 */
export async function keepLabels(
  store: Store,
  contract: Contract,
  roles: readonly string[],
  extract: string,
  from = "judged",
): Promise<void> {
  const words = labelRoles(contract, roles);
  if (words.length === 0) return;
  const areas = contract.area.columns.filter((column) => roles.includes(column));
  const key = (role: string): string => {
    const word = nameKey(`coalesce(${cellColumn(role)}, '')`);
    return areas.includes(role) ? `coalesce(nullif(lower(area), ''), ${word})` : word;
  };
  const area = areas.length > 0 ? "area" : "null";
  const kinds = words.map((role) => ({
    kind: role,
    area: areas.includes(role) ? "area" : "null",
    word: key(role),
  }));
  if (words.length > 1)
    kinds.push({ kind: wholeRow, area, word: words.map(key).join(` || ${literal("\n")} || `) });
  kinds.push({ kind: "", area: "null", word: "''" });
  await store.run(`create or replace temp table worded as
    select ${extract} as extract, j.*, e.period_start as period, e.value * j.kept as figure,
      j.outcome = 'accepted' and e.fault is null and e.value is not null and e.measure not in (select measure from measures where not counted) as counts
    from (from ${from}) j left join (select gid, measure, value, fault, period_start from entries) e using (gid)`);
  for (const { kind, area: code, word } of kinds) {
    await store.run(`insert into supply_labels
      select extract, ${literal(kind)}, ${code}, ${wordOf(word)}, count(distinct period) filter (counts), coalesce(sum(figure) filter (counts), 0)
      from worded group by all order by all`);
  }
  await store.run("drop table worded");
}
