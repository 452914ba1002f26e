import { stringify } from "csv-stringify/sync";
import { replaceFile } from "../../replaceFile.js";
import type { Area } from "../seeds/seeds.js";

/** Writes `areas.csv`, from the widest level down. */
export function writeAreas(file: string, areas: Iterable<Area>): void {
  const order = new Map(
    ["region", "force", "county", "unassigned", "csp", "district", "former", "ward", "lsoa"].map(
      (level, index) => [level, index],
    ),
  );
  const sorted = [...areas].sort(
    (a, b) =>
      (order.get(a.level) ?? 0) - (order.get(b.level) ?? 0) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
  const text = stringify(
    sorted.map(({ code, name, level, parents, aliases, year, became, moved }) => [
      code,
      name,
      level,
      parents.join(" "),
      aliases.join("|"),
      year ?? "",
      became.join(" "),
      moved.join(" "),
    ]),
    { header: true, columns: ["code", "name", "level", "parents", "aliases", "year", "became", "moved"] },
  );
  replaceFile(file, text);
}
