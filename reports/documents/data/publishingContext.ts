import type { Built } from "../../../pipeline/build/withBuilt.js";
import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";
import type { OverriddenCheck } from "../../../pipeline/workspace/seeds/overrides.js";
import type { Document } from "../../document.js";

/** For whom a document is written, with what the other documents of a set share with it. */
export interface IssuingContext {
  internal: boolean;
  /** open already; without it each document opens the store for itself */
  built?: Built;
  /** what the documents before it in the set print and hide */
  issued?: readonly EarlierCell[];
}

/** A document ready to be written, and the sensitive counts that it prints or hides; none are kept of an internal one. */
export interface Issue {
  document: Document;
  cells: readonly EarlierCell[];
  /** the checks that were overridden for it: the ledger keeps by whom */
  overridden: readonly OverriddenCheck[];
}
