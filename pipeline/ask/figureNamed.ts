import { endOfMonth } from "../calendar/day.js";
import { UserError } from "../errors.js";
import { askedTrends } from "./askedTrends.js";
import type { FigureAsked } from "./explain.js";

/** Finds the one figure that a name, or a measure with options, means. */
export async function figureNamed(
  root: string,
  name: string,
  options: { source?: string; area?: string; to?: string; months: number },
): Promise<FigureAsked> {
  const parts = /^([^/]+)\/([^/]+)\/([^/]+)\/(\d{4}-(?:0[1-9]|1[0-2]))\.\.(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(
    name,
  );
  if (parts) {
    const [, source = "", measure = "", area = "", from = "", to = ""] = parts;
    if (from > to) {
      throw new UserError(`"${name}" ends before it begins`, {
        hint: "write source/measure/area/2022-10..2023-09",
      });
    }
    return { source, measure, area, from: `${from}-01`, to: endOfMonth(to) };
  }
  if (name.includes("/")) {
    throw new UserError(`"${name}" is not the name of a figure`, {
      hint: "write source/measure/area/2022-10..2023-09, or a measure",
    });
  }
  const rows = await askedTrends(root, { ...options, measure: name });
  const [row, other] = rows;
  if (!row)
    throw new UserError(`there is no figure for ${name} there and then`, {
      hint: "csp trends lists what there is",
    });
  if (other) {
    throw new UserError(`${rows.length} figures answer to ${name}`, {
      hint: `choose with --source (${[...new Set(rows.map(({ source }) => source))].join(", ")}) or --area`,
    });
  }
  return {
    source: row.source,
    measure: row.measure,
    area: row.area,
    from: row.period_start,
    to: row.period_end,
  };
}
