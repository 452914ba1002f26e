import { groupBy } from "../../../groupBy.js";
import { literal, type Store } from "../../../store/open.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { numberedRecords, sameCells } from "../../type/payloadCells.js";
import { periodColumns } from "../../type/periodColumns.js";
import { cellOf, type TypedFigures } from "../past/figures.js";
import { besideUsual } from "../series/usual.js";
import type { HeldCells } from "./heldCells.js";
import type { PlacedFigure } from "./rowShift.js";

/** Larger files are extracts of systems, in which nothing was pasted. */
const most = 20_000;

/**
 * The columns of a file of typed counts: the figures of new periods in the order of its rows, each with what is usual in its
 * row; a cell of a sum beside the cells that are held of it. Expects the temporary tables of `typeRecords`.
 *
 * @param words SQL for the words of a group's row as `supply_cells` has them
 */
export async function placedFigures(
  store: Store,
  contract: Contract,
  examination: Examination,
  { figures, cells, words }: { figures: TypedFigures; cells: HeldCells; words: string },
): Promise<PlacedFigure[][]> {
  if (!examination.payload || examination.records > most) return [];
  // a row of which no cell is held is not as large as the sum that it is in
  const summed = new Set(cells.own.map(({ measure, area }) => `${measure}\n${area}`));
  const whole = besideUsual(figures).filter(({ series }) => !summed.has(series));
  const usual = new Map(
    [...whole, ...besideUsual(cells)].flatMap((each) =>
      each.fresh && each.counted ? [[cellOf(each), each.usual] as const] : [],
    ),
  );
  if (usual.size === 0) return [];
  const wide = await periodColumns(store, examination, contract);
  const [ordinal = [], row = [], measure = [], area = [], first = [], months = [], value = []] =
    await store.columns(`with placed as (
      select j.gid, min(r.ordinal)::integer as ordinal
      from (${numberedRecords(examination, wide)}) r join judged j on ${sameCells(examination, wide, "j")}
      where j.outcome = 'accepted' group by j.gid)
    select p.ordinal, ${words}, e.measure, j.area, year(e.period_start) * 12 + month(e.period_start) - 1,
      datediff('month', e.period_start, e.period_end + 1)::integer, e.value
    from placed p join judged j using (gid) join entries e using (gid)
    where e.fault is null and e.value is not null and coalesce(e.status, ${literal("final")}) = 'final'
    order by p.ordinal, e.measure, e.period_start`);
  const placed = ordinal.flatMap((each, at) => {
    const [months_, first_] = [Number(months[at]), Number(first[at])];
    const keys = [`${measure[at]}${row[at]}\n${area[at]}`, `${measure[at]}\n${area[at]}`].map((series) =>
      cellOf({ series, area: String(area[at]), first: first_, months: months_, value: 0 }),
    );
    const known = keys.map((key) => usual.get(key)).find((mean) => mean !== undefined);
    return known === undefined
      ? []
      : [
          {
            ordinal: Number(each),
            measure: String(measure[at]),
            first: first_,
            value: Number(value[at]),
            usual: known,
          },
        ];
  });
  const roles = new Set(
    contract.measures.flatMap((each) => ("value" in each && each.value !== undefined ? [each.value] : [])),
  );
  if (roles.size > 1) return [...groupBy(placed, (each) => each.measure).values()];
  // one column of figures, of which a record may say several measures
  const once = groupBy(placed, (each) => `${each.ordinal}/${each.first}`);
  return [[...once.values()].flatMap(([one]) => (one ? [one] : []))];
}
