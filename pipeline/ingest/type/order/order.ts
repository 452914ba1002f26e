/** A row of a file, in its place among the others. */
export interface Row {
  /** counted from 0, as the gate counts */
  ordinal: number;
  /** the group of records with the same mapped cells */
  gid: number;
  /** a number for all that it says but its references */
  says: number;
  /** a number for all that it says but its references and its year */
  ofYear: number;
  /** a number for all that it says but its references, its month and its year */
  ofMonth: number;
  /** a number for all that it says but its references and its date */
  ofDay: number;
  /** days since 1 January 1970; null where it has none */
  day: number | null;
  /** whether its dates and words were read: accepted, or left out by the contract */
  read: boolean;
  /** the words of its kinds and places, by the place of the role in `kinds` */
  words: readonly string[];
}

/** The rows of a file in their order. */
export interface Order {
  rows: Row[];
  /** the roles of the columns that say of which kind or place a record is; none where records are not of days */
  kinds: readonly string[];
}

/** Rows in runs of which each follows the one before at once. */
export function runsOf<Row extends { ordinal: number }>(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  for (const row of [...rows].sort((a, b) => a.ordinal - b.ordinal)) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.ordinal === row.ordinal - 1) run.push(row);
    else runs.push([row]);
  }
  return runs;
}
