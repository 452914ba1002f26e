import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { cellColumn } from "./cellColumn.js";
import type { TypedCount } from "./counts/cell.js";
import { rowRoles } from "./namedRows.js";

/** Whether a partner typed counts, in a column of figures: of records each is one. */
export const typesCounts = ({ measures }: Contract): boolean =>
  measures.some((measure) => "value" in measure && measure.value !== undefined && measure.kind !== "rate");

/** Whether a partner typed figures, rates among them. */
export const typesFigures = ({ measures }: Contract): boolean =>
  measures.some((measure) => "value" in measure && measure.value !== undefined);

/** The counts that a partner typed in rows that words name, and the columns of these words. */
export interface TypedCounts {
  words: readonly string[];
  counts: readonly TypedCount[];
}

/** Reads them, by group and measure; none of a log. Expects the temporary tables `entries` and `judged` of `typeRecords`. */
export async function readTypedCounts(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<TypedCounts> {
  const words = rowRoles(contract, roles);
  if (!typesCounts(contract) || words.length === 0) return { words, counts: [] };
  const [gid = [], file = [], measure = [], period = [], value = [], ...said] = await store.columns(
    `select e.gid::integer, file_no, e.measure, (e.period_start - date '1970-01-01')::integer, e.value * j.kept,
      ${words.map((role) => `trim(coalesce(${cellColumn(role)}, ''))`).join(", ")}
    from entries e join judged j using (gid)
    where j.outcome = 'accepted' and e.fault is null and e.value is not null and e.period_start is not null
      and e.measure not in (select measure from measures where not counted)
    order by e.gid, e.measure`,
  );
  const counts = gid.map((group, at) => ({
    gid: Number(group),
    file: Number(file[at]),
    measure: String(measure[at]),
    period: Number(period[at]),
    value: Number(value[at]),
    words: said.map((column) => String(column[at])),
  }));
  return { words, counts };
}
