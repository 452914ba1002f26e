import type { FindingsXmrRow } from "../../pipeline/analysis/findingRows.js";
import { formatMonth } from "../formatDate.js";
import { asSentence, joinWords } from "../sentences.js";
import type { Finding } from "./finding.js";

const parts = (note: string | null): string[] => (note ?? "").split("; ").filter((part) => part !== "");

/** What only concerns a percentage, or is said in the table's shorthand. */
const ofPercentages = /^no percentage on |^\[c\]/;

/** What a period lacks beside the year before, and says nothing of the period alone. */
const ofYearBefore = /^previous year: |^no data for the same period|^rates: /;

/** A sentence for each break that the register says of the period of a ranking, a funnel or a group. */
export function breaksOf(breaks: string | null): string[] {
  return parts(breaks).map(asSentence);
}

/** What is to be known of a table that holds a figure beside the year before: its breaks, its months that are not whole. */
export function comparedNotes({ row }: Pick<Finding, "row">): string[] {
  return parts(row.note)
    .filter((part) => !ofPercentages.test(part))
    .map(asSentence);
}

/** The same for a table of several measures in one period, each note said once for all that it touches. */
export function sharedNotes(findings: readonly Pick<Finding, "row" | "measure">[]): string[] {
  const touched = new Map<string, string[]>();
  for (const { row, measure } of findings) {
    for (const part of parts(row.note)) {
      if (ofPercentages.test(part) || ofYearBefore.test(part)) continue;
      const note = asSentence(part.replace(/^no percentage across a break: /, ""));
      touched.set(note, [...(touched.get(note) ?? []), measure.name]);
    }
  }
  return [...touched].map(([note, names]) =>
    names.length === findings.length && names.length > 1 ? note : `${joinWords(names)}: ${note}`,
  );
}

/** Where the limits start anew within the months shown, and why: "The limits start anew in August 2021 (the end of: …)." */
export function rebaseNotes(points: readonly FindingsXmrRow[], shown: readonly FindingsXmrRow[]): string[] {
  return shown.flatMap(({ segment, month, rebased }) => {
    if (rebased === null || points.find((point) => point.segment === segment)?.month !== month) return [];
    return `The limits start anew in ${formatMonth(month)} (${rebased.replace(/^end of: /, "the end of: ")}).`;
  });
}
