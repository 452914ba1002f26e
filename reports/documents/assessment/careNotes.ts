import { joinWords } from "../../../pipeline/words/list.js";
import type { Block } from "../../document.js";
import { type Inline, strong, text } from "../../document.js";
import { ofPercentages, reasonNotes } from "../../words/reasons.js";
import { asSentence } from "../../words/sentences.js";
import type { AssessedFinding } from "../data/assessedFindings.js";

/** So many names are listed; of more it is said how many there are. */
const mostNamed = 4;

/**
 * What to beware of in a chapter: notes on its figures, each said once for all it touches. Breaks in recording, which touch
 * many chapters, are said once for all under the quality of the data.
 */
export function careNotes(members: readonly AssessedFinding[]): Block[] {
  const touched = new Map<string, string[]>();
  const say = (note: string, name: string) => {
    const names = touched.get(note) ?? [];
    if (!names.includes(name)) touched.set(note, [...names, name]);
  };
  for (const finding of members) {
    const { row, measure } = finding;
    // why a small base has no percentage, the method says for all
    for (const note of reasonNotes(
      row.reasons.filter((reason) => !ofPercentages(reason) && reason.code !== "break"),
    ))
      say(asSentence(note), measure.name);
  }
  if (touched.size === 0) return [];
  return [
    {
      kind: "callout",
      tone: "note",
      title: "To be read with care",
      paragraphs: [...touched].map(([note, names]): Inline[] => [
        strong(names.length > mostNamed ? `${names.length} measures: ` : `${joinWords(names)}: `),
        text(note),
      ]),
    },
  ];
}
