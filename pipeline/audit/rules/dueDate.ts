import { findDates } from "../dates.js";
import { sayMonth } from "../day.js";
import { yearLabel } from "../documentFacts.js";
import type { Judgement, Rule } from "../finding.js";
import { aboutSegment } from "./aboutSegment.js";

const DUE_HEADER =
  /^(?:by when|due(?: date| by)?|deadline|target date|time\s?scales?|timeframe|completion(?: date)?|complete by|when|date due|end date)$/i;

/** An action due outside the year of its plan. */
export const dueDate: Rule = {
  name: "due-date",
  explanation:
    "The action is due before its plan begins, or after it has ended; most often the date was left over from another year's plan.",
  check: ({ facts }) => {
    const { own } = facts;
    if (facts.kind !== "plan" || own === null) return [];
    const findings: Judgement[] = [];
    let dueColumn = -1;
    facts.blocks.forEach((block, at) => {
      if (block.kind !== "row") return;
      const header = block.cells.findIndex((cell) => DUE_HEADER.test(cell));
      if (header >= 0) {
        dueColumn = header;
        return;
      }
      const action = /^\d{1,2}\.\d{1,2}\.?$/.test(block.cells.find((cell) => cell !== "") ?? "");
      block.cells.forEach((cell, column) => {
        const dates = findDates(cell).filter((date) => date.yearGiven && !date.impossible);
        const [date] = dates;
        // Only a cell that is a date and little else is a due date; the column need not have survived extraction.
        const alone = date !== undefined && dates.length === 1 && cell.length - date.text.length <= 14;
        if (
          date === undefined ||
          !alone ||
          date.kind === "range" ||
          date.kind === "label" ||
          date.kind === "year"
        )
          return;
        if (column !== dueColumn && !action) return;
        const segment = facts.segments.find((one) => one.block === at && one.cell === column);
        if (segment === undefined || (date.from >= own.from && date.from <= own.to)) return;
        const early = date.to < own.from;
        const side = early ? "before it begins" : "after it has ended";
        const message = `Due ${date.text}, which is ${side}: the plan runs from ${sayMonth(own.from)} to ${sayMonth(own.to)}.`;
        findings.push(
          aboutSegment(segment, "error", message, `a date in ${yearLabel(own)}`, date.start, date.end),
        );
      });
    });
    return findings;
  },
};
