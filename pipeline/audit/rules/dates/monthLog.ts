import { addMonths, monthOf, yearOf } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import { yearLabel } from "../../facts/documentFacts.js";
import type { Judgement, Rule } from "../../facts/finding.js";
import { monthHeading, monthOfLog } from "../../facts/monthLog.js";

/** A month-by-month log: its months run in order inside the document's year, and its entries' dates agree with them. */
export const monthLog: Rule = {
  name: "month-log",
  explanation:
    "In a log of the year month by month, a heading is out of order or outside the year, or an entry dates itself to another year than its heading.",
  check: ({ facts }) => {
    const findings: Judgement[] = [];
    const headed = facts.blocks.flatMap((block, at) => {
      const month = monthHeading(block);
      // A list of contents names the months without their entries, the last of them too.
      const isMonth = (other: number): boolean => {
        const near = facts.blocks[other];
        return near !== undefined && monthHeading(near) !== null;
      };
      const listed = isMonth(at + 1) || (isMonth(at - 1) && isMonth(at - 2));
      return month === null || listed ? [] : [{ at, month }];
    });
    const titled = facts.dated === null ? -1 : facts.segments[facts.dated.segment]?.block;
    const log = headed
      .filter(({ at }) => at !== titled)
      .filter(({ at }) => headed.some((other) => other.at !== at && Math.abs(other.at - at) < 40));
    const misnamed = new Set<string>();
    if (facts.kind === "report" && log.length >= 4) {
      log.forEach(({ at, month }, index) => {
        const segment = facts.segments.find((one) => one.block === at);
        const last = log[index - 1]?.month;
        if (segment === undefined) return;
        const outside = facts.own !== null && (month < facts.own.from || month > facts.own.to);
        if (outside) misnamed.add(month);
        if (outside && facts.own !== null) {
          const message = `${formatMonth(month)} is not in ${yearLabel(facts.own)}, the year this document reports.`;
          findings.push(aboutSegment(segment, "error", message, `a month of ${yearLabel(facts.own)}`));
        } else if (last !== undefined && month <= last) {
          const message = `${formatMonth(month)} follows ${formatMonth(last)} in the log.`;
          findings.push(aboutSegment(segment, "error", message, formatMonth(addMonths(last, 1))));
        }
      });
    }
    for (const { segment: at, date } of facts.dates) {
      const segment = facts.segments[at];
      if (segment === undefined || !date.yearGiven || date.kind === "label" || date.kind === "year") continue;
      const month = monthOfLog(facts.blocks, segment.block);
      // Under a heading of the wrong year it is the heading that is wrong, and said to be.
      if (month === null || date.kind === "range" || misnamed.has(month)) continue;
      if (monthOf(date.from) === monthOf(month) && yearOf(date.from) !== yearOf(month)) {
        const message = `The entry is under ${formatMonth(month)} and dates itself ${date.text}.`;
        findings.push(aboutSegment(segment, "error", message, formatMonth(month), date.start, date.end));
      }
    }
    return findings;
  },
};
