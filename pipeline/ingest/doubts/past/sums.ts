import { literal, type Store } from "../../../store/open.js";
import { earlierFigures, type Past } from "./past.js";

/** The final figures of a measure in a period, of an area or of all together. */
export interface Sum {
  measure: string;
  /** "" of all together */
  area: string;
  /** ISO days */
  start: string;
  end: string;
  value: number;
  /** whether the measure counts */
  counted: boolean;
}

/** A supply's sums, and those of the supplies before it (of a log's the two years about it). */
export interface Sums {
  own: readonly Sum[];
  past: readonly Sum[];
}

/**
 * Reads the final figures of a supply and of those before it: of typed figures by area, of a log, which has many, over all.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function readSums(
  store: Store,
  extract: string,
  { figures, typed, near }: { figures: string; typed: boolean } & Pick<Past, "near">,
): Promise<Sums> {
  const sides = [`from ${figures} o where true`, earlierFigures(extract, near)].map(
    (
      from,
      side,
    ) => `select ${literal(side === 0 ? "own" : "past")} as side, measure, ${typed ? "area" : "''"} as area, period_start::varchar as start, period_end::varchar as end, sum(value) as value
      ${from} and o.status = 'final' group by all`,
  );
  const [side = [], measure = [], area = [], start = [], end = [], value = [], counted = []] =
    await store.columns(
      `select s.*, measure not in (select measure from measures where not counted) as counted from (${sides.join(" union all ")}) s order by all`,
    );
  const sums = side.map((_, at) => ({
    measure: String(measure[at]),
    area: String(area[at]),
    start: String(start[at]),
    end: String(end[at]),
    value: Number(value[at]),
    counted: counted[at] === true,
  }));
  return {
    own: sums.filter((_, at) => side[at] === "own"),
    past: sums.filter((_, at) => side[at] === "past"),
  };
}

type Period = Pick<Sum, "start" | "end">;

/** Which periods are new: those of which the supplies before say nothing. */
export function unknownPeriods({ past }: Sums): (period: Period) => boolean {
  const periodOf = ({ start, end }: Period): string => `${start}/${end}`;
  const known = new Set(past.map(periodOf));
  return (period) => !known.has(periodOf(period));
}

/** A supply's counted figures of new periods. */
export function freshSums(sums: Sums): Sum[] {
  const isNew = unknownPeriods(sums);
  return sums.own.filter((sum) => sum.counted && isNew(sum));
}
