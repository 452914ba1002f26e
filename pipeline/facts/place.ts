import type { RanksRow } from "../store/rows.js";

/** A place among areas from both ends, as the marts and the findings have it. */
export type Place = Pick<
  RanksRow,
  "rank_highest" | "rank_highest_to" | "rank_lowest" | "rank_lowest_to" | "of" | "lacking"
>;

/** The places of one figure on both bases; null where there is none. */
export interface Places {
  byRate: Place | null;
  byCount: Place | null;
}

/** The nearer end is the lowest. */
export const isLow = ({ rank_highest, rank_lowest }: Place): boolean => rank_lowest <= rank_highest;

/** No hidden count of another area can change it. */
export const isCertain = ({ rank_highest, rank_highest_to, rank_lowest, rank_lowest_to }: Place): boolean =>
  rank_highest === rank_highest_to && rank_lowest === rank_lowest_to;

/** Some areas of the comparison have no figure that could be counted. */
export const isPartial = ({ lacking }: Pick<Place, "lacking">): boolean => lacking > 0;
