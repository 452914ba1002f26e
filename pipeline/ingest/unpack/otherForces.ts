import { areasAbove } from "../../workspace/areas/areasAbove.js";
import type { Workspace } from "../../workspace/workspace.js";
import { readHead, rowsOf } from "../read/head.js";
import type { Header } from "../read/header.js";

/**
 * Whether a table of an archive is of another police force than the district's: archives of data.police.uk hold all 44,
 * and what is known of the others serves nobody here. The railways' police is no other force.
 *
 * @returns a function that says of a table why it is not wanted; null where it is
 */
export function otherForces({
  areas,
  forces,
  partnership,
}: Pick<Workspace, "areas" | "forces" | "partnership">): (file: string, header: Header) => string | null {
  const own = areasAbove(areas, partnership.district);
  const others = new Set(
    forces
      .filter(({ code }) => /^[EW]\d{8}$/.test(code) && !own.has(code))
      .flatMap(({ name, aliases }) => [name, ...aliases])
      .map(key),
  );
  for (const area of areas)
    if (own.has(area.code)) for (const name of [area.name, ...area.aliases]) others.delete(key(name));
  return (file, { contract, columns, delimiter, body }) => {
    const column = contract?.territory === undefined ? undefined : columns[contract.territory];
    if (column === undefined) return null;
    const rows = rowsOf(readHead(file, 1 << 20), delimiter, 50);
    const first = rows.find(({ start, damaged }) => start >= body && !damaged);
    return others.has(key(first?.cells[column] ?? "")) ? "records of other police forces" : null;
  };
}

const key = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^a-z0-9]+/g, "");
