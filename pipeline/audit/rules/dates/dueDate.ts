import { formatMonth } from "../../../calendar/print.js";
import { type DateMention, findDates } from "../../document/dates.js";
import type { Segment } from "../../document/segments.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import { type DocumentFacts, type Period, yearLabel } from "../../facts/documentFacts.js";
import type { Judgement, Rule } from "../../facts/finding.js";

const DUE_HEADER =
  /^(?:by when|due(?: date| by)?|deadline|target date|time\s?scales?|timeframe|completion(?: date)?|complete by|when|date due|end date)$/i;
const ACTION = /^\d{1,2}\.\d{1,2}\.?(?=\s|$)/;
/** What may stand beside the date in its cell: "by end of", a funding note. */
const ROOM = 14;

/** An action due outside the year of its plan. */
export const dueDate: Rule = {
  name: "due-date",
  explanation:
    "The action is due before its plan begins, or after it has ended; most often the date was left over from another year's plan.",
  check: ({ facts }) => {
    const { own } = facts;
    if (facts.kind !== "plan" || own === null) return [];
    return [...inTables(facts, own), ...inLines(facts, own)];
  },
};

function inTables(facts: DocumentFacts, own: Period): Judgement[] {
  let dueColumn = -1;
  return facts.blocks.flatMap((block, at) => {
    if (block.kind !== "row") return [];
    const header = block.cells.findIndex((cell) => DUE_HEADER.test(cell));
    if (header >= 0) dueColumn = header;
    const action = ACTION.test(block.cells.find((cell) => cell !== "") ?? "");
    return block.cells.flatMap((cell, column) => {
      if (column !== dueColumn && !action) return [];
      // Only a cell that is a date and little else is a due date; the column need not have survived extraction.
      const dates = datesOf(cell);
      const [date] = dates;
      if (date === undefined || dates.length > 1 || cell.length - date.text.length > ROOM) return [];
      const segment = facts.segments.find((one) => one.block === at && one.cell === column);
      return segment === undefined ? [] : judge(segment, date, own);
    });
  });
}

/** Rows whose columns were lost: a numbered action whose line ends with its date. */
function inLines(facts: DocumentFacts, own: Period): Judgement[] {
  return facts.segments.flatMap((segment) => {
    const block = facts.blocks[segment.block];
    if (segment.kind === "row" || block === undefined || !ACTION.test(block.text)) return [];
    const date = datesOf(segment.text).at(-1);
    if (date === undefined || segment.text.length - date.end > ROOM * 2 || /[.!?]$/.test(segment.text))
      return [];
    // A date inside the sentence ("the conference of March 2023") is not when the action is due.
    if (/\b(?:in|of|since|from|on|for|the)\s*$/i.test(segment.text.slice(0, date.start))) return [];
    return judge(segment, date, own);
  });
}

function datesOf(text: string): DateMention[] {
  return findDates(text).filter(
    (date) => date.yearGiven && !date.impossible && (date.kind === "month" || date.kind === "day"),
  );
}

function judge(segment: Segment, date: DateMention, own: Period): Judgement[] {
  if (date.from >= own.from && date.from <= own.to) return [];
  const side = date.to < own.from ? "before it begins" : "after it has ended";
  const message = `Due ${date.text}, which is ${side}: the plan runs from ${formatMonth(own.from)} to ${formatMonth(own.to)}.`;
  return [aboutSegment(segment, "error", message, `a date in ${yearLabel(own)}`, date.start, date.end)];
}
