import type { Store } from "../store/open.js";
import { readSql } from "../store/sqlFile.js";

/** One source's line on the status board; see `queries/status.sql`. */
export interface BoardRow {
  source: string;
  title: string;
  supplier: string;
  state: "here" | "late" | "months missing" | "half full" | "records put aside" | "nothing here";
  supplies: number;
  from: string | null;
  to: string | null;
  missing: string | null;
  half_full: string | null;
  next_due: string | null;
  accepted: number | null;
  quarantined: number;
  duplicate: number | null;
  excluded: number | null;
  unknown_area: number | null;
  revised: number;
  note: string;
}

/**
 * The board as at a day; by default the last day that any source covers, since the program has no clock.
 *
 * @param asAt ISO day
 */
export async function board(store: Store, asAt?: string): Promise<{ asAt: string; rows: BoardRow[] }> {
  const [last] = await store.rows<{ day: string }>(
    "select max(covers_to) as day from supplies where not removed",
  );
  const day = asAt ?? last?.day ?? "1990-01-01";
  return { asAt: day, rows: await store.rows<BoardRow>(readSql("status"), { as_at: day }) };
}
