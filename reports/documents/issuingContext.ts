import type { EarlierCell } from "../../pipeline/analysis/suppression.js";
import type { Built } from "../../pipeline/analysis/withBuilt.js";

/** For whom a document is written, with what the other documents of a set share with it. */
export interface IssuingContext {
  internal: boolean;
  /** open already; without it each document opens the store for itself */
  built?: Built;
  /** what the documents before it in the set print and hide */
  issued?: readonly EarlierCell[];
}
