import { formatMonth } from "../../../pipeline/calendar/print.js";
import { joinWords } from "../../../pipeline/words/list.js";
import type { Block } from "../../document.js";
import { type Inline, strong, text } from "../../document.js";
import { ofPercentages, reasonNotes, rebasedWords } from "../../words/reasons.js";
import { asSentence } from "../../words/sentences.js";
import type { AssessedFinding } from "../data/assessedFindings.js";

/** So many names are listed; of more it is said how many there are. */
const mostNamed = 4;

/** What to beware of in a chapter: notes on its figures and breaks in its series, each said once for all it touches. */
export function careNotes(
  members: readonly AssessedFinding[],
  leads: readonly AssessedFinding[] = [],
): Block[] {
  const touched = new Map<string, string[]>();
  const say = (note: string, name: string) => {
    const names = touched.get(note) ?? [];
    if (!names.includes(name)) touched.set(note, [...names, name]);
  };
  for (const finding of members) {
    const { row, measure, evidence } = finding;
    // why a small base has no percentage, the method says for all
    for (const note of reasonNotes(row.reasons.filter((reason) => !ofPercentages(reason))))
      say(asSentence(note), measure.name);
    const signal = evidence.series?.signal;
    const rebased = rebasedWords(signal?.rebased ?? [], "the end of");
    if (leads.includes(finding) && signal && rebased !== null) {
      say(
        `the limits by month are recalculated from ${formatMonth(signal.segment_start)} (${rebased}).`,
        measure.name,
      );
    }
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
