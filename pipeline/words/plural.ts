import { formatCount } from "./number.js";

/** The word that goes with a number: oneOrMany(1, "is", "are") is "is". */
export const oneOrMany = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** "1 record", "1,234 records"; `many` where the plural takes more than an s. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${oneOrMany(count, one, many)}`;

/** The same with "no action" for none. */
export const countedOrNo = (count: number, one: string, many = `${one}s`): string =>
  count === 0 ? `no ${one}` : counted(count, one, many);
