import { twoProportions } from "../statistics/index.js";
import type { TrendsRow } from "../store/rows.js";
import { rounded } from "../words/round.js";

/** The two answers of a survey as `trends` has them: respondents who gave it, of all. */
type Shares = Partial<Pick<TrendsRow, "share_of" | "previous_share_of">> &
  Pick<TrendsRow, "value" | "previous">;

export interface ShareChange {
  /** limits of the difference in percentage points, one decimal */
  lower: number;
  upper: number;
  z: number;
  /** of Pearson's χ², two-sided */
  p: number;
  /** null where chance alone could give the difference */
  direction: "up" | "down" | null;
}

/**
 * Two shares of surveys: the difference with Newcombe's hybrid score interval (`twoProportions`), held to be more than chance
 * by the rule for counts: z beyond 3 and the 95% limits on one side of none. Respondents are taken for a simple random
 * sample; weighted numbers are rounded to whole respondents. Null where the figures are no shares of a known base.
 */
export function shareChange({ value, previous, share_of, previous_share_of }: Shares): ShareChange | null {
  if (value === null || previous === null || share_of == null || previous_share_of == null) return null;
  const [part, of, before, ofBefore] = [value, share_of, previous, previous_share_of].map(Math.round) as Four;
  if (part > of || before > ofBefore || part < 0 || before < 0) return null;
  const found = twoProportions({ count1: before, total1: ofBefore, count2: part, total2: of });
  const { difference, lower, upper, chiSquare, p } = found;
  if (difference === null || lower === null || upper === null) return null;
  const z = Math.sign(difference) * Math.sqrt(chiSquare ?? 0);
  return {
    lower: rounded(lower * 100, 1),
    upper: rounded(upper * 100, 1),
    z: rounded(z, 2),
    p: rounded(p ?? 1, 4),
    direction: z > 3 && lower > 0 ? "up" : z < -3 && upper < 0 ? "down" : null,
  };
}

type Four = [number, number, number, number];
