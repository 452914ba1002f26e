import type { Document } from "../document.js";
import { joinWords } from "../sentences.js";

/** What must be read before anything else in a document: that its data are made up, or a check was overridden. */
export function notices(data: { synthetic: boolean; overridden?: readonly string[] }): Document["notices"] {
  const made: Document["notices"] = [];
  const { synthetic, overridden = [] } = data;
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
      title: "Checks overridden",
      text: `This document was written although ${overridden.length === 1 ? "a check" : "checks"} failed: ${joinWords(overridden)}.`,
    });
  }
  return made;
}
