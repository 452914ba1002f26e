import { formatMonth } from "../../../pipeline/calendar/print.js";
import type { FindingsXmrRow } from "../../../pipeline/facts/findingRows.js";
import type { Reason } from "../../../pipeline/store/reason.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { ofPercentages, ofPeriod, reasonNotes, rebasedWords } from "../../words/reasons.js";
import { asSentence } from "../../words/sentences.js";
import type { Finding } from "../data/finding.js";

/** A sentence for each break that the register says of the period of a ranking, a funnel or a group. */
export const breaksOf = (breaks: readonly Reason[]): string[] => reasonNotes(breaks).map(asSentence);

/** What is to be known of a table that holds a figure beside the year before: its breaks, its months that are not whole. */
export function comparedNotes({ row }: Pick<Finding, "row">): string[] {
  return reasonNotes(row.reasons.filter((reason) => !ofPercentages(reason))).map(asSentence);
}

/** The same for a table of several measures, each note said once for all that it touches. */
export const comparedTogether = (findings: readonly Pick<Finding, "row" | "measure">[]): string[] =>
  together(findings, comparedNotes);

/** What is to be known of the figures of one period, of a table of several measures, each note said once for all that it touches. */
export function sharedNotes(findings: readonly Pick<Finding, "row" | "measure">[]): string[] {
  return together(findings, ({ row }) =>
    reasonNotes(ofPeriod(row.reasons.filter((reason) => !ofPercentages(reason)))).map(asSentence),
  );
}

type Noted = Pick<Finding, "row" | "measure">;

function together(findings: readonly Noted[], notesOf: (finding: Noted) => string[]): string[] {
  const touched = new Map<string, string[]>();
  for (const finding of findings)
    for (const note of notesOf(finding))
      touched.set(note, [...(touched.get(note) ?? []), finding.measure.name]);
  return [...touched].map(([note, names]) =>
    names.length === findings.length && names.length > 1 ? note : `${joinWords(names)}: ${note}`,
  );
}

/** Where the limits are recalculated within the months shown, and why: "The limits are recalculated from August 2021 (the end of: …)." */
export function rebaseNotes(points: readonly FindingsXmrRow[], shown: readonly FindingsXmrRow[]): string[] {
  return shown.flatMap(({ segment, month, rebased }) => {
    const words = rebasedWords(rebased, "the end of");
    if (words === null || points.find((point) => point.segment === segment)?.month !== month) return [];
    return `The limits are recalculated from ${formatMonth(month)} (${words}).`;
  });
}
