import type { Store } from "../store/open.js";

/**
 * The places (of ranks or of funnels) of the period asked for among all but wards. Those that the build has found for the
 * same twelve months, as of an assessment year, are taken from its tables; the others are found now. In no order.
 *
 * @param read finds those that a condition on `r`, the table of ranks, picks
 */
export async function askedPlaces<Row>(
  store: Store,
  table: "findings_rank" | "findings_funnel",
  read: (where: string) => Promise<Row[]>,
): Promise<Row[]> {
  const keys = ["source", "measure", "scope", "period_start", "period_end"];
  if (table === "findings_rank") keys.push("basis");
  const asked = "r.period_kind = 'asked' and r.scope <> 'wards'";
  const of = (alias: string): string => `(${keys.map((key) => `${alias}.${key}`).join(", ")})`;
  const known = await store.rows<Row>(
    `select f.* from ${table} f where ${of("f")} in (select ${of("r")} from ranks r where ${asked})
     qualify row_number() over (partition by ${of("f")}, f.area order by f.period_kind) = 1`,
  );
  return [...known, ...(await read(`${asked} and ${of("r")} not in (select ${of("f")} from ${table} f)`))];
}
