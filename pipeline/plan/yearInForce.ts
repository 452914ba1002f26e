import { UserError } from "../errors.js";

/**
 * The plan year itself where `rows` have it, else the last one before it.
 *
 * @throws UserError where there is none, naming the seed file
 */
export function yearInForce(rows: readonly { plan_year: string }[], planYear: string, file: string): string {
  const before = rows.map(({ plan_year }) => plan_year).filter((year) => year <= planYear);
  const last = before.sort().at(-1);
  if (last === undefined) {
    throw new UserError(`seeds/${file} has nothing for the plan year ${planYear} or one before it`, {
      hint: `add the rows of ${planYear}`,
    });
  }
  return last;
}
