import type { Store } from "../../../pipeline/store/open.js";
import type { SuppliesRow } from "../../../pipeline/store/rows.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";

/** Every supply but those taken back; superseded are those of which no figure is left. */
export async function readSupplies(store: Store): Promise<SuppliesRow[]> {
  const rows = await store.rows<SuppliesRow>(
    `select extract, source, contract->>'supplier' as supplier, contract->>'title' as title, file, sha256,
      coalesce(strftime(covers_from, '%Y-%m-%d'), '') as covers_from, coalesce(strftime(covers_to, '%Y-%m-%d'), '') as covers_to,
      lines_physical as physical_lines, accepted, quarantined, duplicate, excluded, taken, doubt,
      case when extract in (select extract from observations) or extract in (select extract from coverage)
        then 'in force' else 'superseded' end as state
    from supplies where not removed order by received`,
  );
  const base = (file: string) => file.replace(/^.*[\\/]/, "");
  // the folder is left out where the name alone says which file it is
  return rows.map((row) =>
    rows.filter(({ file }) => base(file) === base(row.file)).length > 1
      ? row
      : { ...row, file: base(row.file) },
  );
}

/** Whether any extract in force is of a source whose contract says that its figures are invented. */
export function isSynthetic(contracts: Workspace["contracts"], supplies: readonly SuppliesRow[]): boolean {
  const invented = new Set(contracts.filter(({ synthetic }) => synthetic).map(({ source }) => source));
  return supplies.some(({ state, source }) => state === "in force" && invented.has(source));
}
