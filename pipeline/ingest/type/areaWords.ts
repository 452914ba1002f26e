import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { areaNamesTable, nameAreas } from "./areaNames.js";
import { cellColumn } from "./cellColumn.js";
import { nameKey } from "./nameKey.js";

/** SQL for a word as it is kept: by its hash, since it may be what must not be stored. */
export const wordOf = (key: string): string => `left(md5(${key}), 16)`;

/**
 * Keeps by which words a supply names areas, and what each of them stood for when it was read: what tells later whether
 * corrected areas make another reading of it. Expects the temporary tables of `typeRecords`.
 *
 * @param extract SQL for the supply's extract
 * @param from SQL for the judged groups
 * @param roles the columns that the file has
 */
export async function keepAreaWords(
  store: Store,
  contract: Contract,
  roles: readonly string[],
  extract: string,
  from = "judged",
): Promise<void> {
  const { territory } = contract;
  const kinds = [{ kind: "area", text: "area_text", names: areaNamesTable(contract) }];
  if (territory !== undefined && roles.includes(territory))
    kinds.push({ kind: "territory", text: cellColumn(territory), names: "territory_names" });
  for (const { kind, text, names } of kinds) {
    // a key is made of each word once, not of that of each record
    await store.run(`insert into area_words
      select extract, '${kind}', ${wordOf("key")}, code
      from (select distinct extract, ${nameKey("text")} as key from (select distinct ${extract} as extract, ${text} as text from ${from} where ${text} <> ''))
      left join ${names} using (key)
      order by all`);
  }
}

/** The supplies of `contract`'s source that name an area by a word which stands for another one today, or for none. */
export async function readWithOtherAreas(store: Store, contract: Contract): Promise<string[]> {
  const names = await nameAreas(store, contract);
  const rows = await store.rows<{ extract: string }>(
    `with today as (
      select 'area' as kind, ${wordOf("key")} as word, code from ${names}
      union all select 'territory', ${wordOf("key")}, code from territory_names)
    select distinct w.extract from area_words w join supplies s using (extract) left join today t using (kind, word)
    where s.source = $source and not s.removed and w.code is distinct from t.code order by w.extract`,
    { source: contract.source },
  );
  return rows.map(({ extract }) => extract);
}
