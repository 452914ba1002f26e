import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { periodOf, type TypedFigures } from "../past/figures.js";

/** So unlikely (in nats) must it be that all are equal by chance, for each pair: one in a thousand; of so many figures above 3. */
const [proof, fewest, small] = [7, 3, 3];
/** Before, of so many, hardly any were equal. */
const [known, alike] = [8, 0.1];
/** Of more measures some two are alike by chance. */
const most = 30;

/** Two measures with the same figures. */
export interface TwinMeasures {
  one: string;
  other: string;
  cells: number;
}

/**
 * Two measures of which a newer file gives one the other's figures in all areas and new periods, which they were not
 * before: one column pasted over another. Two counts of mean m are equal once in √(4πm).
 */
export function twinMeasures({ own, past }: TypedFigures): TwinMeasures | null {
  const before = new Set(past.map(periodOf));
  const fresh = own.filter((figure) => figure.counted && !before.has(periodOf(figure)));
  const measures = [...new Set(fresh.map(({ measure }) => measure))].sort();
  if (measures.length > most) return null;
  const [now, then] = [fresh, past].map((figures) => valuesByMeasure(figures));
  const pairs = measures.flatMap((one, at) => measures.slice(at + 1).map((other) => ({ one, other })));
  for (const { one, other } of pairs) {
    const here = together(now?.get(one), now?.get(other));
    if (here.length < fewest || here.some(([a, b]) => a !== b || a <= small)) continue;
    const chance = sumOf(here, ([a]) => Math.log(4 * Math.PI * a) / 2);
    const there = together(then?.get(one), then?.get(other));
    const equal = there.filter(([a, b]) => a === b).length;
    if (chance >= proof + Math.log(pairs.length) && there.length >= known && equal <= alike * there.length)
      return { one, other, cells: here.length };
  }
  return null;
}

/** Of each measure its figures by area and period. */
function valuesByMeasure(figures: TypedFigures["own"]): Map<string, Map<string, number>> {
  return new Map(
    [...groupBy(figures, ({ measure }) => measure)].map(([measure, each]) => [
      measure,
      new Map(each.map((figure) => [`${figure.area}\n${periodOf(figure)}`, figure.value])),
    ]),
  );
}

const together = (
  one: ReadonlyMap<string, number> = new Map(),
  other: ReadonlyMap<string, number> = new Map(),
): [number, number][] =>
  [...one].flatMap(([cell, value]): [number, number][] => {
    const beside = other.get(cell);
    return beside === undefined ? [] : [[value, beside]];
  });
