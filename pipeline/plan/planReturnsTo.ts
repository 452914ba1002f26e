import type { ActionReturn } from "./typedReturns.js";

/**
 * The returns on a plan for the quarters that ended by a day. A quarter's returns come some weeks after its end and tell
 * how things stood then, so they count as returned by that day at the latest; those of later quarters do not count.
 *
 * @param planYear "2023-24"
 * @param end ISO day, the last of a quarter
 */
export function planReturnsTo(
  returns: readonly ActionReturn[],
  planYear: string,
  end: string,
): ActionReturn[] {
  return returns
    .filter((row) => row.plan_year === planYear && quarterEnd(planYear, row.quarter) <= end)
    .map((row) => ({ ...row, returned: row.returned < end ? row.returned : end }));
}

/** @param quarter 1 to 4, April to June being the first */
function quarterEnd(planYear: string, quarter: number): string {
  const year = Number(planYear.slice(0, 4));
  return [`${year}-06-30`, `${year}-09-30`, `${year}-12-31`, `${year + 1}-03-31`][quarter - 1] ?? "";
}
