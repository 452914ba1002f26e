import type { Built } from "../../../pipeline/build/withBuilt.js";
import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";

/** For whom a document is written, with what the other documents of a set share with it. */
export interface IssuingContext {
  internal: boolean;
  /** open already; without it each document opens the store for itself */
  built?: Built;
  /** what the documents before it in the set print and hide */
  issued?: readonly EarlierCell[];
}
