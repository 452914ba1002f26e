import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { UserError } from "../../../pipeline/errors.js";
import type { Places } from "../../../pipeline/facts/place.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import { type Block, type Inline, strong, text } from "../../document.js";
import { insideSentence } from "../../words/countedThing.js";
import { placeWords } from "../../words/rankWords.js";
import { noteWords } from "../../words/reasons.js";
import type { Cite } from "../../words/sentences.js";
import type { Note, Notes } from "../notes/notesRead.js";
import { type NoteReference, noteBlocks } from "../notes/noteText.js";
import type { Slot } from "../notes/slots.js";
import { shorthand } from "./shownFigure.js";

/** A figure of the document that a note may call by its measure. */
export interface NotedFigure {
  name: string;
  row: TrendsRow;
  cite: Cite;
  /** among the areas of the county, where it is compared */
  places: Places;
}

const parts = ["value", "previous", "change", "percent", "rank", "period", "name"] as const;

/** What stands in the place of a figure that is hidden. */
const suppressed = text("[c]");

/**
 * The note of an issue as blocks under a heading of their own; nothing where there is none. `{{measure}}` is the
 * document's own figure, `{{measure.change}}` and the like a part of it.
 *
 * @param figuresOf the figures of a measure, or of a full name, in this document
 * @throws UserError naming file and line where a reference does not resolve
 */
export function noteOf(
  notes: Notes | undefined,
  issue: string | null,
  slug: string,
  figuresOf: (name: string) => NotedFigure[],
): Block[] {
  const note = issue === null ? undefined : notes?.byIssue.get(issue);
  if (note === undefined) return [];
  return [
    { kind: "heading", level: 2, id: `commentary-${slug}`, text: "Commentary" },
    ...filledNote(note, figuresOf),
  ];
}

/** The sections of the document that people have written, of these; of one without a text nothing, not even its heading. */
export function writtenSections(
  notes: Notes | undefined,
  wanted: readonly Slot[],
  figuresOf: (name: string) => NotedFigure[],
): Block[] {
  return wanted.flatMap(({ id, title }): Block[] => {
    const note = notes?.sections?.get(id);
    if (note === undefined) return [];
    return [{ kind: "heading", level: 1, id: `section-${id}`, text: title }, ...filledNote(note, figuresOf)];
  });
}

/** What people have written of these as one list, a line each after its title. */
export function writtenLines(
  notes: Notes | undefined,
  wanted: readonly Slot[],
  figuresOf: (name: string) => NotedFigure[],
): Block[] {
  const items = wanted.flatMap(({ id, title }): Inline[][] => {
    const note = notes?.sections?.get(id);
    if (note === undefined) return [];
    const said = filledNote(note, figuresOf).flatMap((block) =>
      block.kind === "paragraph" ? [block.inlines] : block.kind === "list" ? block.items : [],
    );
    return [
      [
        strong(`${title}: `),
        ...said.flatMap((inlines, at) => (at === 0 ? inlines : [text(" "), ...inlines])),
      ],
    ];
  });
  return items.length === 0 ? [] : [{ kind: "list", ordered: false, items }];
}

/** The text of a note with its figures, and what a hidden one is. */
function filledNote(note: Note, figuresOf: (name: string) => NotedFigure[]): Block[] {
  let hidden = false;
  const filled = noteBlocks(note.blocks, (reference) => {
    const given = fill(note, reference, figuresOf);
    hidden ||= given === suppressed;
    return given;
  });
  return [
    ...filled,
    ...(hidden
      ? [{ kind: "paragraph" as const, style: "note" as const, inlines: [text(`[c]: ${shorthand["[c]"]}.`)] }]
      : []),
  ];
}

/** @throws UserError where a note belongs to an issue that has no chapter in this document, and would be lost */
export function checkPlaced(notes: Notes | undefined, issues: readonly (string | null)[]): void {
  for (const [issue, { file }] of notes?.byIssue ?? []) {
    if (issues.includes(issue)) continue;
    throw new UserError(`${file}: this document has no chapter on "${issue}"`, {
      hint: "take the note away, or name it after an issue that has figures here",
    });
  }
}

function fill(note: Note, { name, line }: NoteReference, figuresOf: (name: string) => NotedFigure[]): Inline {
  const where = `${note.file}:${line}: {{${name}}}`;
  const dot = name.lastIndexOf(".");
  const last = name.slice(dot + 1);
  const part = dot > 0 && /^[a-z]+$/.test(last) ? last : "value";
  const whose = part === "value" && last !== "value" ? name : name.slice(0, dot);
  const known = parts.find((candidate) => candidate === part);
  if (known === undefined) {
    throw new UserError(`${where} asks for "${part}"`, { hint: `there are ${parts.join(", ")}` });
  }
  const [figure, other] = figuresOf(whose);
  if (figure === undefined) {
    throw new UserError(`${where} is no figure of this document`, {
      hint: "use a measure's id (csp measures lists them) or source/measure/area/2022-10..2023-09",
    });
  }
  if (other !== undefined) {
    throw new UserError(`${where} could be a figure of ${figure.row.source} or of ${other.row.source}`, {
      hint: "write source/measure/area/2022-10..2023-09",
    });
  }
  return said(figure, known, where);
}

function said({ name, row, cite, places }: NotedFigure, part: (typeof parts)[number], where: string): Inline {
  const missing = (what: string, status: string): never => {
    throw new UserError(`${where} has no ${what}`, { hint: noteWords(row.reasons) ?? status });
  };
  const count = (value: number | null, status: string, which: "current" | "previous"): Inline => {
    if (status === "suppressed") return suppressed;
    if (value === null || status !== "complete") return missing("whole figure", status);
    return cite(formatCount(value), which);
  };
  const hidden = row.status === "suppressed" || row.previous_status === "suppressed";
  switch (part) {
    case "value":
      return count(row.value, row.status, "current");
    case "previous":
      return count(row.previous, row.previous_status, "previous");
    case "change":
      if (hidden) return suppressed;
      if (row.change === null) return missing("change", "one of the two figures is missing");
      return row.change === 0
        ? cite("no change", "current")
        : cite(`${formatCount(Math.abs(row.change))} ${row.change > 0 ? "more" : "fewer"}`, "current");
    case "percent":
      if (hidden) return suppressed;
      if (row.percent === null) return missing("percentage", "the earlier figure is too small");
      return cite(formatPercent(row.percent), "current");
    case "rank":
      if (hidden) return suppressed;
      return text(placeWords(places) ?? missing("place", "it is not compared with other areas"));
    case "period":
      return text(formatPeriod(row.period_start, row.period_end));
    case "name":
      return text(insideSentence(name));
  }
}
