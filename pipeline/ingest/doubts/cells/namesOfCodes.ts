import { literal, type Store } from "../../../store/open.js";
import { counted } from "../../../words/plural.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import { cellColumn } from "../../type/cellColumn.js";
import { nameKey } from "../../type/nameKey.js";

/**
 * Rows whose code is one area's and whose name is another's, of the same level: a column that was sorted or looked up by
 * itself. Only of contracts that map both. Expects the temporary table `judged` of `typeRecords`.
 */
export async function namesOfCodes(
  store: Store,
  { area: { name } }: Contract,
  roles: readonly string[],
): Promise<string[]> {
  if (name === undefined || !roles.includes(name)) return [];
  const [found] = await store.rows<{ records: number; code: string; name: string }>(
    `with named as (
      select ${nameKey("name")} as key, min(code) as code, level from areas
      group by all having count(distinct code) = 1)
    select sum(n)::integer as records, min(j.area) as code, min_by(trim(${cellColumn(name)}), j.area) as name
    from judged j join areas a on a.code = j.area join named on named.key = ${nameKey(cellColumn(name))} and named.level = a.level
    where j.outcome = 'accepted' and named.code <> j.area and a.level <> ${literal("lsoa")}
    having count(*) > 0`,
  );
  if (!found) return [];
  return [
    `${counted(found.records, "of its records has", "of its records have")} the code of one area and the name of another (${found.code}, "${found.name}")`,
  ];
}
