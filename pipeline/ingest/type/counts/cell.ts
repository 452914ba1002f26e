/** A count that a partner typed, which is accepted so far. */
export interface TypedCount {
  /** the group of records that has it */
  gid: number;
  /** the place of the file among those typed */
  file: number;
  measure: string;
  /** the first day of the period, as its days since 1 January 1970 */
  period: number;
  value: number;
  /** what names its row, column by column; empty where there is nothing */
  words: readonly string[];
}

/** What the rows of a file that name the same things count of a measure in a period. */
export interface Cell {
  /** the place of the file among those typed */
  file: number;
  measure: string;
  /** the first day of the period, as its days since 1 January 1970 */
  period: number;
  /** the words of its row, column by column, in a key that every spelling shares; empty where there are none */
  keys: readonly string[];
  value: number;
  /** the groups of records that are summed in it */
  gids: number[];
}

/** The cells of one row: of a file, under the same words. */
export const rowOf = ({ file, keys }: Cell): string => [file, ...keys].join("\n");

/** Binary digits of the sums met that are proof enough: one of a thousand, ten of two. */
export const proofOfSums = 10;

/** Of a total's periods so many may say otherwise: a damaged row is not in the sum. */
export const strays = 0.05;
