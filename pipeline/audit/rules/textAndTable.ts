import { findDates } from "../document/dates.js";
import { readingsOf } from "../equations/pool.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import { sourceLine } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { bothDated, differ, type Entry, ledgerOf } from "../facts/ledger.js";
import { subjectWords } from "../statements/subject.js";
import { type Cell, type Table, turned } from "../tables/table.js";

/** A count of the text against the cell of a table that is of the same thing and year. */
export const textAndTable: Rule = {
  name: "text-and-table",
  explanation:
    "The text gives a count of one thing in one year, and the table gives another for the same thing and year.",
  check: ({ statements, tables, facts }) => {
    const cells = tables.flatMap((table) => [table, ...turned(table)]).flatMap(named);
    return ledgerOf(statements, facts).flatMap((entry): Judgement[] => {
      const { now } = entry;
      // "42.3 per cent of the total of 42,841": a whole, and not the count of what the sentence is about.
      const text = facts.segments[entry.statement.segment]?.text.slice(0, now?.start ?? 0) ?? "";
      if (
        /\bof (?:the|all) [^.;]{0,30}$/i.test(text) &&
        /(?:%|per cent|percent|one in [a-z]+) of [^.;]*$/i.test(text)
      )
        return [];
      if (now === null || entry.areas !== "" || !bothDated(entry, entry)) return [];
      const same = cells.filter((one) => one.subject === entry.subject && one.period === entry.period);
      const [only, ...others] = same;
      if (only === undefined || others.length > 0 || !differ(now, only.cell.figure)) return [];
      // "We gave 698. It has since been corrected; 702 is right": the paragraph prints the other one too.
      const block = facts.segments[entry.statement.segment]?.block ?? -1;
      const around = readingsOf(block, facts.readings);
      const printed = around.flatMap(({ figures }) => figures);
      if (
        around.some(({ shape }) => CORRECTED.test(shape.text)) &&
        printed.some((one) => one !== now && !differ(one, only.cell.figure))
      )
        return [];
      const ratio = now.value / only.cell.figure.value;
      if (ratio > 2.5 || ratio < 0.4) return [];
      const where = sourceLine(facts, only.cell.segment, 0);
      const message = `${entry.subject}: ${now.text} here and ${only.cell.figure.text} in the table, line ${where}.`;
      return [aboutStatement(entry.statement, "error", message, "one value, or the reason for two")];
    });
  },
};

const CORRECTED = /\b(?:corrected|correction|revised|revision|amended|restated|replaces|superseded)\b/;

interface NamedCell {
  readonly subject: Entry["subject"];
  readonly period: Entry["period"];
  readonly cell: Cell;
}

/** Cells under a column that is named by a year alone, in rows that name what is counted. */
function named(table: Table): NamedCell[] {
  const years = table.header.map((name) => {
    const [date] = findDates(name);
    const alone = date?.kind === "label" && name.replace(date.text, "").trim() === "";
    return alone ? `${date.from.slice(0, 7)}|${date.to.slice(0, 7)}` : null;
  });
  return table.rows.flatMap((row) => {
    const subject = [...new Set(subjectWords(row.label))].sort().join(" ");
    return row.cells.flatMap((cell, column): NamedCell[] => {
      const period = years[column] ?? null;
      return cell === null || period === null || subject === "" ? [] : [{ subject, period, cell }];
    });
  });
}
