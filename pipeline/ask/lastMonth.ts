import { UserError } from "../errors.js";
import { ownAreas } from "../findings/findings.js";
import type { Store } from "../store/open.js";

/**
 * The last month (YYYY-MM) of which the own areas have a figure.
 *
 * @throws UserError where they have none
 */
export async function lastMonth(store: Store): Promise<string> {
  const [last] = await store.rows<{ month: string | null }>(
    `select strftime(max(period_end), '%Y-%m') as month from series where area in ${ownAreas} and value is not null`,
  );
  if (last?.month) return last.month;
  throw new UserError("nothing that was loaded is of this district", {
    hint: "csp status says what is missing",
  });
}
