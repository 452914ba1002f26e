import { readSql } from "../packageFiles.js";
import type { Store } from "../store/open.js";
import type { Reason } from "../store/reason.js";
import { rounded } from "../words/round.js";

/** What is known of one source, see `queries/status.sql`; `reports/words/board.ts` makes words of it. */
export interface BoardFacts {
  source: string;
  title: string;
  supplier: string;
  state: "here" | "late" | "months missing" | "half full" | "records quarantined" | "nothing here";
  supplies: number;
  /** months, 2023-09 */
  from: string | null;
  to: string | null;
  /** days of the first and the last month; no last where it is one month */
  missing: { first: string; last?: string }[];
  /** per cent of the usual month */
  half_full: { month: string; share: number }[];
  next_due: string | null;
  late: boolean;
  accepted: number | null;
  quarantined: number;
  duplicate: number | null;
  excluded: number | null;
  unknown_area: number | null;
  /** records quarantined that came corrected since */
  released: number;
  revised: number;
  /** figures that a newer supply of their month no longer names */
  withdrawn: number;
  /** files without a record that counts */
  empty: number;
  /** what makes figures doubtful, and from which day on */
  seen: { since: string; seen: Reason }[];
  /** records in no figure that are not in quarantine, by the reason (`pipeline/ingest/reasons.ts`) */
  held: { reason: string; records: number }[];
  /** files that wait for an answer */
  waiting: string[];
  /** files of which it was asked what they do to those before them */
  doubted: { file: string; taken: "replace" | "add"; doubt: string }[];
}

/**
 * What each state means, worst first: the rules by which `queries/status.sql` and `queries/marts/usual_months.sql` judge.
 *
 * @param halfFull the share of its usual month under which a source is half full, thresholds.half_full of partnership.yaml
 */
export const boardRules = (halfFull: number): { state: BoardFacts["state"]; rule: string }[] => [
  {
    state: "late",
    rule: "the period after the last one here should have come: the days that the contract allows after its end (expected.due_days) have passed by the day that the board is as at",
  },
  {
    state: "months missing",
    rule: "between two periods here, or since the first that the contract expects (expected.from), nothing was supplied",
  },
  {
    state: "half full",
    rule: `in a month the source as a whole holds less than ${rounded(halfFull * 100)} per cent of what is usual (the upper quartile of the two years around, lowered to the median of the same month of other years; in a series of one year to the months on either side, and only where the fall or rise is abrupt, more than a quarter), two thirds of its measures lie below 90 per cent of theirs, and chance does not explain it (2(√expected − √counted) > 4). Judged are sources with five measures of 20 a month; not judged are months that seeds/breaks.csv explains. Its figures are marked and no percentage rests on them. So are those of a log that is silent where its other months lead one to expect records: a month without any, a type or an area that is no longer mentioned, records that end days before their last month does (queries/marts/silences.sql)`,
  },
  {
    state: "records quarantined",
    rule: "records of a file could not be read under its contract and count in no figure (csp quarantine lists them)",
  },
  { state: "here", rule: "none of these" },
  { state: "nothing here", rule: "there is a contract and no extract, or none with a record" },
];

/**
 * The board as at a day; by default the last day that any source covers, since the program has no clock.
 *
 * @param asAt ISO day
 */
export async function board(store: Store, asAt?: string): Promise<{ asAt: string; rows: BoardFacts[] }> {
  const [last] = await store.rows<{ day: string }>(
    "select max(covers_to) as day from supplies where not removed",
  );
  const day = asAt ?? last?.day ?? "1990-01-01";
  return { asAt: day, rows: await store.rows<BoardFacts>(readSql("status"), { as_at: day }) };
}
