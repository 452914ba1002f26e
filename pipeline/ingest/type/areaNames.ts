import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { nameKey } from "./nameKey.js";

/** The table that {@link nameAreas} makes for a contract. */
export const areaNamesTable = ({ area: { level } }: Contract): string =>
  level === undefined ? "area_names" : `area_names_${level}`;

/**
 * Names and codes as this contract means them: at its level, else the level that partners usually mean. Made once
 * for all files that a connection reads, since the areas are those of the seeds.
 *
 * @returns the table with `key` and `code`; `territory_names` stands beside it
 */
export async function nameAreas(store: Store, contract: Contract): Promise<string> {
  const { level } = contract.area;
  const table = areaNamesTable(contract);
  if ((await tablesThere(store, [table, "territory_names"])) === 2) return table;
  const preference = `case level when 'district' then 1 when 'ward' then 2 when 'csp' then 3 when 'force' then 4 when 'county' then 5 else 6 end`;
  const names = `select code, level, ${nameKey("code")} as key, 0 as preference from areas ${level ? `where level in (${within(level)}, 'unassigned', 'former')` : ""}
    union all select code, level, ${nameKey("name")}, ${preference} from areas ${level ? `where level in (${literal(level)}, 'unassigned', 'former')` : ""}
    union all select a.code, a.level, ${nameKey("alias")}, ${preference} from area_aliases join areas a using (code)
      ${level ? `where level in (${literal(level)}, 'unassigned', 'former')` : ""}`;
  await store.run(`create temp table if not exists ${table} as
    select key, min(code) as code from (select * from (${names}) qualify preference = min(preference) over (partition by key))
    group by key having count(distinct code) = 1`);
  // what the seeds call an area goes before what its force is called elsewhere
  await store.run(`create temp table if not exists territory_names as
    select key, min(code) as code from (select * from (
      select code, ${nameKey("code")} as key, 0 as preference from areas
      union all select code, ${nameKey("name")}, if(level = 'force', 1, 2) from areas where level in ('force', 'county')
      union all select code, ${nameKey("alias")}, if(level = 'force', 1, 2) from area_aliases join areas using (code) where level in ('force', 'county')
      union all select code, ${nameKey("name")}, 3 from force_names)
      qualify preference = min(preference) over (partition by key))
    group by key having count(distinct code) = 1`);
  return table;
}

/** How many of the connection's temporary tables are there: to plan one that is takes longer than to look. */
async function tablesThere(store: Store, names: readonly string[]): Promise<number> {
  const [row] = await store.rows<{ there: number }>(
    `select count(*) as there from duckdb_tables() where temporary and table_name in (${names.map(literal).join(", ")})`,
  );
  return row?.there ?? 0;
}

/** A district's code among wards is a total or another table's row, as its name would be: only smaller areas add up. */
const within = (level: (typeof levels)[number]): string =>
  levels
    .slice(0, levels.indexOf(level) + 1)
    .map(literal)
    .join(", ");

/** From the smallest. */
const levels = ["lsoa", "ward", "district", "csp", "county", "force"] as const;
