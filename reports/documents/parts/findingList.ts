import { addAll } from "../../../pipeline/bulk.js";
import { type Block, type Inline, text } from "../../document.js";
import { rankFinding } from "../../words/rankWords.js";
import { changeSentence } from "../../words/sentences.js";
import type { AssessmentData } from "../data/assessmentData.js";
import { type Finding, placesOf } from "../data/finding.js";
import { untouchedInlines } from "./untouchedWords.js";

/** One sentence a measure in the house style, with its place in the county. */
export function findingList(
  data: Pick<AssessmentData, "partnership">,
  all: readonly Finding[],
): Extract<Block, { kind: "list" }> {
  return {
    kind: "list",
    ordered: false,
    items: all.map((finding): Inline[] => {
      const { row, measure, countedBy } = finding;
      const words = [...changeSentence(row, { ...measure, countedBy }, finding.cite)];
      const months = untouchedInlines(finding);
      if (months.length > 0) addAll(words, [text(" "), ...months, text(".")]);
      const placed = rankFinding(placesOf(finding), data.partnership.county);
      if (placed !== null) words.push(text(` ${placed}`));
      return words;
    }),
  };
}
