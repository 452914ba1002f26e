import { claimOf } from "../../../pipeline/build/checks.js";
import { formatMonth } from "../../../pipeline/calendar/print.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { countedOrNo } from "../../../pipeline/words/plural.js";
import type { OverriddenCheck } from "../../../pipeline/workspace/seeds/overrides.js";
import type { Document } from "../../document.js";

/**
 * What must be read before anything else in a document: that its data are made up, or which checks were overridden, why
 * and in what post. Who held the post is said in internal copies alone.
 */
export function notices(data: {
  synthetic: boolean;
  overridden: readonly OverriddenCheck[];
  internal?: boolean;
}): Document["notices"] {
  const made: Document["notices"] = [];
  const { synthetic, overridden, internal = false } = data;
  if (synthetic) {
    made.push({
      tone: "note",
      title: "Synthetic data",
      text: "This document was written from made-up extracts. It shows what the method does; it says nothing about any real place or person.",
    });
  }
  if (overridden.length > 0) {
    made.push({
      tone: "warning",
      title: overridden.length === 1 ? "Check overridden" : "Checks overridden",
      text: `This document was written although ${countedOrNo(overridden.length, "check", "checks")} of its figures failed. ${overridden.map((row) => overriddenWords(row, internal)).join(" ")}`,
    });
  }
  return made;
}

/** What was found is not repeated here: it may be a count that is hidden elsewhere. */
function overriddenWords(row: OverriddenCheck, internal: boolean): string {
  const end = row.reason.trim().replace(/[.;\s]+$/, "");
  return `“${claimOf(row.check)}”, which looks for each ${row.looks_for}, found ${formatCount(row.findings)}. Overridden on the data to ${formatMonth(`${row.data_to}-01`)} by: ${row.role}${internal ? ` (${row.name})` : ""}. Reason: ${end}.`;
}
