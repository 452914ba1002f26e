import { formatMonth } from "../../calendar/print.js";
import type { Store } from "../../store/open.js";
import { lastMonth } from "./fileNames.js";
import type { SupplyFile } from "./past/files.js";

/** A log may have no record in its last months where so many would have come. */
const expected = 10;

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/**
 * A file whose name names another last month than its records have, where every earlier file's name named its own: the
 * years of its dates are wrong. Less than a year is none: a file of half a year is named by the whole, and a name that
 * was not brought up to date does no harm.
 *
 * @param files the supplies of its source, its own among them
 */
export async function namedEnd(
  store: Store,
  extract: string,
  files: readonly SupplyFile[],
): Promise<string[]> {
  const own = files.find((each) => each.extract === extract);
  const named = own === undefined ? null : lastMonth(own.file);
  const before = files.filter(
    (each) => each.territory === own?.territory && each.received <= own.received && each !== own,
  );
  if (
    !own ||
    named === null ||
    before.length === 0 ||
    before.some((each) => lastMonth(each.file) !== monthOf(each.ends))
  )
    return [];
  const apart = named - monthOf(own.ends);
  if (Math.abs(apart) < 12) return [];
  const pace = await recordsAMonth(store, extract);
  if (pace !== null && Math.abs(apart) * pace < expected) return [];
  const [year, month] = [Math.floor((named - 1) / 12), ((named - 1) % 12) + 1];
  return [
    `its name ends with ${formatMonth(`${year}-${String(month).padStart(2, "0")}`)} and its records with ${formatMonth(own.ends)}, where the files before it have in them what their names say`,
  ];
}

/** A log's records a month; null of typed figures. */
async function recordsAMonth(store: Store, extract: string): Promise<number | null> {
  const [months] = await store.rows<{ pace: number | null }>(
    "select (sum(records) / count(*))::double as pace from supply_months where extract = $extract and first_day is not null",
    { extract },
  );
  return months?.pace ?? null;
}
