import { addAll } from "../../bulk.js";
import type { Area } from "../seeds/seeds.js";

/** The codes of the areas that an area lies in, by whichever way up, its own among them. */
export function areasAbove(areas: readonly Area[], code: string): Set<string> {
  const parents = new Map(areas.map((area) => [area.code, area.parents]));
  const above = new Set<string>();
  const open = [code];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (above.has(next)) continue;
    above.add(next);
    addAll(open, parents.get(next) ?? []);
  }
  return above;
}
