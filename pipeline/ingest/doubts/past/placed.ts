import type { Store } from "../../../store/open.js";

/** SQL for the counted figures of wards and districts. */
export const placedFigures = (from: string): string =>
  `from ${from} o join areas a on a.code = o.area
      where o.status = 'final' and a.level in ('ward', 'district') and o.measure not in (select measure from measures where not counted)`;

/** Whether figures are of wards or districts: of other places `movedRecords` says nothing. */
export async function hasPlaces(store: Store, figures: string): Promise<boolean> {
  const [found] = await store.rows<{ any: boolean }>(`select exists (${placedFigures(figures)}) as any`);
  return found?.any === true;
}
