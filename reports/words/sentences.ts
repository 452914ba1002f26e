import type { MeasuresRow, TrendsRow } from "../../pipeline/store/rows.js";
import { capital, lowerFirst } from "../../pipeline/words/firstLetter.js";
import { formatCount, formatPercent } from "../../pipeline/words/number.js";
import { type Inline, text } from "../document.js";
import { countedThing, measureInSentence } from "./countedThing.js";
import { noteWords } from "./reasons.js";
import { pointsWords, type Share, shareOf } from "./share.js";
import { whySuppressed } from "./suppressed.js";

/** Binds the words of a figure to its origin: this period's, or last year's. */
export type Cite = (words: string, which: "current" | "previous") => Inline;

type Change = Pick<
  TrendsRow,
  "value" | "status" | "previous" | "previous_status" | "change" | "percent" | "reasons"
> &
  Partial<Pick<TrendsRow, "held" | "more" | "previous_more" | "share_of" | "previous_share_of">>;
type Counted = Pick<MeasuresRow, "name" | "unit" | "polarity"> & {
  /** of people, how: "counted month by month" */
  countedBy?: string | null;
};

/** A note of the marts as a sentence of its own: capital first, one full stop. */
export function asSentence(note: string): string {
  const words = note.trim().replace(/[.\s]+$/, "");
  return `${capital(words)}.`;
}

/** "No percentage is given. The earlier figure is below 50.": the note is someone else's sentence, so it stands alone. */
function because(words: string, note: string | null): string {
  return note === null || note === "" ? `${words}.` : `${words}. ${asSentence(note)}`;
}

/**
 * The finding of one measure in the house style: "There were 1,221 anti-social behaviour incidents, 127 more
 * (11.6%) than in the same period of the previous year (1,094)." What cannot be said is said to be so, and why;
 * a gap is never a nought. `when` opens the sentence where the period is not the document's own ("In April 2022
 * to March 2023").
 */
export function changeSentence(
  row: Change,
  measure: Counted,
  cite: Cite,
  when: string | null = null,
): Inline[] {
  const opening = (words: string) => (when === null ? words : `${when} ${lowerFirst(words)}`);
  if (row.value === null || row.status !== "complete") return missingSentence(row, measure, cite, opening);
  const share = shareOf(row);
  if (share !== null)
    return [...shareStart(share, measure, cite, when), ...shareComparison(share, row, cite)];
  const thing = countedThing(measure, row.value);
  const { countedBy = null } = measure;
  const by = countedBy === null ? "" : ` (${countedBy})`;
  const start: Inline[] =
    thing === null
      ? [
          text(`${when === null ? "" : `${when}: `}${measure.name}: `),
          cite(formatCount(row.value), "current"),
          text(` ${measure.unit}${by}`),
        ]
      : row.value === 0
        ? [text(opening("There were ")), cite("no", "current"), text(` ${thing}${by}`)]
        : [
            text(opening(row.value === 1 ? "There was " : "There were ")),
            cite(formatCount(row.value), "current"),
            text(` ${thing}${by}`),
          ];
  return [...start, ...comparison(row, cite)];
}

/** "Residents naming burglary as a concern: 28.2% of 1,000 respondents". */
function shareStart(share: Share, { name, unit }: Counted, cite: Cite, when: string | null): Inline[] {
  return [
    text(`${when === null ? "" : `${when}: `}${name}: `),
    cite(formatPercent(share.percent), "current"),
    text(` of ${formatCount(share.respondents)} ${unit}`),
  ];
}

function shareComparison({ previous, points }: Share, row: Change, cite: Cite): Inline[] {
  if (previous === null || points === null || row.change === null)
    return [text(`. ${withoutComparison(row)}`)];
  const before = cite(formatPercent(previous), "previous");
  if (Math.abs(points) < 1e-9) return [text(`, the same share as in ${than} (`), before, text(").")];
  const words = `${pointsWords(points)} ${points > 0 ? "more" : "less"}`;
  return [text(", "), cite(words, "current"), text(` than in ${than} (`), before, text(").")];
}

const than = "the same period of the previous year";

function comparison(row: Change, cite: Cite): Inline[] {
  if (row.previous === null || row.change === null || row.previous_status !== "complete") {
    return [text(`. ${withoutComparison(row)}`)];
  }
  const previous = cite(row.previous === 0 ? "none" : formatCount(row.previous), "previous");
  if (row.change === 0)
    return [text(", the same number as in "), text(than), text(" ("), previous, text(").")];
  const size = formatCount(Math.abs(row.change));
  const share =
    row.percent === null ? "" : ` (${row.percent === 0 ? "under 0.1%" : formatPercent(row.percent)})`;
  const words = `${size} ${row.change > 0 ? "more" : "fewer"}${share}`;
  const note = noteWords(row.reasons);
  const withheld =
    row.percent === null
      ? ` ${note === null ? "No percentage is given." : asSentence(note)}`
      : note === null
        ? ""
        : ` ${asSentence(note)}`;
  return [text(", "), cite(words, "current"), text(` than in ${than} (`), previous, text(`).${withheld}`)];
}

function withoutComparison(row: Change): string {
  if (row.previous_status === "suppressed") {
    return "The figure for the same period of the previous year is suppressed, so no change is given.";
  }
  if (row.previous_status === "half full") {
    return because(
      "No change is given, because months of the previous year hold far fewer records than usual",
      noteWords(row.reasons),
    );
  }
  if (row.previous_status === "incomplete" && row.previous_more != null) {
    return "Records that could be in the figure of the previous year are in no figure, so no change is given.";
  }
  if (row.previous_status === "incomplete") {
    return "The same period of the previous year was not wholly supplied, so no change is given.";
  }
  if (row.reasons.length > 0) return because("No change is given", noteWords(row.reasons));
  return "There is no figure for the same period of the previous year, so no change is given.";
}

function missingSentence(
  row: Change,
  measure: Counted,
  cite: Cite,
  opening: (words: string) => string,
): Inline[] {
  const thing = countedThing(measure, 2) ?? measureInSentence(measure);
  if (row.status === "suppressed") {
    return [text(opening(`The number of ${thing} is suppressed, ${whySuppressed}.`))];
  }
  if (row.held != null && row.value !== null) return heldSentence(row, row.value, measure, cite, opening);
  if (row.status === "incomplete" || row.value !== null) {
    const why =
      row.status === "half full"
        ? "months in it hold far fewer records than usual"
        : "the period was not wholly supplied";
    const start = text(
      because(opening(`The number of ${thing} cannot be given, because ${why}`), noteWords(row.reasons)),
    );
    if (row.value === null) return [start];
    return [
      start,
      text(" The part that was supplied holds "),
      cite(formatCount(row.value), "current"),
      text("."),
    ];
  }
  return [
    text(because(opening(`No data on ${thing} were received for this period`), noteWords(row.reasons))),
  ];
}

/**
 * "At least 1,011 fly-tipping reports were counted, and at most 1,087: 76 records that could be in it are in no figure:
 * unknown area." What holds whichever of them belong here, the reading says.
 */
function heldSentence(
  row: Change,
  value: number,
  measure: Counted,
  cite: Cite,
  opening: (words: string) => string,
): Inline[] {
  const thing = countedThing(measure, 2) ?? measureInSentence(measure);
  const note = noteWords(row.reasons);
  const bound = row.more == null ? "" : `, and at most ${formatCount(value + row.more)}`;
  return [
    text(opening(`At least `)),
    cite(formatCount(value), "current"),
    text(` ${thing} were counted${bound}. ${note === null ? "" : asSentence(note)}`.trimEnd()),
  ];
}
