import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Store } from "../../pipeline/store/open.js";
import { archivedFile, type Places } from "../../pipeline/store/places.js";
import type { SuppliesRow } from "../../pipeline/store/rows.js";

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

/** Whether any extract in force calls itself synthetic. */
export function isSynthetic(places: Places, supplies: readonly SuppliesRow[]): boolean {
  return supplies.some((supply) => supply.state === "in force" && saysSynthetic(places, supply));
}

/** An extract that calls itself synthetic in its name, its first or its last lines. */
function saysSynthetic(places: Places, supply: SuppliesRow): boolean {
  if (/synthetic/i.test(supply.file)) return true;
  const file = openSync(archivedFile(places, supply.sha256), "r");
  try {
    const { size } = fstatSync(file);
    return [0, Math.max(0, size - 4096)].some((start) => {
      const bytes = Buffer.alloc(4096);
      readSync(file, bytes, 0, 4096, start);
      // NULs fall out, so that UTF-16 reads as well
      return /synthetic/i.test(bytes.toString("latin1").replaceAll("\0", ""));
    });
  } finally {
    closeSync(file);
  }
}
