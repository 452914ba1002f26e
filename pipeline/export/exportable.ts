import { UserError } from "../errors.js";
import type { Store } from "../store/open.js";

/** The tables that may be taken out, and what one row of each is. Others are only steps towards them. */
export const exportable = {
  trends: "source × measure × area × period: the count, the same period last year, rate, notes",
  ranks: "source × measure × period × scope × basis × area: the place from both ends",
  monthly: "source × measure × area × month",
  series: "source × measure × area × period as supplied, summed up the area tree",
  harm: "source × measure × area × period of a year: days of harm",
  findings_change: "a change with its limits and verdict",
  findings_signal: "a monthly series: what its last month says",
  findings_xmr: "a month of an XmR chart with its limits",
  findings_rank: "a place with its certainty",
  findings_funnel: "an area against the common rate",
  findings_group: "our own area within its most similar group",
  score_evidence: "one thing known about an issue on a criterion (made by csp score)",
  revisions: "a figure that a newer supply gave differently",
  measures: "a measure of the seeds",
  areas: "an area of the seeds",
  denominators: "area × denominator × year: the population estimate",
} as const satisfies Record<string, string>;

/** Columns that say which figure a row is; of a suppressed row only these are left. */
const naming = new Set([
  "source",
  "measure",
  "area",
  "area_name",
  "scope",
  "basis",
  "month",
  "period_kind",
  "period_start",
  "period_end",
  "period_label",
  "previous_start",
  "previous_end",
  "per",
  "plan_year",
  "priority",
  "issue",
  "criterion",
  "evidence",
  "what",
  "group_name",
  "illustrative",
  "extract_before",
  "extract_after",
]);

/** What the words of a signal, and those of a place, are made of. */
const signalColumns = ["signal", "rule", "side", "since", "month", "points", "rebased"];
const placeColumns = [
  "rank_highest",
  "rank_highest_to",
  "rank_lowest",
  "rank_lowest_to",
  "of",
  "lacking",
  "rank_lower",
  "rank_upper",
  "indistinguishable_from",
];

export interface ExportColumn {
  name: string;
  /** as DuckDB calls it */
  type: string;
  /** null in a row that is suppressed */
  hidden: boolean;
  /** the columns that its words are made of */
  from?: readonly string[];
}

/**
 * The columns of a table, in their order. Reasons, and whose estimate a rate rests on, are given in
 * words; other lists are for the program alone.
 *
 * @throws UserError where the table is not to be taken out, or not made yet
 */
export async function exportColumns(store: Store, table: string): Promise<ExportColumn[]> {
  if (!Object.hasOwn(exportable, table)) {
    throw new UserError(`there is no table "${table}" to export`, {
      hint: `use one of ${Object.keys(exportable).join(", ")}`,
    });
  }
  const columns = await store.rows<{ name: string; type: string }>(
    `select column_name as name, data_type as type from duckdb_columns()
    where table_name = $table and not internal order by column_index`,
    { table },
  );
  const isOld = table === "score_evidence" && columns.every(({ name }) => name !== "rests_on");
  if (columns.length === 0 || isOld) {
    throw new UserError(`${table} has not been made yet`, {
      hint: table === "score_evidence" ? "csp score makes it" : "csp build makes it",
    });
  }
  const isRate = columns.some(({ name }) => name === "rate_year");
  return columns.flatMap(({ name, type }): ExportColumn[] => {
    if (type.startsWith("STRUCT(code "))
      return [{ name: name === "reasons" ? "note" : name, type: "VARCHAR", hidden: true, from: [name] }];
    if (type.endsWith("[]") || name === "rate_year" || name === "estimate_year") return [];
    if (name === "denominator" && isRate)
      return [{ name, type, hidden: true, from: [name, "rate_year", "estimate_year"] }];
    if (table === "findings_signal" && name === "signal")
      return [{ name, type, hidden: true, from: signalColumns }];
    if (table === "findings_rank" && name === "rule")
      return [
        { name: "certainty", type: "VARCHAR", hidden: true, from: placeColumns },
        { name, type, hidden: true },
      ];
    return [{ name, type, hidden: !naming.has(name) }];
  });
}
