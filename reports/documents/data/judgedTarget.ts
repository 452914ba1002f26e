import type { TargetRow } from "../../../pipeline/targets/targets.js";

/** A success measure as judged, with the measure it rests on; null where it rests on actions. */
export type JudgedTarget = TargetRow & {
  measure: string | null;
  /** its figures are suppressed in public */
  suppressed?: true;
};
