import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { spellingKey } from "../../workspace/seeds/spellingKey.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "./cellColumn.js";

/** One text of a column that says what is counted, how many records have it, and what the contract makes of it. */
export interface TypeValue {
  column: string;
  value: string;
  records: number;
  /** a measure, `left out` where the contract says null, or `unknown` */
  is: string;
}

type By = Extract<Contract["measures"][number], { by: string }>;

/** What a contract makes of a cell: its measures, by how the store types it. */
function meaning(measure: By, cell: string): string {
  const labels = measure.split ? cell.split(measure.split).map((label) => label.trim()) : [cell];
  const ids = labels
    .filter((label) => label !== "")
    .map((label) => {
      if (measure.prefix !== undefined) {
        const snake = label
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, "_")
          .replace(/^_+|_+$/g, "");
        return snake === "" ? "unknown" : measure.prefix + snake;
      }
      const known = Object.entries(measure.values ?? {}).find(
        ([text]) => spellingKey(text) === spellingKey(label),
      );
      return known === undefined ? "unknown" : (known[1] ?? "left out");
    });
  return ids.length === 0 ? "blank" : [...new Set(ids)].join(", ");
}

/**
 * The distinct texts of each column by which a contract tells measures apart, the most frequent first: what is to be
 * written under `values`. Expects the temporary tables of `typeRecords`.
 */
export async function typeValues(
  store: Store,
  { columns, header }: Examination,
  contract: Contract,
): Promise<TypeValue[]> {
  const found: TypeValue[] = [];
  const measures = contract.measures.filter(
    (measure): measure is By => "by" in measure && measure.by in columns,
  );
  for (const [index, measure] of measures.entries()) {
    if (measures.findIndex((other) => other.by === measure.by) < index) continue;
    const alike = measures.filter((other) => other.by === measure.by);
    const rows = await store.rows<{ value: string; records: number }>(
      `select trim(coalesce(${cellColumn(measure.by)}, '')) as value, sum(n)::double as records from judged group by 1 order by records desc, value`,
    );
    for (const { value, records } of rows) {
      const all = [...new Set(alike.map((each) => meaning(each, value)))];
      const known = all.filter((is) => is !== "unknown");
      found.push({
        column: header[columns[measure.by] ?? -1] ?? measure.by,
        value,
        records,
        is: (known.length > 0 ? known : all).join(", "),
      });
    }
  }
  return found;
}
